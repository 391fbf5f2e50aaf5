"""Copies in words: when one was made, where it stands, what is in it, and what putting it back means."""

from datetime import date, datetime, timedelta

from wijkwerker.domain.copies import Copy, Counts, Elsewhere, Place, Preview
from wijkwerker.domain.dates import clock, day_and_time, long_day
from wijkwerker.domain.figures.words import written
from wijkwerker.domain.language import N_, _, ngettext

PLACES = {
    Place.HERE: N_("op deze laptop"),
    Place.ELSEWHERE: N_("buiten je laptop"),
    Place.BY_HAND: N_("zelf gekozen bestand"),
    Place.REPLACED: N_("stond hier eerder"),
}
ICONS = {Place.HERE: "server", Place.ELSEWHERE: "upload", Place.BY_HAND: "file", Place.REPLACED: "history"}
OLD_ELSEWHERE = timedelta(days=14)
_UNITS = ("kB", "MB", "GB")
_NEXT = 999.5  # from here on it would be rounded to 1.000 of the smaller unit


def size(count: int) -> str:
    """A number of bytes as people say it: "41 MB"."""
    amount = count / 1000
    for unit in _UNITS[:-1]:
        if amount < _NEXT:
            return f"{written(max(1, round(amount)))} {unit}"
        amount /= 1000
    return f"{written(round(amount, 1))} {_UNITS[-1]}"


def when(made: datetime, today: date) -> str:
    """When a copy was made, to begin a line with: "Vandaag 08:12"."""
    words = day_and_time(made, today)
    return words[:1].upper() + words[1:]


def moments(count: int) -> str:
    """So many moments."""
    return ngettext("{count} moment", "{count} momenten", count).format(count=written(count))


def contacts(count: int) -> str:
    """So many contacts."""
    return ngettext("{count} contact", "{count} contacten", count).format(count=written(count))


def counted(counts: Counts | None) -> str:
    """What stands in a copy: "1.284 momenten · 312 contacten"."""
    if counts is None:
        return _("een ander wachtwoord, of niet heel")
    return f"{moments(counts.moments)} · {contacts(counts.contacts)}"


def place(copy: Copy) -> str:
    """Where a copy stands."""
    return _(PLACES[copy.place])


def sentence(copy: Copy, today: date) -> str:
    """A copy in one sentence, for a screen reader."""
    return f"{when(copy.made, today)}, {place(copy)}. {counted(copy.counts)}"


def going_back(preview: Preview, today: date) -> list[str]:
    """What putting this copy back means, in sentences."""
    made = preview.copy.made
    told = [_("Je gaat terug naar {day} {time}.").format(day=long_day(made.date(), today), time=clock(made))]
    if preview.now is None:
        told.append(_("Wat er nu staat, is beschadigd. Het blijft bewaard met “-vervangen” in de naam."))
    else:
        told.append(_afterwards(preview.then, preview.now))
    if preview.erased:
        told.append(_("Wie je sindsdien hebt weggehaald, blijft weg."))
    return told


def _afterwards(then: Counts, now: Counts) -> str:
    pairs = ((moments, now.moments - then.moments), (contacts, now.contacts - then.contacts))
    if more := [say(count) for say, count in pairs if count > 0]:
        kept = _("Wat je daarna vastlegde, {what}, blijft bewaard in een eigen bestand met “-vervangen” in de naam.")
        return kept.format(what=_(" en ").join(more))
    return _("Wat er nu staat, blijft bewaard in een eigen bestand met “-vervangen” in de naam.")


def rows(preview: Preview) -> list[tuple[str, str, str]]:
    """Label, what the copy has, what the file has now ('' when that is not known)."""
    labels = (_("Momenten"), _("Contacten"), _("Initiatieven"), _("Activiteiten"))
    now = _figures(preview.now) if preview.now is not None else [""] * len(labels)
    return list(zip(labels, _figures(preview.then), now, strict=True))


def _figures(counts: Counts) -> list[str]:
    return [written(one) for one in (counts.moments, counts.contacts, counts.initiatives, counts.activities)]


def is_old(there: Elsewhere, now: datetime) -> bool:
    """Whether it is time to say that the copy outside the laptop is old; never where no place was chosen."""
    return there.folder is not None and (there.last is None or now - there.last > OLD_ELSEWHERE)
