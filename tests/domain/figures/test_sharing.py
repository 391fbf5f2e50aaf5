"""What leaves the team: people rounded, names gone, stories only with consent, all else exact."""

import dataclasses
import datetime as dt
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkwerker.domain.figures import (
    FEW,
    AreaRow,
    CodeRow,
    Details,
    Few,
    Figures,
    InitiativeRow,
    LadderYear,
    LessonRow,
    MonthRow,
    Overview,
    People,
    Period,
    PhaseRow,
    Place,
    SignalRow,
    StoryRow,
    masker,
    rounded,
    shared,
    size_of,
)

PEOPLE = {"people_reached", "attendance", "new_people", "people"}
DAY = dt.date(2026, 9, 30)
count = st.integers(0, 40)
figures = st.builds(
    Figures,
    moments=count,
    collective=count,
    people_reached=count,
    initiatives=count,
    activities=count,
    sessions=count,
    attendance=count,
    new_people=count,
    volunteer_hours=st.floats(0, 40),
    kracht=count,
    zorg=count,
)
places = st.builds(
    Place, id=st.uuids().map(str), code=st.just("BU03440321"), name=st.just("Zamenhofdreef"), level=st.just("buurt")
)
codes = st.builds(CodeRow, code=st.just("jongeren"), label=st.just("Jongeren"), figures=figures)
signals = st.builds(
    SignalRow,
    on=st.just(DAY),
    place=st.just("Zamenhofdreef"),
    polarity=st.sampled_from(["kracht", "zorg"]),
    themes=st.just(("groen",)),
    people=count,
    text=st.just("Mooi plan"),
    consent=st.booleans(),
)
overviews = st.builds(
    Overview,
    period=st.just(Period(dt.date(2026, 1, 1), DAY)),
    place=st.none() | places,
    made_on=st.just(DAY),
    figures=figures,
    previous=figures,
    by_month=st.lists(st.builds(MonthRow, month=st.just(DAY), figures=figures), max_size=3).map(tuple),
    by_area=st.lists(
        st.builds(
            AreaRow,
            place=places,
            figures=figures,
            groups=st.dictionaries(st.sampled_from(["ouders", "jongeren"]), count),
        ),
        max_size=3,
    ).map(tuple),
    by_opgave=st.lists(codes, max_size=2).map(tuple),
    by_leefgebied=st.lists(codes, max_size=2).map(tuple),
    by_group=st.lists(codes, max_size=2).map(tuple),
    by_theme=st.lists(codes, max_size=2).map(tuple),
    by_phase=st.just((PhaseRow(code="idee", label="Idee", initiatives=3),)),
    ladder=st.just((LadderYear(year=2026, low=1, middle=2, high=3),)),
    details=st.none() | st.builds(Details, signals=st.lists(signals, max_size=3).map(tuple)),
)


def leaves(value: object, path: str = "") -> Iterator[tuple[str, object]]:
    """Every value within a value, with the way to it."""
    if dataclasses.is_dataclass(value) and not isinstance(value, Few):
        for field in dataclasses.fields(value):
            yield from leaves(getattr(value, field.name), f"{path}.{field.name}")
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from leaves(part, f"{path}.{key}")
    elif isinstance(value, tuple | list):
        for index, part in enumerate(value):
            yield from leaves(part, f"{path}[{index}]")
    else:
        yield path, value


def is_people(path: str) -> bool:
    return path.rsplit(".", 1)[-1] in PEOPLE or ".groups." in path


@given(overviews)
def test_every_count_of_people_in_a_shared_overview_is_few_or_a_multiple_of_five(overview: Overview) -> None:
    for path, value in leaves(shared(overview)):
        if is_people(path):
            assert value == FEW or (isinstance(value, int) and value % 5 == 0), path


@given(overviews)
def test_every_count_of_people_is_rounded_from_its_own_exact_value_and_all_else_stays(overview: Overview) -> None:
    bare = dataclasses.replace(overview, details=None)
    exact, rough = dict(leaves(bare)), dict(leaves(shared(bare)))
    assert exact.keys() == rough.keys()
    for path, value in exact.items():
        if is_people(path):
            assert isinstance(value, int)
            assert rough[path] == rounded(value)
        elif path != ".shared":
            assert rough[path] == value, path


