"""What stands behind the figures of a period: initiatives, stories, signals, lessons, and the names to keep out."""

import json
from collections.abc import Collection
from datetime import date

from sqlalchemy import Connection, text

from wijkwerker.domain.figures import InitiativeRow, LessonRow, Place, SignalRow, StoryRow
from wijkwerker.domain.privacy.retention import TERMS, Data
from wijkwerker.storage import merged
from wijkwerker.storage.queries.figures import Scope
from wijkwerker.storage.queries.retention import TERM
from wijkwerker.storage.queries.spans import ACTIVE
from wijkwerker.storage.rows import day_of

MOST = 500  # signals in one overview, newest first
_AREAS = "(:areas IS NULL OR coalesce({0}, '') IN (SELECT value FROM json_each(:areas)))"
_THEMES = (
    "(:themes IS NULL OR EXISTS (SELECT 1 FROM json_each({0}) t"
    " WHERE t.value IN (SELECT value FROM json_each(:themes))))"
)

_INITIATIVES = f"""
    SELECT i.title, coalesce(p.name, '') AS place, coalesce(s.phase, i.phase) AS phase,
      coalesce(s.step, i.ladder, '') AS ladder, coalesce(c.name, '') AS lead, i.opgaven,
      coalesce(i.started, (SELECT min(f.from_day) FROM summary_span f WHERE f.record = i.id)) AS since,
      (SELECT count(*) FROM contact_moment m
        WHERE m.initiative = i.id AND m.live AND m.row >= :low AND m.row < :high) AS moments,
      (SELECT coalesce(sum(m.minutes), 0) FROM contact_moment m
        WHERE m.initiative = i.id AND m.live AND m.row >= :low AND m.row < :high) AS minutes
    FROM (SELECT DISTINCT record FROM ({ACTIVE})) x JOIN initiative i ON i.id = x.record
    LEFT JOIN area p ON p.id = i.area
    LEFT JOIN contact c ON c.id = i.lead AND c.live
    LEFT JOIN summary_span s
      ON s.record = i.id AND s.what = 'state' AND s.from_day <= :until AND s.until_day >= :until
    ORDER BY place, i.title, i.id"""


def initiatives(connection: Connection, scope: Scope) -> list[InitiativeRow]:
    """The initiatives that counted in the period, place by place; phase and ladder are codes, as at its end."""
    return [
        InitiativeRow(
            title=row.title,
            place=row.place,
            phase=row.phase,
            ladder=row.ladder,
            lead=row.lead,
            opgaven=_codes(row.opgaven),
            since=day_of(row.since) if row.since and row.since != date.min.isoformat() else None,
            moments=row.moments,
            hours=round(row.minutes / 60, 2),
        )
        for row in connection.execute(text(_INITIATIVES), scope.parameters)
    ]


_STORIES = f"""
    SELECT s.title, s.text, s.date, s.chosen, coalesce(p.name, '') AS place, coalesce(c.name, '') AS teller,
      coalesce(i.title, '') AS initiative, coalesce(s.value, '') AS value,
      (s.consent <> 'geen' AND EXISTS (SELECT 1 FROM json_each(s.consent_for) f WHERE f.value = 'verhaal')
        AND coalesce(s.consent_date, s.date) > date(:made_on, '-' || coalesce((SELECT CAST(value AS INTEGER)
          FROM setting WHERE key = '{TERM}{Data.STORY}'), {TERMS[Data.STORY]}) || ' months')
        AND c.restricted IS NOT 1) AS consent
    FROM story s LEFT JOIN initiative i ON i.id = s.initiative AND i.live
    LEFT JOIN area p ON p.id = coalesce(s.area, i.area) LEFT JOIN contact c ON c.id = s.teller AND c.live
    WHERE s.live AND s.date >= :first AND s.date <= :until
      AND {_AREAS.format("coalesce(s.area, i.area)")} AND {_THEMES.format("i.themes")}
    ORDER BY s.date DESC, s.chosen DESC, s.id"""


def stories(connection: Connection, scope: Scope, made_on: date) -> list[StoryRow]:
    """The stories of the period, newest first; a consent holds as long as a story is kept with a name."""
    return [
        StoryRow(
            title=row.title,
            text=row.text,
            on=day_of(row.date),
            place=row.place,
            teller=row.teller,
            initiative=row.initiative,
            consent=bool(row.consent),
            value=row.value,
            chosen=bool(row.chosen),
        )
        for row in connection.execute(text(_STORIES), {**scope.parameters, "made_on": made_on.isoformat()})
    ]


