"""Counting raw records: the one place where kinds.md's figures stand in SQL.

`counting` gives a SELECT with the columns dimension, month, area, code and then those of `summary.SUMS` and hours. It
wants these parameters: `low` and `high` (the half-open range of moments' rows), `first` and `after` (the half-open
range of days of sessions), `areas` and `themes` (JSON arrays, or NULL for all).
"""

import json
from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from wijkwerker.domain.figures import Period
from wijkwerker.storage import merged
from wijkwerker.storage.derived import first_row_of

_ROWS_OF_A_DAY = first_row_of(date(1, 1, 1))  # day one

DIMENSIONS = ("", "opgave", "leefgebied", "theme", "group")

_THEMES = "(:themes IS NULL OR EXISTS (SELECT 1 FROM json_each({0}.themes) t WHERE t.value IN (SELECT value FROM json_each(:themes))))"  # noqa: E501
_AREAS = "(:areas IS NULL OR coalesce({0}.area, '') IN (SELECT value FROM json_each(:areas)))"

# A moment has its own opgaven and leefgebieden, else its initiative's, else its activity's.
_MOMENTS = f"""
moments AS MATERIALIZED (
  SELECT substr(m.date, 1, 7) AS month, coalesce(m.area, '') AS area, coalesce(m.people, 0) AS people, m.polarity,
    m.groups, m.themes,
    (m.initiative IS NOT NULL OR m.activity IS NOT NULL OR coalesce(m.people, 0) >= 3) AS collective,
    coalesce(m.opgaven, i.opgaven, a.opgaven) AS opgaven,
    coalesce(m.leefgebieden, i.leefgebieden, a.leefgebieden) AS leefgebieden
  FROM contact_moment m
  LEFT JOIN initiative i ON i.id = m.initiative AND i.live
  LEFT JOIN activity a ON a.id = m.activity AND a.live
  WHERE m.live AND m.row >= :low AND m.row < :high AND {_AREAS.format("m")} AND {_THEMES.format("m")})"""

# The people of a session `s`: the highest of its own count, its present names and the sum of its head counts.
# Two cards of one contact are one name; that is looked into only where cards were merged at all. Somebody who was
# forgotten still counts.
NAMES_OF_SESSION = f"""(SELECT CASE WHEN EXISTS (SELECT 1 FROM merged)
        THEN count(DISTINCT coalesce({merged.shown_as("n.contact")}, n.id)) ELSE count(*) END
      FROM attendance n WHERE n.session = s.id AND n.live AND n.present)"""
PEOPLE_OF_SESSION = f"""max(coalesce(s.people, 0),
      {NAMES_OF_SESSION},
      (SELECT coalesce(sum(h.people), 0) FROM head_count h WHERE h.session = s.id AND h.live))"""
HOURS_OF_SESSION = """(SELECT coalesce(sum(v.hours), 0) FROM attendance v
      WHERE v.session = s.id AND v.live AND v.present AND v.role = 'vrijwilliger')"""
_SESSIONS = f"""
sessions AS MATERIALIZED (
  SELECT substr(s.starts, 1, 7) AS month, coalesce(a.area, '') AS area, s.id, a.id AS activity, a.themes,
    s.state = 'ging door' AS went, coalesce(s.new_people, 0) AS new_people,
    coalesce(a.opgaven, i.opgaven) AS opgaven, coalesce(a.leefgebieden, i.leefgebieden) AS leefgebieden,
    CASE WHEN s.state = 'ging door' THEN {PEOPLE_OF_SESSION} END AS people,
    CASE WHEN s.state = 'ging door' THEN {HOURS_OF_SESSION} END AS hours
  FROM session s JOIN activity a ON a.id = s.activity AND a.live
  LEFT JOIN initiative i ON i.id = a.initiative AND i.live
  WHERE s.live AND s.starts >= :first AND s.starts < :after AND {_AREAS.format("a")} AND {_THEMES.format("a")})"""

