"""What an inzage tells besides the data: where it comes from, who got it, why and how long it is kept, and rights."""

import json
from collections.abc import Mapping, Sequence
from datetime import date

from wijkwerker.domain.dates import moment_of
from wijkwerker.domain.kinds import Contact
from wijkwerker.domain.language import N_, _, ngettext
from wijkwerker.domain.privacy.inzage import Section
from wijkwerker.domain.privacy.retention import Data
from wijkwerker.domain.privacy.shared import What
from wijkwerker.reports.dates import written_day
from wijkwerker.services.privacy.inzage_words import Words
from wijkwerker.storage.exchange import logs
from wijkwerker.storage.queries import areas as area_queries
from wijkwerker.storage.queries import inzage as queries
from wijkwerker.storage.snapshot import Snapshot

_WHAT: Mapping[str, str] = {
    What.EXCHANGE.value: N_("een bestand voor een collega"),
    What.OVERVIEW.value: N_("een overzicht"),
    What.INZAGE.value: N_("een inzage, zoals deze"),
}


def sources(connection: Snapshot, words: Words) -> Section:
    """Where the data comes from: typed here, or from which colleague's file."""
    rows = []
    for made in queries.made(connection, words.ids):
        when = written_day(made.when.date()) if made.when else _("niet bekend")
        how = _("Hier ingetypt") if made.own else _("Niet door ons zelf ingetypt")
        rows.append((when, how, words.who(made.epoch)))
    for at, sender, created in queries.imports(connection, words.ids):
        how = (
            _("Kwam mee in het bestand van een collega") if created else _("Aangevuld uit het bestand van een collega")
        )
        rows.append((written_day(at.date()), how, words.worker(sender)))
    return Section(
        _("Waar we het vandaan hebben"),
        (_("Het komt van jou zelf, uit gesprekken, of van collega’s uit het team."),),
        (_("Wanneer"), _("Hoe"), _("Door")),
        rows,
    )


def recipients(connection: Snapshot, words: Words, cards: Sequence[Contact]) -> Section:
    """Who got something in which this person stands for sure, or can stand."""
    sure: dict[tuple[str, str], bool] = {}
    for recipient, scope, ids in logs.every_sent(connection):
        sure[recipient, scope] = bool(ids & words.ids)
    rows = []
    for one in logs.given(connection):
        scope = json.loads(one.scope or "{}")
        told = _told(connection, one, scope, sure, cards)
        if told:
            when = written_day(moment_of(one.at).date())
            what = _(_WHAT.get(one.what, one.what))
            rows.append((when, _who(one, words), what, one.purpose or _("niet opgeschreven"), told))
    if not rows:
        return Section(_("Wie het van ons kreeg"), (_("Niemand. Er is nog niets gegeven waar jij in staat."),))
    text = _(
        "Bij sommige bestanden weten we alleen waarover het ging, en niet meer precies wie erin stond. Dat staat erbij."
    )
    headings = (_("Wanneer"), _("Aan wie"), _("Wat"), _("Waarvoor"), _("Stond jij erin?"))
    return Section(_("Wie het van ons kreeg"), (text,), headings, rows)


def _who(one: logs.Given, words: Words) -> str:
    """Who got a document: a colleague by what they do here, another by the name that was given."""
    if one.what == What.INZAGE.value:
        return _("jij")
    return words.worker(one.recipient) if one.recipient else one.recipient_name or _("niet opgeschreven")


def _told(
    connection: Snapshot,
    one: logs.Given,
    scope: Mapping[str, object],
    sure: Mapping[tuple[str, str], bool],
    cards: Sequence[Contact],
) -> str:
    """Whether a document held the person, in words; '' when it did not."""
    ids = {card.id for card in cards}
    if one.what == What.INZAGE.value:
        held = scope.get("contacts")
        return _("Ja, het gaat over jou") if isinstance(held, list) and ids.intersection(held) else ""
    if one.what not in {What.EXCHANGE.value, What.OVERVIEW.value} or not scope.get("personal", True):
        return ""
    asked = json.dumps({key: value for key, value in scope.items() if key != "since"})
    if one.what == What.EXCHANGE.value and (one.recipient, asked) in sure:
        if not sure[one.recipient, asked]:
            return ""
        return _("Misschien: alleen wat nieuw was") if one.only_new or scope.get("since") else _("Ja")
    if not _fits(connection, scope, cards):
        return ""
    if one.what == What.OVERVIEW.value:
        return _("Misschien: als trekker van een initiatief, of met een verhaal")
    return _("Waarschijnlijk: het ging over jouw buurt of over alles")


