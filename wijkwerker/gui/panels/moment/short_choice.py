"""One of many, of which the first stand as chips and the others behind *Meer*."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.widgets import paint
from wijkwerker.gui.widgets.chip import Chip, ChipRow
from wijkwerker.gui.widgets.fields.choice import ChoiceField
from wijkwerker.gui.widgets.options import Option
from wijkwerker.gui.widgets.popup import ChoicePopup

NOTHING = ""
_SPACE = 6  # between two chips
_AROUND = 2 * 10 + 15 + 6  # of a chip, beside its words: padding, icon, gap
_LEAST = 200


class ShortChoiceField(ChoiceField):
    """The first `shown` options as chips, the chosen one always among them; `icons` by value.

    Pressing the chosen chip again leaves the field empty, unless it is required.
    """

    def __init__(
        self,
        label: str,
        options: Sequence[Option] = (),
        *,
        icons: Mapping[str, str],
        shown: int,
        required: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self._icons = icons
        self._most = shown
        self._all: list[Option] = []
        self._more: Chip | None = None
        super().__init__(label, (), required=required, parent=parent)
        self.set_options(options)

    def set_options(self, options: Sequence[Option]) -> None:
        """Offer other options."""
        icons = self._icons
        self._all = [Option(one.value, one.label, icon=icons.get(str(one.value), "")) for one in options]
        self._offer()

    def set_value(self, value: str | None) -> None:
        self._value = value
        if self._all and [str(option.value) for option in self._wanted()] != list(self._chips):
            self._offer()
        else:
            super().set_value(value)

    def _wanted(self) -> list[Option]:
        """What stands as a chip: what fits beside *Meer*; the chosen one takes the last place when it is not there."""
        value = self.value()
        chosen = [option for option in self._all if option.value == value]
        if value is not None and not chosen:
            chosen = [Option(value, value)]
        for count in range(self._most, 1, -1):
            found = self._all[:count]
            if chosen and chosen[0] not in found:
                found = [*found[: count - 1], *chosen]
            if self._fit(found):
                break
        return found

    def _fit(self, options: Sequence[Option]) -> bool:
        """Whether the chips of some options stand on one line, beside the one for the others."""
        now = theme.current()
        gap = now.px(_SPACE)
        wide = sum(paint.text_width(option.label, "smed") + now.px(_AROUND) + gap for option in options)
        more = paint.text_width(_("Meer"), "smed") + now.px(_AROUND) if len(options) < len(self._all) else -gap
        return wide + more <= max(self.width(), now.px(_LEAST))

    def _offer(self) -> None:
        first = self._wanted()
        focused = any(chip.hasFocus() for chip in (*self._chips.values(), self._more) if chip is not None)
        super().set_options(first)
        if self._row is None:
            return
        self._more = None
        if len(self._all) > len(first):
            self._more = self._more_chip(self._row)
        if focused:
            self._chips.get(self.value() or "", self._more or self._row).setFocus(Qt.FocusReason.OtherFocusReason)

    def _more_chip(self, row: ChipRow) -> Chip:
        chip = Chip(_("Meer"), "dots", parent=row)
        chip.setAccessibleName(_("{field}: meer").format(field=self.label))
        chip.clicked.connect(lambda: self._open_all(""))
        chip.typed.connect(self._open_all)
        row.add(chip)
        chip.show()  # the row may be on the screen already
        return chip

    def _open_all(self, text: str) -> None:
        if self._more is None:
            return
        value = self.value()
        options = list(self._all)
        if not self._required and value is not None:
            options.append(Option(NOTHING, _("Leeg laten"), icon="close", muted=True))
        popup = ChoicePopup(self._more, options, title=self.label, selected=[value] if value else (), text=text)
        popup.chosen.connect(self._chosen)
        popup.open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.set_value(self.value())
