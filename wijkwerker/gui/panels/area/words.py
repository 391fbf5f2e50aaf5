"""How a period and what happened in it are said in the panel of an area."""

from datetime import date
from typing import TYPE_CHECKING

from wijkwerker.domain.dates import near_day, short_month
from wijkwerker.domain.kinds import Area
from wijkwerker.domain.language import N_, _, ngettext
from wijkwerker.domain.notes import first_sentence
from wijkwerker.gui.panels.area.facts import Fact
from wijkwerker.gui.scope import Scope

if TYPE_CHECKING:
    from wijkwerker.services.neighbourhoods import AreaProfile, RoleLine, Signal, StoryLine, Talents

_PERIODS = {
    "deze week": (N_("deze week"), N_("vorige week")),
    "deze maand": (N_("deze maand"), N_("vorige maand")),
    "dit kwartaal": (N_("dit kwartaal"), N_("vorig kwartaal")),
    "dit jaar": (N_("dit jaar"), N_("vorig jaar")),
    "vorig jaar": (N_("vorig jaar"), N_("het jaar ervoor")),
    "alles": (N_("in alle jaren"), ""),
}
_FEW_TALENTS = 3
_FEW_FACTS = 3  # strengths and what people offered, to begin with


def period_words(scope: Scope) -> str:
    """The period inside a sentence: *dit kwartaal*, *01-02-2026 – 28-02-2026*."""
    return _(_PERIODS[scope.period][0]) if scope.period in _PERIODS else scope.period_label()


def before_words(scope: Scope) -> str:
    """The period before inside a sentence: *vorig kwartaal*."""
    return _(_PERIODS[scope.period][1]) if scope.period in _PERIODS else _("de periode ervoor")


def where_words(area: Area, within: str) -> str:
    """What stands below the name: code, where it lies, and the year of the division."""
    own = area.level == "eigen"
    parts = [
        _("eigen gebied") if own else area.code,
        within,
        _("indeling {year}").format(year=area.year) if area.year else "",
    ]
    return " · ".join(part for part in parts if part)


def people_words(people: int) -> str:
    """A number of people: *1 mens*, *6 mensen*."""
    return ngettext("{count} mens", "{count} mensen", people).format(count=people)


def signal_fact(signal: "Signal", here: str, kinds: dict[str, str], today: date, icon: str, token: str) -> Fact:
    """A moment as a row: the note's first sentence, and the facts; `here` is the name of the area that is shown."""
    kind = kinds.get(signal.kind, signal.kind)
    return Fact(
        key=("contact_moment", signal.id),
        title=first_sentence(signal.text) or signal.about or kind,
        detail=" · ".join(
            part
            for part in (
                signal.about,
                people_words(signal.people) if signal.people else "",
                signal.area if signal.area != here else "",
                near_day(signal.day, today),
            )
            if part
        ),
        icon=icon,
        token=token,
    )


def talents_fact(talents: "Talents") -> Fact:
    """How many people offered something themselves, and what."""
    first, rest = talents.words[:_FEW_TALENTS], sum(count for _word, count in talents.words[_FEW_TALENTS:])
    words = [f"{word} {count}" if count > 1 else word for word, count in first]
    words += [_("overig {count}").format(count=rest)] if rest else []
    return Fact(
        key=None,
        title=ngettext("{count} mens bood zelf iets aan", "{count} mensen boden zelf iets aan", talents.people).format(
            count=talents.people
        ),
        detail=" · ".join(words),
        icon="hand",
        token="ok",
    )


def story_fact(story: "StoryLine", today: date) -> Fact:
    """A story as a row; it opens the initiative it belongs to."""
    return Fact(
        key=("initiative", story.initiative) if story.initiative else None,
        title=story.title,
        detail=" · ".join(part for part in (_("verhaal"), story.about, near_day(story.day, today)) if part),
        icon="quote",
        token="ok",
    )


def strength_facts(profile: "AreaProfile", signals: "list[Signal]", today: date) -> list[Fact]:
    """What goes well: strengths first, then what people offered, then a story; without `signals` a few of them."""
    kinds = dict(profile.kind_labels)
    first = profile.strengths[: _FEW_FACTS - bool(profile.talents.people)]
    here = profile.area.name
    facts = [signal_fact(signal, here, kinds, today, "thumb-up", "ok") for signal in signals or first]
    if profile.talents.people:
        facts.append(talents_fact(profile.talents))
    return facts + [story_fact(story, today) for story in profile.stories[:1]]


def role_words(line: "RoleLine", area: str, label: str) -> str:
    """What someone does here, where if it is a larger area, and since when: *Gebiedswerker · Overvecht · sinds mei*."""
    parts = [label, line.place if line.area != area else "", _span(line)]
    if line.record is None:
        parts.append(_("werkgebied"))
    return " · ".join(part for part in parts if part)


def _span(line: "RoleLine") -> str:
    if line.since and line.until:
        return f"{_month(line.since)} – {_month(line.until)}"
    if line.until:
        return _("tot {month}").format(month=_month(line.until))
    return _("sinds {month}").format(month=_month(line.since)) if line.since else ""


def _month(day: date) -> str:
    return f"{short_month(day.month)} {day.year}"