def _fits(connection: Snapshot, scope: Mapping[str, object], cards: Sequence[Contact]) -> bool:
    areas, kinds = scope.get("areas"), scope.get("kinds")
    if isinstance(kinds, list) and kinds and Contact.info.key not in kinds:
        return False
    if not isinstance(areas, list) or not areas:
        return True
    within = {one for area in areas for one in area_queries.within(connection, area)}
    return any(card.area is None or card.area in within for card in cards)


def purposes() -> Section:
    """Why the data is kept."""
    return Section(
        _("Waarom we dit bewaren"),
        (
            _("Wij werken in de buurt, samen met bewoners. We bewaren alleen wat daarvoor nodig is:"),
            _("• om te weten wie je bent, hoe we je bereiken, en wat jij kunt en wilt in de buurt;"),
            _("• om mensen met elkaar in contact te brengen;"),
            _("• om na te komen wat we beloven, en om te laten weten wat ervan kwam;"),
            _("• om te laten zien wat er in de buurt gebeurt. Dat doen we met aantallen, zonder jouw naam."),
            _("Je talenten, foto’s en verhalen gebruiken we alleen als jij dat goed vindt."),
            _("We bewaren geen burgerservicenummer, en niets over je gezondheid, afkomst of geloof."
              " Geen computer neemt besluiten over jou."),
        ),
    )  # fmt: skip


def terms(months: Mapping[Data, int]) -> Section:
    """How long the data is kept."""
    labels = {
        Data.CONTACT: _("Je kaart, na het laatste contact"),
        Data.NOTE: _("Een notitie op je kaart, nadat die voor het laatst veranderde"),
        Data.STORY: _("Wie een verhaal vertelde, na de dag van het verhaal"),
    }
    rows = [
        (label, ngettext("{n} maand", "{n} maanden", months[data]).format(n=months[data]))
        for data, label in labels.items()
    ]
    words = _(
        "Elk jaar kijken we wat weg kan. Dan gaat je naam weg, ook uit onze notities. De aantallen blijven: daaraan is"
        " niet te zien dat het over jou ging."
    )
    return Section(_("Hoe lang we het bewaren"), (words,), (_("Wat"), _("Hoe lang")), rows)


def rights(answer_by: date) -> Section:
    """What the person can ask, by when there is an answer, and where to complain."""
    return Section(
        _("Wat je kunt vragen"),
        (
            _("Klopt er iets niet? Dan verbeteren we het."),
            _("Wil je dat we je vergeten? Dan halen we je naam weg."),
            _("Wil je dat we je gegevens bewaren, maar er niet mee werken? Dat kan ook."),
            _("Wil je je gegevens meenemen? Dan krijg je ze in een bestand dat een ander programma kan lezen."),
            _("Ben je het niet eens met wat we bewaren? Zeg het ons. Je kunt bezwaar maken."),
            _("Je krijgt binnen een maand antwoord: uiterlijk op {day}.").format(day=written_day(answer_by)),
            _("Kom je er met ons niet uit? Dan kun je een klacht indienen bij de Autoriteit Persoonsgegevens:"
              " www.autoriteitpersoonsgegevens.nl, telefoon 088 180 52 50."),
        ),
    )  # fmt: skip


def cover(name: str, team: str, made: date, answer_by: date) -> tuple[tuple[str, str], ...]:
    """What stands on the first page."""
    return (
        (_("Voor wie"), name),
        (_("Van"), team or _("het team in jouw buurt")),
        (_("Gemaakt op"), written_day(made)),
        (_("Antwoord uiterlijk op"), written_day(answer_by)),
    )
