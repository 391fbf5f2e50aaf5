"""Ready-made words for the large demos: names, sentences and areas are made once and drawn from in great numbers."""

from collections.abc import Callable, Iterator
from itertools import product

from wijkwerker.domain.kinds import Area
from wijkwerker.domain.lists import seed_areas, seed_codes
from wijkwerker.services.demo.chance import Chance
from wijkwerker.services.demo.content import Line, line_of, rows, sections, sentence

_OPENINGS = 6_000
_TAILS = 600


class Crowd:
    """The pools of one demo; the same seed gives the same pools."""

    def __init__(self, seed: int, wijken: tuple[str, ...]) -> None:
        """`wijken` are the codes of the wijken to work in; an empty tuple is all of Utrecht."""
        chance = Chance(seed, "crowd")
        words = sections("crowd")
        self.first_names = [*words["voornaam"], *dict.fromkeys(row["name"].split()[0] for row in rows("people"))]
        composed = [begin + end for begin, end in product(words["begin"], words["eind"])]
        self.last_names = [*words["achternaam"], *composed, *(f"Van {name}" for name in composed)]
        self.streets = [row["street"] for row in rows("streets")]
        self.areas = [area for area in _buurten(wijken) if area.inhabitants]
        self.area_ids = _weighted_ids(self.areas)
        self.talents = sorted({talent.strip() for row in rows("people") for talent in row["talents"].split(",")} - {""})
        self.wishes = sorted({row["wishes"] for row in rows("people")} - {""})
        self.themes = [frozenset({code}) for code in seed_codes("theme")]
        self.themes += [frozenset(chance.sample(seed_codes("theme"), 2)) for _n in range(60)]
        self.groups = [frozenset[str]()] * 12 + [frozenset({code}) for code in seed_codes("group")]
        self.openings = list(self._openings(chance))
        self.tails = list(self._tails(chance))

    def name(self, chance: Chance) -> str:
        """The full name of a fictional person."""
        return f"{chance.choice(self.first_names)} {chance.choice(self.last_names)}"

    def _openings(self, chance: Chance) -> Iterator[tuple[Line, str]]:
        """Lines with a first sentence."""
        lines = [line_of(text) for texts in sections("notes").values() for text in texts]
        for _n in range(_OPENINGS):
            line = chance.choice(lines)
            yield line, sentence(line.text, chance, self._slots(chance))

    def _tails(self, chance: Chance) -> Iterator[str]:
        lines = [text for texts in sections("tails").values() for text in texts]
        for _n in range(_TAILS):
            yield " " + sentence(chance.choice(lines), chance, self._slots(chance))

    def _slots(self, chance: Chance) -> "_Slots":
        return _Slots(self, chance)


class _Slots(dict[str, Callable[[], str]]):
    """Something for every slot, whatever the line is about."""

    def __init__(self, crowd: Crowd, chance: Chance) -> None:
        words = sections("crowd")
        places = [
            place for heading, lines in sections("words").items() if heading.startswith("plek") for place in lines
        ]
        person = crowd.name(chance)
        super().__init__(
            straat=lambda: chance.choice(crowd.streets),
            plek=lambda: chance.choice(places),
            school=lambda: chance.choice(sections("words")["school"]),
            org=lambda: f"{chance.choice(words['organisatie'])} {chance.choice(crowd.streets)}",
            naam=lambda: person,
            naam2=lambda: crowd.name(chance),
            talent=lambda: chance.choice(crowd.talents),
            wens=lambda: chance.choice(crowd.wishes),
            trekker=lambda: person.split()[0],
            vrijwilliger=lambda: person.split()[0],
            initiatief=lambda: f"{chance.choice(words['initiatief'])} {chance.choice(crowd.streets)}",
            activiteit=lambda: f"{chance.choice(words['activiteit'])} {chance.choice(crowd.streets)}",
        )


def _buurten(wijken: tuple[str, ...]) -> list[Area]:
    ids = {area.id: area.code for area in seed_areas()}
    return [
        area
        for area in seed_areas()
        if area.level == "buurt" and area.code.startswith("BU0344") and (not wijken or ids[area.parent or ""] in wijken)
    ]


def _weighted_ids(areas: list[Area]) -> list[str]:
    """The ids of the areas, each as often as it has hundreds of inhabitants."""
    return [area.id for area in areas for _n in range(1 + (area.inhabitants or 0) // 100)]
