#!/usr/bin/env python3
"""Everything a developer does here, from any folder, with nothing but Python: see `python3 dev.py --help`.

The standard library only: this file makes `.venv`, where everything else lives. It speaks to developers, so English.
"""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import datetime
import hashlib
import importlib.util
import os
import random
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "set-up-with"
LOCK = ROOT / "requirements.lock"
OLDEST = (3, 11)

# what the wheels of Qt expect of a Linux system: the library, and the Debian package that has it
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
FONTS = ("Inter", "NotoSans")  # the interface is drawn for Inter; Noto Sans does as well
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
FONT_PACKAGE = "fonts-inter"


class Stop(Exception):  # noqa: N818 - not an error of ours: something that the developer has to do first
    """Ends the run with a sentence for the developer."""


def say(text: str) -> None:
    """Print now, so that the line stands before what the next program prints."""
    print(text, flush=True)


def call(*command: str | Path, quiet: bool = False) -> int:
    """Run a program in the root folder; its exit code."""
    output = subprocess.DEVNULL if quiet else None
    try:
        return subprocess.run([str(part) for part in command], cwd=ROOT, stdout=output, check=False).returncode
    except OSError as error:
        say(str(error))
        return 127


def must(what: str, *command: str | Path) -> None:
    """Run a program in the root folder; stop when it fails."""
    if call(*command):
        raise Stop(f"{what} did not work; what went wrong stands above.")


# --- the system ---------------------------------------------------------------------------------------------------


def missing_libraries() -> list[str]:
    """The libraries that Qt needs and that cannot be loaded."""
    missing = []
    for name in LIBRARIES:
        try:
            ctypes.CDLL(name)
        except OSError:
            missing.append(name)
    return missing


def has_font() -> bool:
    """Whether a font that the interface was drawn for is installed."""
    folders = (Path(folder).expanduser() for folder in FONT_FOLDERS)
    return any(file.name.startswith(FONTS) for folder in folders for file in folder.glob("**/*.[ot]t[fc]"))


def system() -> None:
    """On Linux: see what the system lacks, install it when we may, else say how. Raises Stop when Qt cannot start."""
    if sys.platform != "linux":
        return
    libraries = missing_libraries()
    packages = [LIBRARIES[name] for name in libraries]
    if importlib.util.find_spec("ensurepip") is None:
        packages.append(f"python{sys.version_info[0]}.{sys.version_info[1]}-venv")
    needed = bool(packages)
    if not has_font():
        packages.append(FONT_PACKAGE)
    if not packages or install(packages):
        return
    if shutil.which("apt-get"):
        how = f"sudo apt-get install {' '.join(packages)}"
    else:
        tool = next((name for name in ("dnf", "zypper") if shutil.which(name)), "")
        wanted = [f"{name}()(64bit)" for name in libraries]  # these two find a package by what it holds
        how = shlex.join(["sudo", tool, "install", *wanted]) if tool and wanted else f"install {', '.join(packages)}"
    if needed:
        raise Stop(f"This computer lacks something that the window needs. Please run:\n\n    {how}\n\nand start again.")
    say(f"The window looks best with the font Inter: {how}")


def install(packages: list[str]) -> bool:
    """Install Debian packages when that takes no password; whether it worked."""
    if not shutil.which("apt-get"):
        return False
    first: list[str] = []
    if os.geteuid() != 0:
        if not shutil.which("sudo") or call("sudo", "-n", "true", quiet=True):
            return False
        first = ["sudo", "-n"]
    say(f"Installing what the system lacks: {' '.join(packages)}")
    first += ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    call(*first, "update", quiet=True)
    return call(*first, "install", "--yes", "--no-install-recommends", *packages, quiet=True) == 0


# --- the environment ----------------------------------------------------------------------------------------------


def fingerprint() -> str:
    """What `.venv` was made from: other files, or another folder, and it is brought up to date."""
    parts = (LOCK.read_bytes(), (ROOT / "pyproject.toml").read_bytes(), str(ROOT).encode())
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def up_to_date() -> bool:
    """Whether `.venv` holds what the lock file says."""
    return PYTHON.exists() and STAMP.exists() and STAMP.read_text() == fingerprint()