_OF_MOMENTS = (
    "count(*) AS n1, sum(collective) AS n2, sum(people) AS n3, sum(polarity IS 'kracht') AS n4,"
    " sum(polarity IS 'zorg') AS n5, 0 AS n6, 0 AS n7, 0 AS n8, 0 AS n9, 0 AS n10"
)
_OF_SESSIONS = (
    "0 AS n1, 0 AS n2, 0 AS n3, 0 AS n4, 0 AS n5, 0 AS n6,"
    " count(*) AS n7, sum(people) AS n8, sum(new_people) AS n9, sum(hours) AS n10"
)
_SUMMED = ", ".join(f"sum(n{number})" for number in range(1, 11))

_EVERYTHING = f"""
SELECT '' AS dimension, month, area, '' AS code, {_OF_MOMENTS} FROM moments GROUP BY month, area
UNION ALL
SELECT '', month, area, '', {_OF_SESSIONS} FROM sessions WHERE went GROUP BY month, area
UNION ALL
SELECT '', month, area, '', 0, 0, 0, 0, 0, count(DISTINCT activity), 0, 0, 0, 0 FROM sessions GROUP BY month, area"""

_GROUPS = f"""
SELECT 'group', month, area, json_extract(groups, '$[0]'), {_OF_MOMENTS} FROM moments
WHERE json_array_length(groups) = 1 GROUP BY month, area, groups
UNION ALL
SELECT 'group', month, area, h."group", 0, 0, 0, 0, 0, 0, count(*), sum(coalesce(h.people, 0)), 0, 0
FROM sessions JOIN head_count h ON h.session = sessions.id AND h.live
WHERE went GROUP BY month, area, h."group\""""


def _per_code(dimension: str, column: str, area: str) -> str:
    """Equal sets of codes are added up before they are taken apart: that is what takes the time."""
    return f"""
SELECT '{dimension}', month, area, c.value, {_SUMMED} FROM (
  SELECT month, {area} AS area, {column} AS codes, {_OF_MOMENTS} FROM moments
  WHERE {column} IS NOT NULL GROUP BY month, 2, {column}
  UNION ALL
  SELECT month, {area}, {column}, {_OF_SESSIONS} FROM sessions
  WHERE went AND {column} IS NOT NULL GROUP BY month, 2, {column}), json_each(codes) c
GROUP BY month, area, c.value"""


_COLUMNS = {"opgave": "opgaven", "leefgebied": "leefgebieden", "theme": "themes"}


def counting(dimensions: Collection[str] = DIMENSIONS, *, per_area: bool = True) -> str:
    """The SELECT over raw records for these dimensions; more than one row may bear the same key.

    Not `per_area` leaves the area of opgave, leefgebied and theme empty, which is quicker.
    """
    area = "area" if per_area else "''"
    whole = {"": _EVERYTHING, "group": _GROUPS}
    branches = (whole.get(name) or _per_code(name, _COLUMNS[name], area) for name in dimensions)
    return f"WITH {_MOMENTS}, {_SESSIONS} {' UNION ALL '.join(branches)}"


def within(period: Period, areas: Collection[str] | None = None, themes: Collection[str] = ()) -> dict[str, Any]:
    """The parameters of `counting` for a period, a set of area ids (None for all) and of themes (empty for all)."""
    return {
        "low": first_row_of(period.from_),
        "high": first_row_of(period.until) + _ROWS_OF_A_DAY,
        "first": period.from_.isoformat(),
        "until": period.until.isoformat(),
        "after": _day_after(period),
        "areas": None if areas is None else json.dumps(sorted(areas)),
        "themes": json.dumps(sorted(themes)) if themes else None,
    }


def _day_after(period: Period) -> str:
    """The first day that is later in the order of the text; after the last day there is, a text after them all."""
    try:
        return (period.until + timedelta(days=1)).isoformat()
    except OverflowError:
        return ":"
