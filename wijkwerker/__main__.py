"""`python -m wijkwerker` starts the same program as the command `wijkwerker`."""

import sys

from wijkwerker.app import main

if __name__ == "__main__":
    sys.exit(main())
