"""Lays the cards of the overview out: as designed on a wide window, in two columns, or one below the other."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from wijkwerker.gui import theme

GAP = 12
TWO_BELOW, ONE_BELOW = 1180, 1024  # widths of the window


@dataclass(frozen=True)
class Beside:
    """Parts from left to right, each with its share of the width."""

    parts: "tuple[tuple[Part, int], ...]"


@dataclass(frozen=True)
class Below:
    """Parts from top to bottom; the last one takes what is left of the height."""

    parts: "tuple[Part, ...]"


Part: TypeAlias = str | Beside | Below

PLANS: Mapping[str, Part] = MappingProxyType(
    {
        "wide": Below(
            (
                Beside((("months", 64), ("reach", 36))),
                Beside(
                    (
                        (Below(("ladder", "phases")), 40),
                        (Below(("areas", Beside((("opgave", 1), ("leefgebied", 1))))), 60),
                    )
                ),
            )
        ),
        "two": Below(
            (
                Beside((("months", 1), ("reach", 1))),
                "areas",
                Beside((("ladder", 1), ("phases", 1))),
                Beside((("opgave", 1), ("leefgebied", 1))),
            )
        ),
        "one": Below(("months", "reach", "areas", "ladder", "phases", "opgave", "leefgebied")),
    }
)


def plan_for(window_width: int) -> str:
    """Which of PLANS fits a window of so many pixels."""
    now = theme.current()
    if window_width < now.px(ONE_BELOW):
        return "one"
    return "two" if window_width < now.px(TWO_BELOW) else "wide"


class Board(QWidget):
    """Holds the cards that PLANS name."""

    def __init__(self, cards: Mapping[str, QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = cards
        self._shown = ("", 0)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        for card in cards.values():
            card.setParent(self)
            card.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    @property
    def plan(self) -> str:
        """The plan that is shown."""
        return self._shown[0]

    def arrange(self, plan: str) -> None:
        """Lay the cards out by a plan of PLANS."""
        wanted = (plan, theme.current().px(GAP))
        if wanted == self._shown:
            return
        self._shown = wanted
        _empty(self._layout)
        self._layout.addLayout(self._made(PLANS[plan], wanted[1]))

    def _made(self, part: Part, gap: int) -> QBoxLayout:
        layout: QBoxLayout
        if isinstance(part, str):
            layout = QVBoxLayout()
            layout.addWidget(self._cards[part])
            return layout
        if isinstance(part, Beside):
            layout = QHBoxLayout()
            for inner, share in part.parts:
                layout.addLayout(self._made(inner, gap), share)
        else:
            layout = QVBoxLayout()
            for inner in part.parts:
                layout.addLayout(self._made(inner, gap), int(inner is part.parts[-1]))
        layout.setSpacing(gap)
        return layout


def _empty(layout: QLayout) -> None:
    """Take everything out of a layout and the layouts in it; the widgets stay."""
    while (item := layout.takeAt(0)) is not None:
        if (inner := item.layout()) is not None:
            _empty(inner)
            inner.deleteLater()
