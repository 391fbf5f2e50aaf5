"""What the wheel needs besides the package: the shipped folders inside it, and compiled translations."""

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SHIPPED = ("resources", "database")


class ShippedFolders(BuildHookInterface[Any]):
    """Puts `resources` and `database` into the package as `_resources` and `_database`, where paths.py looks."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the catalogues and name the folders to include; `version` is "editable" for `pip install -e`."""
        runpy.run_path(str(Path(self.root) / "installers" / "translations.py"))["compile_all"]()
        if self.target_name == "wheel" and version != "editable":
            for name in SHIPPED:
                build_data["force_include"][str(Path(self.root) / name)] = f"wijkwerker/_{name}"
