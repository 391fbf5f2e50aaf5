"""Lines about a whole sheet or a single cell that is not read: alarms, what is missing, what cannot be read."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from wijkwerker.domain.exchange.book import field_of
from wijkwerker.domain.exchange.planned import HOLD, NEW, READ, SAME, Group, Issue, Line
from wijkwerker.domain.exchange.reading.alarms import Alarm, alarms
from wijkwerker.domain.exchange.reading.found import FoundSheet
from wijkwerker.domain.exchange.reading.typed import ERROR
from wijkwerker.domain.exchange.sheets import heading_of
from wijkwerker.domain.figures.words import written
from wijkwerker.domain.language import N_, _, ngettext

ERASE = "erase"  # the key and the reason of the alarm about many erasures
_ALARMS: Mapping[str, str] = MappingProxyType(
    {
        Alarm.SORTED: N_(
            "De kolom “{column}” lijkt los van de rest gesorteerd: {count} waarden staan nu bij een andere rij."
        ),
        Alarm.SHIFTED: N_("De kolom “{column}” lijkt een rij verschoven: {count} waarden staan nu bij een andere rij."),
        Alarm.MANY: N_("In de kolom “{column}” zijn veel vakken anders: {count}. Kijk of dat klopt."),
        Alarm.EMPTIED: N_("De kolom “{column}” is bijna leeg gemaakt: {count} vakken."),
        ERASE: N_("Volgens dit bestand moeten {count} gegevens voorgoed weg. Dat is veel."),
    }
)


def sentence(line: Line) -> str:
    """What an alarm or a doubt says; the number in it is the line's `raw`."""
    if line.reason not in _ALARMS:
        return line.reason
    count = written(int(line.raw)) if line.raw.isdecimal() else line.raw
    return _(_ALARMS[line.reason]).format(count=count, column=_(heading_of(line.kind, line.field)))


def unanswered(line: Line) -> Issue:
    """What waits as long as nobody answers an alarm or a doubt."""
    raw = "" if line.group is Group.ALARM else line.raw
    return Issue(line.kind, line.record, line.sheet, line.row, line.field, raw, sentence(line))


def unsigned(sheet: FoundSheet, count: int) -> Issue:
    """What waits as long as nobody says who filled these rows of a sheet in."""
    reason = ngettext(
        "In {count} rij is iets getypt. Zeg eerst wie dat deed.",
        "In {count} rijen is iets getypt. Zeg eerst wie dat deed.",
        count,
    )
    return Issue(sheet.kind, "", sheet.name, 0, "", "", reason.format(count=count))


def alarm_lines(sheet: FoundSheet, key: bytes, choices: Mapping[str, str]) -> tuple[set[str], list[Line]]:
    """The fields that wait for an answer to an alarm, and the questions that nobody answered yet."""
    held = set()
    lines = []
    for column, (alarm, count) in alarms(sheet, key).items():
        name = field_of(column)
        line_key = f"column:{sheet.kind}:{column}"
        choice = choices.get(line_key, "")
        if choice != READ:
            held.add(name)
        if choice not in {READ, HOLD}:
            lines.append(
                Line(
                    Group.ALARM,
                    line_key,
                    sheet.kind,
                    "",
                    field=name,
                    sheet=sheet.name,
                    raw=str(count),
                    reason=alarm.value,
                    options=(READ, HOLD),
                )
            )
    return held, lines


def column_lines(sheet: FoundSheet) -> Iterator[Line]:
    """The questions about columns that nobody answered yet."""
    for asked in sheet.questions:
        question = _("De kolom “{heading}” kennen we niet. Is dat “{column}”?")
        yield Line(
            Group.DOUBT,
            asked.key,
            sheet.kind,
            "",
            field=field_of(asked.column),
            sheet=sheet.name,
            raw=asked.heading,
            reason=question.format(heading=asked.heading, column=heading_of(sheet.kind, asked.column)),
            options=(SAME, NEW),
        )


def error_issues(sheet: FoundSheet) -> Iterator[Issue]:
    """Cells in which Excel put an error where nothing was: they change nothing and are told."""
    read = {(row.number, index) for row in sheet.rows for index in row.touched}
    for (number, index), flag in sheet.flagged.items():
        if flag == ERROR and (number, index) not in read:
            reason = _("Hier staat een foutmelding van Excel. Dit vak is niet gelezen.")
            yield Issue(sheet.kind, "", sheet.name, number, sheet.columns[index], "", reason)


def issue_line(issue: Issue, title: str) -> Line:
    """The line of what could not be read."""
    return Line(
        Group.UNREADABLE,
        f"{issue.sheet}:{issue.row}:{issue.column}",
        issue.kind,
        issue.record,
        title=title,
        field=field_of(issue.column),
        sheet=issue.sheet,
        row=issue.row,
        raw=issue.raw,
        reason=issue.reason,
    )


def missing_line(sheet: FoundSheet) -> Line:
    """The line of the rows that the export had and the file has not."""
    return Line(Group.MISSING, f"missing:{sheet.kind}", sheet.kind, "", sheet=sheet.name, raw=str(len(sheet.missing)))


def dropped_line(sheet: FoundSheet, count: int) -> Line:
    """The line of the rows whose record was erased here."""
    return Line(Group.ERASED, f"erased:{sheet.kind}", sheet.kind, "", sheet=sheet.name, raw=str(count))
