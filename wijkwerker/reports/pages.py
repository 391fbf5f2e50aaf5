"""The sheets of the overview workbook that hold figures and charts."""

from collections.abc import Sequence

from wijkwerker.domain.figures import LABELS, AreaRow, CodeRow, Figures, Overview, People, Picture, change_in_percent
from wijkwerker.domain.figures import words as explained
from wijkwerker.domain.kinds.codes import label_of
from wijkwerker.domain.language import N_, _
from wijkwerker.reports.dates import period_in_words, written_day
from wijkwerker.reports.sheet import Book, Cell, Column, Kind, Sheet

_CHART_COLUMNS, _CHART_ROWS = 10, 16  # what one chart takes, in columns of 64 and rows of 20 pixels

# The figures of a table in their order: attribute, head, kind.
_FIGURES: tuple[tuple[str, str, Kind], ...] = (
    ("moments", N_("Contactmomenten"), "count"),
    ("people_reached", N_("Bereik"), "count"),
    ("initiatives", N_("Initiatieven"), "count"),
    ("activities", N_("Activiteiten"), "count"),
    ("sessions", N_("Bijeenkomsten"), "count"),
    ("attendance", N_("Deelnames"), "count"),
    ("new_people", N_("Waarvan nieuw"), "count"),
    ("volunteer_hours", N_("Uren van vrijwilligers"), "hours"),
    ("collective", N_("Collectieve momenten"), "count"),
    ("kracht", N_("Krachten"), "count"),
    ("zorg", N_("Zorgen"), "count"),
)
_OF_A_CODE = ("moments", "people_reached", "sessions", "attendance", "volunteer_hours", "kracht", "zorg")
_OF_A_GROUP = ("moments", "people_reached", "sessions", "attendance")
_OF_A_TASK = ("moments", "people_reached", "initiatives", "activities", *_OF_A_CODE[2:])  # opgave or leefgebied


def title_of(overview: Overview) -> str:
    """What the overview is about, in a few words."""
    return _("Overzicht {place}").format(place=overview.place.name if overview.place else _("van al ons werk"))


def front(book: Book, overview: Overview) -> None:
    """The title sheet: what, where, when, by whom, the figures and what they mean."""
    title = title_of(overview)
    sheet = Sheet(book, _("Voorblad"), title)
    sheet.widths(26, 15, 15, 12, 84)
    sheet.line("Wijkwerker", "brand")
    sheet.line(title, "title", height=36)
    sheet.line(period_in_words(overview.period), "lead", height=26)
    sheet.skip()
    for label, value in _about(overview):
        sheet.put(0, label, book.style("label"))
        sheet.put(1, value, book.style("plain"))
        sheet.row += 1
    sheet.skip()
    sheet.line(_(explained.ROUNDED if overview.shared else explained.EXACT), "banner", across=5, height=36)
    sheet.skip()
    sheet.line(_("De cijfers in het kort"), "heading", height=24)
    columns = [
        Column("", 26),
        Column(_("Deze periode"), 15, "hours"),
        Column(_("Een jaar eerder") if _is_a_year(overview) else _("Periode ervoor"), 15, "hours"),
        Column(_("Verschil"), 12, "hours"),
        Column(_("Wat telt dit?"), 84, "long"),
    ]
    sheet.table(columns, [_key_row(key, overview) for key in LABELS])
    sheet.skip()
    sheet.line(_("Zo tellen we"), "heading", height=24)
    for text in (explained.COLLECTIVE, explained.INHERITED, explained.PER_GROUP):
        sheet.line(_(text), "note", across=5, height=32)


def _is_a_year(overview: Overview) -> bool:
    return overview.period.from_.year - overview.compared.from_.year == 1


def _about(overview: Overview) -> list[tuple[str, str]]:
    place = overview.place
    where = f"{place.name} ({place.code})" if place else _("Alle gebieden in dit bestand")
    if place and place.within:
        where = f"{where}, {place.within}"
    kind = _("Om te delen: afgerond en zonder namen") if overview.shared else _("Voor binnen het team: precies")
    return [
        (_("Gebied"), where),
        (_("Periode"), period_in_words(overview.period)),
        (_("Vergeleken met"), period_in_words(overview.compared)),
        (_("Team"), overview.team or _("niet ingevuld")),
        (_("Thema’s"), ", ".join(overview.themes) if overview.themes else _("alle")),
        (_("Gemaakt op"), written_day(overview.made_on)),
        (_("Soort overzicht"), kind),
        (_("Bron"), _("Vastgelegd door het team in Wijkwerker; gebieden volgens het CBS en het team zelf")),
    ]


