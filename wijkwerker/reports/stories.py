"""The sheets of the overview workbook that hold what people told and what was learnt."""

from wijkwerker.domain.figures import Details, Overview, written
from wijkwerker.domain.language import _, ngettext
from wijkwerker.reports.pages import title_of
from wijkwerker.reports.sheet import Book, Cell, Column, Sheet


def stories_and_signals(book: Book, overview: Overview) -> None:
    """Stories first, then what goes well, then what worries."""
    details = overview.details or Details()
    sheet = Sheet(book, _("Verhalen en signalen"), title_of(overview))
    sheet.widths(14, 24, 78, 26, 22, 16, 16)
    sheet.line(_("Verhalen en signalen"), "title", height=34)
    sheet.line(_consent(overview), "plain_note")
    sheet.skip()
    sheet.line(_("Verhalen"), "heading", height=24)
    _stories(sheet, overview, details)
    for polarity, title in (("kracht", _("Wat gaat goed")), ("zorg", _("Wat ons zorgen geeft"))):
        sheet.skip()
        sheet.line(title, "heading", height=24)
        _signals(sheet, overview, details, polarity)


def _consent(overview: Overview) -> str:
    if overview.shared:
        return _("Alleen verhalen van mensen die dat goed vinden. Namen staan er niet in.")
    return _("Voor binnen het team. Deel een verhaal alleen als de verteller dat goed vindt.")


def _stories(sheet: Sheet, overview: Overview, details: Details) -> None:
    if not details.stories:
        sheet.line(_("Nog geen verhaal. Vraag er één."), "plain_note")
        return
    columns = [
        Column(_("Datum"), 14, "date"),
        Column(_("Titel"), 24, "long"),
        Column(_("Verhaal"), 78, "long"),
        Column(_("Gebied"), 26, "long"),
        Column(_("Initiatief"), 22, "long"),
        Column(_("Gekozen"), 16, "long"),
    ]
    rows: list[list[Cell]] = [
        [s.on, s.title, s.text, s.place, s.initiative, _("ja") if s.chosen else ""] for s in details.stories
    ]
    if not overview.shared:
        columns.append(Column(_("Verteld door"), 16, "long"))
        for row, story in zip(rows, details.stories, strict=True):
            teller = story.teller or _("een bewoner")
            row.append(_("{teller}; mag gedeeld").format(teller=teller) if story.consent else teller)
    sheet.table(columns, rows)


def _signals(sheet: Sheet, overview: Overview, details: Details, polarity: str) -> None:
    signals = [signal for signal in details.signals if signal.polarity == polarity]
    count = overview.figures.kracht if polarity == "kracht" else overview.figures.zorg
    sheet.line(_how_many(count, len(signals)), "plain_note")
    if not signals:
        return
    columns = [
        Column(_("Datum"), 14, "date"),
        Column(_("Thema’s"), 24, "long"),
        Column(_("Wat gebeurde er?"), 78, "long"),
        Column(_("Gebied"), 26, "long"),
        Column(_("Hoeveel mensen"), 22, "count"),
    ]
    sheet.table(columns, [[s.on, ", ".join(s.themes), s.text, s.place, s.people] for s in signals])


def _how_many(count: int, shown: int) -> str:
    text = ngettext("{count} signaal in deze periode.", "{count} signalen in deze periode.", count).format(
        count=written(count)
    )
    if shown == count:
        return text
    return f"{text} " + _("Hiervan staan er {shown} hieronder.").format(shown=written(shown))


def lessons(book: Book, overview: Overview) -> None:
    """What was learnt, newest first."""
    sheet = Sheet(book, _("Lessen"), title_of(overview))
    sheet.widths(14, 90, 40)
    sheet.line(_("Lessen"), "title", height=34)
    found = overview.details.lessons if overview.details else ()
    text = _("Wat we leerden, ook van wat stopte.")
    sheet.line(text if found else _("In deze periode is nog geen les opgeschreven."), "plain_note")
    sheet.skip()
    if found:
        sheet.head_stays(sheet.row + 1)
        columns = [Column(_("Datum"), 14, "date"), Column(_("Les"), 90, "long"), Column(_("Bij"), 40, "long")]
        sheet.table(columns, [[lesson.on, lesson.text, lesson.about] for lesson in found])
