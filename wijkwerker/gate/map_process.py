"""The process that looks into a GeoPackage: a hostile database breaks this process and nothing else."""

from contextlib import closing
from pathlib import Path
from typing import Any, BinaryIO, NoReturn

from wijkwerker.gate import child, geopackages


def main() -> NoReturn:
    """Tell the layers of the map that the standard input names, and end the process."""
    child.serve(_read)


def _read(order: dict[str, Any], _given: BinaryIO) -> child.Frames:
    with closing(geopackages.connect(Path(order["path"]))) as opened:
        for layer in geopackages.layers(opened):
            yield ["layer", *layer]


if __name__ == "__main__":
    main()
