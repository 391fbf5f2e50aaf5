"""The catalogues in resources/i18n: collect the sentences of the code, check that all are translated, compile.

`update` brings the catalogues up to date with the code, `check` tells what is missing and exits with 1, `compile`
makes the files that the program reads.
"""

import ast
import io
import os
import string
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
KEYWORDS: dict[str, tuple[int, ...] | None] = {"_": None, "N_": None, "ngettext": (1, 2)}
NEW_LANGUAGE = "en"
SHOWN = 40  # faults


def sources() -> Catalog:
    """Every marked sentence of the program, with the modules that say it."""
    found = Catalog(project="Wijkwerker", charset="utf-8", fuzzy=False)
    for name, line, message, comments, context in extract_from_dir(
        ROOT / "wijkwerker", [("**.py", "python")], keywords=KEYWORDS, comment_tags=("translators:",)
    ):
        found.add(
            message, None, [(f"wijkwerker/{Path(name).as_posix()}", line)], auto_comments=comments, context=context
        )
    return found


def hidden() -> Iterator[str]:
    """The places of sentences inside an f-string, where the collecting does not find them."""
    for path in sorted((ROOT / "wijkwerker").rglob("*.py")):
        for outer in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for call in ast.walk(outer) if isinstance(outer, ast.JoinedStr) else ():
                if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in KEYWORDS):
                    continue
                if any(isinstance(argument, ast.Constant) for argument in call.args):
                    yield f"{path.relative_to(ROOT).as_posix()}:{call.lineno}"


def catalogues() -> Iterator[Path]:
    """The catalogue of each language."""
    return iter(sorted((ROOT / "resources" / "i18n").glob("*/LC_MESSAGES/wijkwerker.po")))


def read(path: Path) -> Catalog:
    """The catalogue in `path`; its language is the name of the folder above."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.parent.name)


def update() -> None:
    """Add the new sentences to each catalogue and take out those that nobody says any more."""
    found = sources()
    first = ROOT / "resources" / "i18n" / NEW_LANGUAGE / "LC_MESSAGES" / "wijkwerker.po"
    if not first.exists():
        first.parent.mkdir(parents=True, exist_ok=True)
        _write(first, Catalog(locale=NEW_LANGUAGE, project="Wijkwerker", charset="utf-8", fuzzy=False))
    for path in catalogues():
        catalogue = read(path)
        catalogue.update(found, no_fuzzy_matching=True, update_header_comment=False)
        catalogue.obsolete.clear()
        _write(path, catalogue)
        print(
            f"{path.relative_to(ROOT)}: {len(catalogue)} sentences, {len(list(untranslated(catalogue)))} to translate"
        )


def _write(path: Path, catalogue: Catalog) -> None:
    text = io.BytesIO()
    catalogue.header_comment = "# The sentences of Wijkwerker; the Dutch ones stand in the code."
    write_po(text, catalogue, width=120, sort_by_file=True, include_lineno=False)
    # dates would make every run a change, and the other headers say nothing
    idle = (b"-Date: ", b"VERSION", b"Generated-By", b"Report-Msgid", b"Last-Translator", b"Language-Team")
    lines = text.getvalue().splitlines(keepends=True)
    path.write_bytes(b"".join(line for line in lines if not line.startswith(b'"') or not any(x in line for x in idle)))


def untranslated(catalogue: Catalog) -> Iterator[Message]:
    """The sentences without a certain translation, in every number."""
    for message in catalogue:
        if message.id and (message.fuzzy or not all(_forms(message.string))):
            yield message


def _forms(text: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    return (text or "",) if isinstance(text, str | None) else tuple(text)


def _blanks(text: str) -> set[str]:
    try:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError:
        return set()


def faults(path: Path, found: Catalog) -> Iterator[str]:
    """What is wrong with one catalogue, a line each."""
    catalogue = read(path)
    wanted = {_forms(message.id) for message in found if message.id}
    present = {_forms(message.id) for message in catalogue if message.id}
    yield from (f"not in the catalogue: {forms[0]!r}" for forms in sorted(wanted - present))
    yield from (f"nobody says this any more: {forms[0]!r}" for forms in sorted(present - wanted))
    yield from (f"not translated: {_forms(message.id)[0]!r}" for message in untranslated(catalogue))
    for message in catalogue:
        allowed = set().union(*map(_blanks, _forms(message.id)))
        for form in filter(None, _forms(message.string) if message.id else ()):
            if not _blanks(form) <= allowed:
                yield f"blanks that the sentence does not fill: {form!r}"
            elif isinstance(message.id, str) and _blanks(form) != allowed:
                yield f"a blank got lost: {form!r}"


def check() -> int:
    """Print what is missing or wrong in any catalogue; the number of faults."""
    found = sources()
    paths = list(catalogues())
    lines = [f"{path.relative_to(ROOT)}: {fault}" for path in paths for fault in faults(path, found)]
    lines += [f"{place}: a sentence inside an f-string, where nobody finds it" for place in hidden()]
    if not paths:
        lines.append("resources/i18n holds no catalogue")
    print(*lines[:SHOWN], *["…"] * (len(lines) > SHOWN), sep="\n")
    print(f"{len(found)} sentences, {len(paths)} catalogue(s), {len(lines)} fault(s)")
    if lines:
        print("`python3 dev.py translations` brings the catalogues up to date; then translate what is empty.")
    return len(lines)


def compile_all(root: Path = ROOT) -> None:
    """Make the .mo beside each .po that is newer; whoever reads at that moment sees the old or the new file."""
    for source in sorted((root / "resources" / "i18n").glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        part = target.with_suffix(f".{os.getpid()}")
        with part.open("wb") as file:
            write_mo(file, read(source))
        part.replace(target)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["update"]:
            update()
        case ["check"]:
            sys.exit(1 if check() else 0)
        case ["compile"]:
            compile_all()
        case _:
            sys.exit("usage: translations.py update | check | compile")
