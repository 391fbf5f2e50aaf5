"""Fields to choose from a list: one as chips or from a popup, several as chips that can be taken away."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from wijkwerker.domain.folding import fold
from wijkwerker.domain.language import _
from wijkwerker.gui.widgets.chip import Chip, ChipRow
from wijkwerker.gui.widgets.fields.field import Field
from wijkwerker.gui.widgets.options import Deliver, Option, Search, filtered, guarded
from wijkwerker.gui.widgets.popup import ChoicePopup
from wijkwerker.gui.widgets.select_button import SelectButton

MOST_CHIPS = 5
NOTHING = ""


class ChoiceField(Field):
    """One of the options: up to five stand as chips, more open in a popup in which can be searched."""

    def __init__(
        self,
        label: str,
        options: Sequence[Option] = (),
        *,
        required: bool = False,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, hint=hint, parent=parent)
        self._required = required
        self._value: str | None = None
        self._options: list[Option] = []
        self._chips: dict[str, Chip] = {}
        self._row: ChipRow | None = None
        self._button: SelectButton | None = None
        self.set_options(options)

    def set_options(self, options: Sequence[Option]) -> None:
        """Offer other options."""
        self._options = list(options)
        for old in (self._row, self._button):
            if old is not None:
                old.hide()
                old.deleteLater()
        self._row = self._button = None
        self._chips = {}
        if 0 < len(options) <= MOST_CHIPS:
            self._build_chips()
        else:
            self._button = SelectButton(_("Kies"))
            self._button.clicked.connect(lambda: self._open(""))
            self._button.typed.connect(self._open)
            self._button.cleared.connect(self._clear)
            self._put(self._button)
        self.set_value(self._value)

    def _build_chips(self) -> None:
        self._row = ChipRow()
        for option in self._options:
            chip = Chip(option.label, option.icon)
            chip.setCheckable(True)
            chip.clicked.connect(lambda _on=False, value=str(option.value): self._pressed(value))
            self._chips[str(option.value)] = chip
            self._row.add(chip)
        first = next(iter(self._chips.values()))
        self._put(self._row, first)
        first.setAccessibleName(first.text())
        self._row.setAccessibleName(self.label)

    def _pressed(self, value: str) -> None:
        """Choose; pressing the chosen chip again leaves a field empty that may be so."""
        before = self._value
        self.set_value(None if value == before and not self._required else value)
        if self._value != before:
            self.edited.emit(self._value)

    def _open(self, text: str) -> None:
        if self._button is None:
            return
        options = list(self._options)
        if not self._required and self._value is not None:
            options.append(Option(NOTHING, _("Leeg laten"), icon="close", muted=True))
        popup = ChoicePopup(self._button, options, selected=[self._value] if self._value else (), text=text)
        popup.chosen.connect(self._chosen)
        popup.open()

    def _chosen(self, value: str) -> None:
        before = self._value
        self.set_value(value or None)
        if self._value != before:
            self.edited.emit(self._value)

    def _clear(self) -> None:
        if not self._required:
            self._chosen(NOTHING)

    def value(self) -> str | None:
        return self._value

    def set_value(self, value: str | None) -> None:
        self._value = value
        for code, chip in self._chips.items():
            chip.setChecked(code == value)
        if self._button is not None:
            label = next((option.label for option in self._options if option.value == value), value or "")
            self._button.show_value(label)
            words = f"{self.label}: {label}" if label else self.label
            self._button.setAccessibleName(words)
        self.clear_error()


class ManyField(Field):
    """Any number of values as chips; *Erbij* opens the list. With `free` words that are not in it can be added.

    `search(text, deliver)` takes the place of `options` for long lists. The value is a frozenset.
    """

    def __init__(
        self,
        label: str,
        options: Sequence[Option] = (),
        *,
        search: Search | None = None,
        free: bool = False,
        icon: str = "",
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, hint=hint, parent=parent)
        self._options = list(options)
        self._search = search
        self._free = free
        self._icon = icon
        self._values: list[str] = []
        self._labels: dict[str, str] = {str(option.value): option.label for option in options}
        self._row = ChipRow()
        self._row.setAccessibleName(label)
        self._more = self._more_chip()
        self._row.add(self._more)
        self._put(self._row, self._more)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)  # lines of chips want their room
        self._tell_more()

    def _more_chip(self) -> Chip:
        chip = Chip(_("Erbij"), "plus", state="dashed")
        chip.clicked.connect(lambda: self._open(""))
        chip.typed.connect(self._open)
        return chip

    def _tell_more(self) -> None:
        self._more.setAccessibleName(_("{field}: erbij").format(field=self.label))

    def set_options(self, options: Sequence[Option]) -> None:
        """Offer other options."""
        self._options = list(options)
        self._labels.update((str(option.value), option.label) for option in options)
        self._show()

    def set_labels(self, labels: dict[str, str]) -> None:
        """Say how values that are in no list are called, as names by id."""
        self._labels.update(labels)
        self._show()

    def value(self) -> frozenset[str]:
        return frozenset(self._values)

    def set_value(self, value: Iterable[str] | None) -> None:
        order = {str(option.value): place for place, option in enumerate(self._options)}
        self._values = sorted(value or (), key=lambda v: (order.get(v, len(order)), self._labels.get(v, v)))
        self._show()
        self.clear_error()

    def _show(self) -> None:
        for chip in self._row.chips():
            if chip is not self._more:
                self._row.take(chip)
        for place, value in enumerate(self._values):
            chip = Chip(self._labels.get(value, value), self._icon, state="chosen", removable=True)
            chip.removed.connect(lambda value=value: self._remove(value))
            chip.clicked.connect(lambda: self._open(""))
            self._row.insert(place, chip)
        self._row.updateGeometry()

    def _remove(self, value: str) -> None:
        place = self._values.index(value)
        self.set_value([v for v in self._values if v != value])
        self._row.chips()[min(place, len(self._values))].setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit(self.value())

    def _open(self, text: str) -> None:
        if self._search is not None or self._free:
            popup = ChoicePopup(self._more, search=self._find, text=text)
            popup.chosen.connect(self._add)
        else:
            popup = ChoicePopup(self._more, self._options, multiple=True, selected=self._values, text=text)
            popup.accepted.connect(self._accept)
        popup.open()

    def _find(self, text: str, deliver: Deliver) -> None:
        def show(options: Sequence[Option]) -> None:
            self._labels.update((str(option.value), option.label) for option in options)
            offered = [option for option in options if option.value not in self._values]
            word = " ".join(text.split())
            known = {fold(option.label) for option in options} | {fold(value) for value in self._values}
            if self._free and word and fold(word) not in known:
                offered.append(Option(word, _("“{word}” erbij").format(word=word), icon="plus"))
            deliver(guarded(word, offered) if self._free else offered)

        if self._search is not None:
            self._search(text, show)
        else:
            show(filtered(self._options, text))

    def _add(self, value: str) -> None:
        if value not in self._labels or self._labels[value].startswith("“"):
            self._labels[value] = value
        self.set_value([*self._values, value])
        self._more.setFocus()
        self.edited.emit(self.value())

    def _accept(self, values: Iterable[str]) -> None:
        self.set_value(values)
        self.edited.emit(self.value())


class ReferenceField(Field):
    """One record, found by typing. `name_of(id, deliver)` gives the words for an id that is only known as such."""

    def __init__(
        self,
        label: str,
        search: Search,
        name_of: Callable[[str, Callable[[str], None]], None],
        *,
        icon: str = "",
        required: bool = False,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, hint=hint, parent=parent)
        self._search, self._name_of = search, name_of
        self._required = required
        self._value: str | None = None
        self._names: dict[str, str] = {}
        self._button = SelectButton(_("Kies"), icon)
        self._button.clicked.connect(lambda: self._open(""))
        self._button.typed.connect(self._open)
        self._button.cleared.connect(lambda: self._chosen(NOTHING) if not required else None)
        self._put(self._button)

    def value(self) -> str | None:
        return self._value

    def set_value(self, value: str | None) -> None:
        self._value = value
        self.clear_error()
        if value and value not in self._names:
            self._show("…")
            self._name_of(value, lambda name: self._learn(value, name))
        else:
            self._show(self._names.get(value or "", ""))

    def _learn(self, value: str, name: str) -> None:
        self._names[value] = name
        if value == self._value:
            self._show(name)

    def _show(self, name: str) -> None:
        self._button.show_value(name)
        self._button.setAccessibleName(f"{self.label}: {name}" if name else self.label)

    def _open(self, text: str) -> None:
        popup = ChoicePopup(self._button, search=self._find, text=text)
        popup.chosen.connect(self._chosen)
        popup.open()

    def _find(self, text: str, deliver: Deliver) -> None:
        def show(options: Sequence[Option]) -> None:
            self._names.update((str(option.value), option.label) for option in options)
            empty = [Option(NOTHING, _("Leeg laten"), icon="close", muted=True)]
            deliver([*options, *(empty if self._value and not self._required and not text else [])])

        self._search(text, show)

    def _chosen(self, value: str) -> None:
        before = self._value
        self.set_value(value or None)
        if self._value != before:
            self.edited.emit(self._value)