def setup() -> None:
    """Make `.venv` or bring it up to date; takes a moment only when something changed."""
    if not up_to_date():
        system()
        if call(PYTHON, "-c", "import pip", quiet=True) if PYTHON.exists() else True:
            say("Making .venv")
            must("Making .venv", sys.executable, "-m", "venv", "--clear", VENV)
        say("Installing the packages of requirements.lock (the first time takes a minute or two)")
        pip = (PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input")
        must("Installing the packages", *pip, "--require-hashes", "--requirement", LOCK)
        must("Installing Wijkwerker itself", *pip, "--no-deps", "--no-build-isolation", "--editable", ROOT)
        STAMP.write_text(fingerprint())
    translations = sorted((ROOT / "resources" / "i18n").glob("*/LC_MESSAGES/*.po"))
    if any(not is_newer(file.with_suffix(".mo"), file) for file in translations):
        must("Compiling the translations", PYTHON, "installers/translations.py", "compile")


def is_newer(made: Path, source: Path) -> bool:
    """Whether `made` exists and is not older than `source`."""
    return made.exists() and made.stat().st_mtime_ns >= source.stat().st_mtime_ns


# --- the commands -------------------------------------------------------------------------------------------------


def has_screen() -> bool:
    """Whether a window can be shown; macOS and Windows always have a screen."""
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def run(rest: list[str]) -> int:
    """Open the app with the demo neighbourhood; without a screen, do the tour instead."""
    if not has_screen():
        say("There is no screen here (DISPLAY and WAYLAND_DISPLAY are empty), so here is the tour instead.")
        return tour(rest)
    return call(PYTHON, "-m", "wijkwerker", "--db", demo_file(), *rest)


def demo_file() -> Path:
    """The demo neighbourhood until today, made once a day in the user's own cache folder."""
    ask = "import platformdirs; print(platformdirs.user_cache_dir('Wijkwerker', appauthor=False))"
    answer = subprocess.run([PYTHON, "-c", ask], capture_output=True, text=True, check=True)
    folder = Path(answer.stdout.strip())
    file = folder / f"demo-{datetime.date.today().isoformat()}.db"  # noqa: DTZ011 - the day on this computer's clock
    if not file.exists():
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("demo-*"):
            with contextlib.suppress(OSError):  # yesterday's window may still be open
                old.unlink()
        say("Making the demo neighbourhood")
        part = folder / f"demo-{os.getpid()}.part.db"
        if call(PYTHON, "-m", "wijkwerker", "demo", "--db", part, "--size", "small", quiet=True):
            raise Stop("The demo could not be made; what went wrong stands above.")
        part.replace(file)
    return file


def tour(rest: list[str]) -> int:
    """Walk through the windows without a screen; leaves pictures and workbooks in tour/."""
    folder = ROOT / "tour"
    code = call(PYTHON, "-m", "wijkwerker", "tour", "--out", folder, *rest)
    made = sorted(path for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else []
    pictures = sum(path.suffix == ".png" for path in made)
    say(f"{pictures} pictures in {folder}")
    for path in made:
        if path.suffix in {".xlsx", ".pdf", ".docx"}:
            say(f"{path.name} in {folder}")
    return code


CHECKS = {
    "ruff check": ("-m", "ruff", "check", "--quiet", "--output-format", "concise"),
    "ruff format": ("-m", "ruff", "format", "--check", "--quiet", "--output-format", "concise"),
    "mypy": ("-m", "mypy"),
    "import-linter": (
        "-c",
        "from importlinter.cli import lint_imports_command as lint; lint()",
        "--no-logo",
        "--no-cache",
    ),
    "translations": ("installers/translations.py", "check"),
}


def check(_rest: list[str]) -> int:
    """Look at the code without running it; says which checks failed."""
    failed = []
    for name, command in CHECKS.items():
        say(f"--- {name}")
        if call(PYTHON, *command):
            failed.append(name)
    say(f"--- not right yet: {', '.join(failed)}" if failed else "--- every check is fine")
    return 1 if failed else 0


def test(rest: list[str]) -> int:
    """Every check, then every test; arguments go to pytest."""
    if check([]):
        return 1
    say("--- pytest")
    return call(PYTHON, "-m", "pytest", *(rest or ("-n", "2", "--dist", "loadfile")))


def bench(rest: list[str]) -> int:
    """Measure against the references; with --properties search long for lost edits, with --faults for lost files."""
    if "--faults" in rest:
        return break_disks([word for word in rest if word != "--faults"])
    if "--properties" in rest:
        return search([word for word in rest if word != "--properties"])
    return call(PYTHON, "-m", "pytest", "tests/benchmarks", "-s", "-o", "addopts=--import-mode=importlib", *rest)


def search(rest: list[str]) -> int:
    """The searches of tests/properties with 5,000 examples each and a seed that is said, so that it can be repeated."""
    seed = os.environ.setdefault("WIJKWERKER_SEED", str(random.SystemRandom().randrange(1, 1_000_000)))
    examples = os.environ.setdefault("WIJKWERKER_EXAMPLES", "5000")
    say(f"{examples} examples of each; to repeat this search: WIJKWERKER_SEED={seed} python3 dev.py bench --properties")
    return call(PYTHON, "-m", "pytest", "tests/properties", f"--hypothesis-seed={seed}", *(rest or ("-n", "2")))


def break_disks(rest: list[str]) -> int:
    """The rounds of tests/faults: 300 kills and 300 failures of the disk, with a seed that is said."""
    seed = os.environ.setdefault("WIJKWERKER_SEED", str(random.SystemRandom().randrange(1, 1_000_000)))
    rounds = os.environ.setdefault("WIJKWERKER_FAULTS", "300")
    say(f"{rounds} kills and {rounds} failures; to repeat them: WIJKWERKER_SEED={seed} python3 dev.py bench --faults")
    return call(PYTHON, "-m", "pytest", "tests/faults", *rest)


def build(_rest: list[str]) -> int:
    """Make the wheel, the source archive and the list of libraries in dist/, and the frozen app with PyInstaller."""
    must("Building", PYTHON, "-m", "build", "--no-isolation")
    must("Listing the libraries", PYTHON, "installers/sbom.py", ROOT / "dist")
    if call(PYTHON, "-c", "import importlib.util as u, sys; sys.exit(u.find_spec('PyInstaller') is None)"):
        say("PyInstaller is not in .venv, so there is no frozen app.")
        return 0
    return call(PYTHON, "-m", "PyInstaller", "--noconfirm", "installers/wijkwerker.spec")


def translations(_rest: list[str]) -> int:
    """Collect the sentences of the code into the catalogues of resources/i18n."""
    return call(PYTHON, "installers/translations.py", "update")


def tool(rest: list[str]) -> int:
    """Run a program of .venv, as in `dev.py tool ruff format`."""
    if not rest:
        raise Stop(f"Which one? {', '.join(sorted(path.stem for path in BIN.iterdir()))}")
    return call(BIN / rest[0], *rest[1:])


def lock(rest: list[str]) -> int:
    """Choose the versions of all packages anew; `--upgrade` takes the newest that pyproject.toml allows."""
    place = VENV / "lock"  # the tool that can choose for every system at once, apart from what we ship
    must("Making a place for uv", sys.executable, "-m", "venv", place)
    programs = place / BIN.name
    must("Installing uv", programs / PYTHON.name, "-m", "pip", "install", "--quiet", "uv")
    flags = ("--universal", "--python-version", "3.11", "--generate-hashes")
    plain = ("--no-emit-index-url", "--no-header", "--no-annotate", "--quiet")  # no address of any registry
    sources = ("pyproject.toml", "--group", "dev", "--output-file", LOCK)
    return call(programs / "uv", "pip", "compile", *flags, *plain, *sources, *rest)


def nothing(_rest: list[str]) -> int:
    """Make `.venv` ready and stop there."""
    say(f"Ready: {BIN / 'wijkwerker'}")
    return 0


COMMANDS = {
    "run": run,
    "test": test,
    "setup": nothing,
    "check": check,
    "bench": bench,
    "build": build,
    "tour": tour,
    "translations": translations,
    "tool": tool,
    "lock": lock,
}


def main() -> int:
    """Do what the command line says; the exit code."""
    if sys.version_info < OLDEST:
        raise Stop("Wijkwerker needs Python 3.11 or newer; this is {}.{}.".format(*sys.version_info[:2]))
    lines = (f"  {name:13} {(do.__doc__ or '').splitlines()[0]}" for name, do in COMMANDS.items())
    parser = argparse.ArgumentParser(
        prog="dev.py",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="commands (what follows the command goes to the program it starts):\n" + "\n".join(lines),
    )
    parser.add_argument("command", choices=COMMANDS, metavar="command")
    parser.add_argument("rest", nargs=argparse.REMAINDER, metavar="…")
    chosen = parser.parse_args()
    setup()
    return COMMANDS[chosen.command](chosen.rest)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Stop as reason:
        sys.exit(str(reason))
    except KeyboardInterrupt:
        sys.exit(130)