@given(overviews)
def test_sharing_twice_is_sharing_once(overview: Overview) -> None:
    assert shared(shared(overview)) == shared(overview)


@given(overviews)
def test_a_signal_without_consent_is_not_shared(overview: Overview) -> None:
    details = shared(overview).details
    assert details is None or all(signal.consent for signal in details.signals)


@pytest.mark.parametrize(
    ("exact", "shown"), [(0, "0"), (1, "<5"), (4, "<5"), (5, "5"), (7, "5"), (8, "10"), (12, "10"), (13, "15")]
)
def test_people_are_rounded_to_five_and_one_to_four_are_few(exact: int, shown: str) -> None:
    assert str(rounded(exact)) == shown


def test_few_stands_between_none_and_five() -> None:
    people: list[People] = [10, FEW, 0, 5]
    assert sorted(people, key=size_of) == [0, FEW, 5, 10]
    assert FEW < 5
    assert FEW > 0
    assert FEW <= FEW


def story(text: str, *, consent: bool = True) -> StoryRow:
    return StoryRow(
        title="Samen koken",
        text=text,
        on=DAY,
        place="Zamenhofdreef",
        teller="Fatima El Amrani",
        initiative="Buurttafel van Fatima",
        consent=consent,
    )


def with_details(**parts: object) -> Overview:
    return Overview(
        period=Period(DAY, DAY),
        place=None,
        made_on=DAY,
        figures=Figures(),
        previous=Figures(),
        details=Details(**parts),  # type: ignore[arg-type]
    )


def test_a_shared_story_has_consent_and_no_names() -> None:
    stories = (story("Ik ben Fatima el Amrani en kook met Łukasz."), story("Niet delen", consent=False))
    details = shared(with_details(stories=stories), ["Fatima El Amrani", "Łukasz Nowak"]).details
    assert details is not None
    (only,) = details.stories
    assert only.text == "Ik ben [naam] en kook met [naam]."
    assert only.teller == ""
    assert only.initiative == "Buurttafel van [naam]"


def test_a_shared_initiative_has_no_lead_and_only_shareable_lessons_go_along() -> None:
    initiative = InitiativeRow(
        title="Moestuin",
        place="Tigrisdreef",
        phase="Idee",
        ladder="",
        lead="Hans de Wit",
        opgaven=(),
        since=None,
        moments=1,
        hours=0.5,
    )
    texts = ("Begin klein", "Intern")
    lessons = tuple(LessonRow(text=text, on=DAY, about="", shareable=text == texts[0]) for text in texts)
    details = shared(with_details(initiatives=(initiative,), lessons=lessons)).details
    assert details is not None
    assert details.initiatives[0].lead == ""
    assert details.initiatives[0].hours == 0.5
    assert [lesson.text for lesson in details.lessons] == ["Begin klein"]


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Koffie met @Fatima en haar zus", "Koffie met [naam] en haar zus"),
        ("Fatima’s plan en FATIMA EL-AMRANI", "[naam]’s plan en [naam]"),
        ("bij de bakker op de markt", "bij de bakker op de markt"),
        ("Bakker kwam langs", "Bakker kwam langs"),
        ("mark is een woord, Mark een naam", "mark is een woord, [naam] een naam"),
        ("sanne bakker belde", "[naam] belde"),
        ("", ""),
    ],
)
def test_names_are_taken_out_however_they_are_written(text: str, masked: str) -> None:
    assert masker(["Fatima El Amrani", "Mark Visser", "Sanne Bakker"])(text) == masked


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Jan Willem maakt zich zorgen", "[naam] maakt zich zorgen"),
        ("Bij Jan Brouwer aan de keukentafel", "Bij [naam] aan de keukentafel"),
        ("Jan sprak Willem op het plein", "[naam] sprak Willem op het plein"),
        ("mevrouw De Vries is eenzaam", "mevrouw [naam] is eenzaam"),
        ("meneer van der Meer en meneer van de markt", "meneer [naam] en meneer van de markt"),
        ("Familie Brouwer verhuist, de brouwer ook", "Familie [naam] verhuist, de brouwer ook"),
    ],
)
def test_part_of_a_name_of_more_words_does_not_stay_behind(text: str, masked: str) -> None:
    assert masker(["Jan Willem Brouwer", "Anna de Vries", "Bas van der Meer"])(text) == masked