# A signal may be told when it names someone and everyone it names agreed that their story is told.
_SIGNALS = f"""
    SELECT m.date, coalesce(p.name, '') AS place, m.polarity, m.themes, coalesce(m.people, 0) AS people, m.note,
      m.contacts IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM json_each(m.contacts) n LEFT JOIN contact c ON c.id = {merged.shown_as("n.value")} AND c.live
        WHERE coalesce(c.consent, 'geen') = 'geen' OR c.restricted = 1
          OR NOT EXISTS (SELECT 1 FROM json_each(c.consent_for) f WHERE f.value = 'verhaal')) AS consent
    FROM contact_moment m LEFT JOIN area p ON p.id = m.area
    WHERE m.live AND m.row >= :low AND m.row < :high AND m.polarity IS NOT NULL
      AND {_AREAS.format("m.area")} AND {_THEMES.format("m.themes")}
    ORDER BY m.row DESC LIMIT {MOST}"""


def signals(connection: Connection, scope: Scope) -> list[SignalRow]:
    """The newest moments with kracht or zorg, at most MOST; themes are codes."""
    return [
        SignalRow(
            on=day_of(row.date),
            place=row.place,
            polarity=row.polarity,
            themes=_codes(row.themes),
            people=row.people,
            text=row.note or "",
            consent=bool(row.consent),
        )
        for row in connection.execute(text(_SIGNALS), scope.parameters)
    ]


_LESSONS = f"""
    SELECT l.text, l."on", coalesce(i.title, a.title, '') AS about, coalesce(l.shareable, 0) AS shareable
    FROM lesson l LEFT JOIN initiative i ON i.id = l.initiative AND i.live
    LEFT JOIN activity a ON a.id = l.activity AND a.live
    WHERE l.live AND l."on" >= :first AND l."on" <= :until
      AND {_AREAS.format("coalesce(i.area, a.area)")} AND {_THEMES.format("coalesce(i.themes, a.themes)")}
    UNION ALL
    SELECT f.lesson, f."on", i.title, 0 FROM phase_change f JOIN initiative i ON i.id = f.initiative AND i.live
    WHERE f.live AND f.lesson IS NOT NULL AND f."on" >= :first AND f."on" <= :until
      AND NOT EXISTS (SELECT 1 FROM lesson w WHERE w.live AND w.initiative = f.initiative AND w.text = f.lesson)
      AND {_AREAS.format("i.area")} AND {_THEMES.format("i.themes")}
    ORDER BY 2 DESC, 1"""


def lessons(connection: Connection, scope: Scope) -> list[LessonRow]:
    """What was learnt in the period, also at a change of phase; the latter was not written to be shared."""
    rows = connection.execute(text(_LESSONS), scope.parameters)
    return [LessonRow(text=row.text, on=day_of(row.on), about=row.about, shareable=bool(row.shareable)) for row in rows]


def person_names(connection: Connection) -> list[str]:
    """The names of all people on file, residents and colleagues: what a shared text may not hold.

    Who was removed may still be named in a note, so their names count as long as they are in the trash.
    """
    sql = """
        SELECT name FROM contact WHERE live AND NOT coalesce(organisation, 0) AND name IS NOT NULL
        UNION SELECT name FROM worker WHERE live AND name IS NOT NULL
        UNION SELECT name FROM area_role WHERE live AND name IS NOT NULL
        UNION SELECT json_extract(fields, '$.name') FROM trash
          WHERE json_extract(fields, '$.name') IS NOT NULL AND NOT coalesce(json_extract(fields, '$.organisation'), 0)
            AND kind IN ('contact', 'worker', 'area_role')"""
    return list(connection.execute(text(sql)).scalars())


_PLACES = """
    SELECT a.id, coalesce(a.code, '') AS code, coalesce(a.name, '') AS name, coalesce(a.level, '') AS level,
      coalesce(p.name, '') AS within
    FROM area a LEFT JOIN area p ON p.id = a.parent
    WHERE a.live AND a.id IN (SELECT value FROM json_each(:ids)) ORDER BY a.year DESC"""


def places(connection: Connection, ids: Collection[str]) -> dict[str, Place]:
    """The known areas among ids, by id; those of the newest division first."""
    rows = connection.execute(text(_PLACES), {"ids": json.dumps(sorted(ids))})
    return {row.id: Place(id=row.id, code=row.code, name=row.name, level=row.level, within=row.within) for row in rows}


def buurten_in_use(connection: Connection, ids: Collection[str]) -> set[str]:
    """The ids among `ids` of buurten that the division of today knows."""
    sql = """
        SELECT id FROM area WHERE live AND level = 'buurt' AND valid_until IS NULL
          AND id IN (SELECT value FROM json_each(:ids))"""
    return set(connection.execute(text(sql), {"ids": json.dumps(sorted(ids))}).scalars())


def _codes(stored: str | None) -> tuple[str, ...]:
    return tuple(json.loads(stored)) if stored else ()