def _key_row(key: str, overview: Overview) -> list[Cell]:
    now: People | float = getattr(overview.figures, key)
    before: People | float = getattr(overview.previous, key)
    percent = change_in_percent(now, before)
    change = "" if percent is None else f"{percent:+d} %".replace("-", "−")
    return [_(LABELS[key]), now, before, change, _(explained.EXPLAINED[key])]


_WHERE = (N_("Ligt in"), 24.0), (N_("Gebied"), 30.0), (N_("Soort"), 11.0), (N_("Code"), 13.0)


def per_area(book: Book, overview: Overview) -> None:
    """What happened where: each area on its own line, so that the lines add up to the total."""
    sheet = Sheet(book, _("Cijfers per gebied"), title_of(overview))
    columns = [Column(_(head), width) for head, width in _WHERE]
    columns += [Column(_(head), 16, kind) for _key, head, kind in _FIGURES]
    rows: list[list[Cell]] = [[*_where(area), *_values(area.figures)] for area in overview.by_area]
    total = [_("Samen"), "", "", "", *_values(overview.figures)]
    _table_page(sheet, _("Cijfers per gebied"), _about_areas(overview), columns, (rows, total), stay=2)


def groups_per_area(book: Book, overview: Overview) -> None:
    """Whom we reach where; only groups that were counted somewhere have a column."""
    sheet = Sheet(book, _("Doelgroepen per gebied"), title_of(overview))
    groups = [row for row in overview.by_group if any(row.code in area.groups for area in overview.by_area)]
    columns = [Column(_(head), width) for head, width in _WHERE]
    columns += [Column(row.label, 16, "count") for row in groups]
    rows: list[list[Cell]] = [
        [*_where(area), *(area.groups.get(row.code, 0) for row in groups)] for area in overview.by_area
    ]
    reach: list[Cell] = [row.figures.people_reached for row in groups]
    total = [_("Samen"), "", "", "", *reach]
    text = _("Bereik per doelgroep.") + " " + _(explained.PER_GROUP)
    _table_page(sheet, _("Doelgroepen per gebied"), text, columns, (rows, total), stay=2)


def _where(area: AreaRow) -> list[Cell]:
    place = area.place
    return [place.within, place.name or _("Gebied niet bekend"), label_of(place.level).lower(), place.code]


def _about_areas(overview: Overview) -> str:
    text = _("Wat bij een hele wijk hoort, staat op een eigen regel. Zo tellen de regels op tot het totaal.")
    rounding = _("Elk aantal mensen is los afgerond; het totaal is afgerond van het precieze totaal.")
    return f"{text} {rounding}" if overview.shared else text


def _values(figures: Figures) -> list[Cell]:
    return [getattr(figures, key) for key, _head, _kind in _FIGURES]


def per_month(book: Book, overview: Overview) -> None:
    """The figures month by month."""
    sheet = Sheet(book, _("Per maand"), title_of(overview))
    columns = [Column(_("Maand"), 18, "month")] + [Column(_(head), 16, kind) for _key, head, kind in _FIGURES]
    rows: list[list[Cell]] = [[row.month, *_values(row.figures)] for row in overview.by_month]
    total: list[Cell] = [_("Samen"), *_values(overview.figures)]
    text = _(
        "Initiatieven en activiteiten lopen vaak langer dan een maand. Zij tellen in elke maand mee, en één keer in"
        " het totaal."
    )
    _table_page(sheet, _("Per maand"), text, columns, (rows, total), stay=1)


