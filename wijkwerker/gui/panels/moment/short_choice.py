"""One of many, of which the ones used most stand as chips and the others behind *Meer*."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from wijkwerker.domain.language import _
from wijkwerker.gui.widgets.chip import Chip, ChipRow
from wijkwerker.gui.widgets.fields.choice import ChoiceField
from wijkwerker.gui.widgets.options import Option
from wijkwerker.gui.widgets.popup import ChoicePopup

NOTHING = ""


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
        """What stands as a chip; the chosen one takes the last place when it is not among the first."""
        value = self.value()
        first = self._all[: self._most]
        if value is None or any(option.value == value for option in first):
            return first
        chosen = next((option for option in self._all if option.value == value), Option(value, value))
        return [*first[: self._most - 1], chosen]

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
