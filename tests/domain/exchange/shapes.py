"""Values and states of any record, for the properties of sheets and packing."""

from hypothesis import strategies as st

from wijkwerker.domain.exchange.canonical import number, plain_text, text_of
from wijkwerker.domain.exchange.merge import LIVE, Cell, Key, State
from wijkwerker.domain.fields import Clock, Day, FieldType, Integer, Links, Many, Moment, Number, Ref, Refs, YesNo
from wijkwerker.domain.kinds.record import Record, fields_of
from wijkwerker.domain.stamps import Stamp

_IDS = st.uuids(version=4).map(str)
_NASTY = st.sampled_from(
    ["=1+1", "+31", "-1", "@x", "'x", "06 12", "007", "3-5", "ja", "a, b", '"', 'x"y', "a;b", "a\nb"]
)
TEXTS = (
    (_NASTY | st.text(max_size=30)).map(plain_text).filter(lambda text: text is not None and plain_text(text) == text)
)

_SCALARS: dict[type[FieldType], st.SearchStrategy[str | None]] = {
    YesNo: st.sampled_from(["0", "1"]),
    Integer: st.integers(-(10**20), 10**20).map(str),
    Number: st.floats(allow_nan=False, allow_infinity=False).map(number),
    Day: st.dates().map(text_of),
    Moment: st.datetimes().map(text_of),
    Clock: st.times().map(text_of),
    Ref: _IDS,
}


def scalars(field: FieldType) -> st.SearchStrategy[str | None]:
    """The canonical text of a value of a field that is no set, or of one element."""
    if isinstance(field, Refs | Links):
        return _IDS
    return next((found for type_, found in _SCALARS.items() if isinstance(field, type_)), TEXTS)


@st.composite
def values(draw: st.DrawFn, cls: type[Record]) -> dict[Key, str]:
    """The values of a record of a kind, some of them empty."""
    result: dict[Key, str] = {}
    for name, field in fields_of(cls).items():
        if not draw(st.booleans()):
            continue
        if isinstance(field, Many):
            told = st.just("los") | _IDS if isinstance(field, Links) else st.just("1")
            elements = draw(st.dictionaries(scalars(field), told, max_size=3))
            result.update({(name, str(element)): text for element, text in elements.items()})
        else:
            result[name, ""] = str(draw(scalars(field)))
    return result


EPOCHS = (0, 5, 2**63 - 1)
STAMPS = st.builds(Stamp, st.integers(0, 2**62 - 1), st.sampled_from(EPOCHS), st.integers(0, 2**32 - 1))
SEEN = st.dictionaries(st.integers(-(2**63), 2**63 - 1), st.integers(0, 2**62 - 1), max_size=3)
CELLS = st.builds(Cell, st.frozensets(st.tuples(STAMPS, TEXTS | st.none()), max_size=3), SEEN)


@st.composite
def states(draw: st.DrawFn, cls: type[Record]) -> State:
    """A state as one that was joined many times: what it shows follows from its heads."""
    fields = sorted(fields_of(cls))
    shown = draw(values(cls))
    covered = frozenset(draw(st.sets(st.sampled_from(fields)))) if draw(st.booleans()) else frozenset(fields)
    names = st.sampled_from([*fields, "from_a_newer_app"])
    cells = {}
    for name in draw(st.sets(names, max_size=3)):
        is_set = name in fields_of(cls) and isinstance(fields_of(cls)[name], Many)
        cells[name, str(draw(TEXTS)) if is_set else ""] = draw(CELLS)
    if draw(st.booleans()):
        cells[LIVE] = draw(CELLS)
    for key, cell in cells.items():
        shown.pop(key, None)
        if cell.shown and cell.shown[1] is not None and key != LIVE:
            shown[key] = cell.shown[1]
    default = draw(STAMPS | st.none())
    record_id = draw(_IDS)
    return State(cls.info.key, record_id, default, covered, shown, cells, draw(SEEN), draw(SEEN))