def per_code(book: Book, overview: Overview) -> None:
    """The figures per opgave, leefgebied, doelgroep and theme, one under the other."""
    title = _("Opgave, leefgebied, doelgroep")
    sheet = Sheet(book, title, title_of(overview))
    sheet.widths(34, *[16] * len(_OF_A_TASK))
    sheet.line(title, "title", height=34)
    sheet.line(_(explained.INHERITED), "note", across=1 + len(_OF_A_TASK), height=32)
    sheet.line(_(explained.PER_GROUP), "note", across=1 + len(_OF_A_TASK), height=32)
    for head, rows, keys in (
        (_("Opgave"), overview.by_opgave, _OF_A_TASK),
        (_("Leefgebied"), overview.by_leefgebied, _OF_A_TASK),
        (_("Doelgroep"), overview.by_group, _OF_A_GROUP),
        (_("Thema"), overview.by_theme, _OF_A_CODE),
    ):
        sheet.skip()
        sheet.line(head, "heading", height=24)
        _code_table(sheet, head, rows, keys)


def _code_table(sheet: Sheet, head: str, rows: Sequence[CodeRow], keys: Sequence[str]) -> None:
    chosen = [entry for entry in _FIGURES if entry[0] in keys]
    columns = [Column(head, 34)] + [Column(_(name), 16, kind) for _key, name, kind in chosen]
    sheet.table(columns, [[row.label, *(getattr(row.figures, key) for key, _h, _k in chosen)] for row in rows])


def initiatives(book: Book, overview: Overview) -> None:
    """The initiatives of the period, and how many in which phase."""
    sheet = Sheet(book, _("Initiatieven"), title_of(overview))
    columns = [
        Column(_("Gebied"), 26),
        Column(_("Initiatief"), 38, "long"),
        Column(_("Fase"), 18),
        Column(_("Participatieladder"), 18),
        Column(_("Opgave"), 22, "long"),
        Column(_("Begonnen op"), 14, "date"),
        Column(_("Contactmomenten"), 16, "count"),
        Column(_("Onze uren"), 11, "hours"),
    ]
    rows: list[list[Cell]] = [
        [i.place, i.title, i.phase, i.ladder, ", ".join(i.opgaven), i.since, i.moments, i.hours]
        for i in (overview.details.initiatives if overview.details else ())
    ]
    if not overview.shared:
        columns.insert(2, Column(_("Trekker"), 22))
        for row, initiative in zip(rows, overview.details.initiatives if overview.details else (), strict=True):
            row.insert(2, initiative.lead)
    text = _("Initiatieven die in deze periode liepen, met hun fase en trede aan het eind. Onze uren: in deze periode.")
    _table_page(sheet, _("Initiatieven"), text, columns, (rows, None), stay=2)
    sheet.skip()
    sheet.line(_("Per fase"), "heading", height=24)
    phases: list[list[Cell]] = [[row.label, row.initiatives] for row in overview.by_phase]
    sheet.table([Column(_("Fase"), 26), Column(_("Initiatieven"), 38, "count")], phases)


def charts(book: Book, overview: Overview, pictures: Sequence[Picture]) -> None:
    """The charts, two beside each other, each with its words."""
    sheet = Sheet(book, _("Grafieken"), title_of(overview))
    sheet.line(_("Grafieken"), "title", height=34)
    sheet.line(period_in_words(overview.period), "lead", height=24)
    sheet.sheet.fit_to_pages(1, 1)
    for index, picture in enumerate(pictures):
        column = (index % 2) * _CHART_COLUMNS
        top = 3 + (index // 2) * (_CHART_ROWS + 4)
        sheet.row = top
        sheet.put(column, picture.title, book.style("heading"))
        sheet.row += 1
        sheet.put(column, picture.subtitle, book.style("label"))
        sheet.row += 1
        sheet.picture(picture, column)
        sheet.row += _CHART_ROWS - 2
        sheet.words(column, _CHART_COLUMNS - 1, picture.sentence, "note")


def _table_page(
    sheet: Sheet,
    title: str,
    text: str,
    columns: Sequence[Column],
    content: tuple[Sequence[Sequence[Cell]], Sequence[Cell] | None],
    *,
    stay: int,
) -> None:
    """A sheet that is one table, with its head always in view and on every printed page."""
    rows, total = content
    sheet.widths(*(column.width for column in columns))
    sheet.line(title, "title", height=34)
    sheet.line(text, "plain_note")
    sheet.skip()
    sheet.head_stays(sheet.row + 1, stay)
    sheet.table(columns, rows, total, filtered=True)
