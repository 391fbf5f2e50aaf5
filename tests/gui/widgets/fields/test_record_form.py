from collections.abc import Callable, Collection, Sequence
from datetime import date, time
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from wijkwerker.domain.kinds import KINDS, Contact, ContactMoment
from wijkwerker.domain.kinds.record import fields_of
from wijkwerker.gui.tasks import TaskRunner
from wijkwerker.gui.widgets.fields.choice import ChoiceField, ManyField
from wijkwerker.gui.widgets.fields.lookup import Names, TaskLookup
from wijkwerker.gui.widgets.fields.make import form_field_for
from wijkwerker.gui.widgets.fields.number import NumberField
from wijkwerker.gui.widgets.fields.record_form import RecordForm
from wijkwerker.gui.widgets.fields.text import TextField
from wijkwerker.gui.widgets.options import Deliver, Option

Show = Callable[..., None]
SAMIRA = "0b6a7bb4-8f0f-4f3a-9d6e-1f2f3a4b5c6d"


class Fixed:
    """A lookup that knows one theme and one person."""

    def choices(self, list_key: str) -> Sequence[tuple[str, str]]:
        return [("bewegen", "Bewegen")] if list_key == "theme" else []

    def search(self, kind: str, text: str, deliver: Deliver) -> None:
        deliver([Option(SAMIRA, "Samira Bouzid")])

    def titles(self, kind: str, ids: Collection[str], deliver: Names) -> None:
        deliver({SAMIRA: "Samira Bouzid"})

    def today(self) -> date:
        return date(2026, 10, 13)


@pytest.fixture
def form(show: Show) -> RecordForm:
    made = RecordForm(ContactMoment, ["note", ("date", "time"), "people", "themes", "contacts", "opgaven"], Fixed())
    show(made, 500, 700)
    moment = ContactMoment(
        date=date(2026, 10, 13), time=time(10, 20), themes=frozenset({"bewegen"}), contacts=frozenset({SAMIRA})
    )
    made.show_record(moment)
    return made


def test_every_field_of_every_kind_has_a_form_field(qtbot: QtBot) -> None:
    for cls in KINDS.values():
        record = cls()
        for key, field in fields_of(cls).items():
            widget = form_field_for(field, Fixed())
            qtbot.addWidget(widget)
            widget.set_value(getattr(record, key))
            assert widget.value() == getattr(record, key) or getattr(record, key) in {None, ""}


def test_a_form_shows_a_record_with_names_for_ids(form: RecordForm) -> None:
    assert form.values()["date"] == date(2026, 10, 13)
    contacts = form.field("contacts")
    assert isinstance(contacts, ManyField)
    assert [chip.text() for chip in contacts._row.chips()] == ["Samira Bouzid", "Erbij"]


def test_each_field_is_told_by_itself_with_its_clean_value(qtbot: QtBot, form: RecordForm) -> None:
    people = form.field("people")
    assert isinstance(people, NumberField)
    people.edit.setText("6")
    with qtbot.waitSignal(form.edited) as edited:
        qtbot.keyClick(people.edit, Qt.Key.Key_Return)
    assert edited.args == ["people", 6]


def test_what_is_needed_cannot_be_left_empty(qtbot: QtBot, form: RecordForm) -> None:
    people = form.field("people")
    assert isinstance(people, NumberField)
    people.edit.clear()
    with qtbot.assertNotEmitted(form.edited):
        qtbot.keyClick(people.edit, Qt.Key.Key_Return)
    assert people.error == "Dit is nog nodig."


def test_rare_fields_stand_behind_more(form: RecordForm) -> None:
    assert form.field("opgaven").isHidden() is False
    assert not form.field("opgaven").isVisible()
    form._more.click()
    assert form.field("opgaven").isVisible()


def test_a_rare_field_that_is_filled_is_shown(form: RecordForm) -> None:
    form.show_record(ContactMoment(opgaven=frozenset({"x"})))
    assert form.field("opgaven").isVisible()


def test_what_was_unfolded_stays_so_when_its_record_is_shown_again(form: RecordForm) -> None:
    moment = ContactMoment()
    form.show_record(moment)
    form._more.click()
    form.show_record(moment)
    assert form.field("opgaven").isVisible()
    form.show_record(ContactMoment())
    assert not form.field("opgaven").isVisible()


def test_the_field_in_use_is_left_alone_when_its_record_is_shown_again(qtbot: QtBot, show: Show) -> None:
    form = RecordForm(Contact, ["name", "street"], Fixed())
    show(form)
    contact = Contact(name="Samira")
    form.show_record(contact)
    name = form.field("name")
    assert isinstance(name, TextField)
    name.setFocus()
    qtbot.keyClicks(name.edit, "x")
    form.show_record(contact)
    assert name.edit.text() == "Samirax"
    form.show_record(Contact(name="Hans"))
    assert name.edit.text() == "Hans"


def test_the_lists_come_from_the_services(qtbot: QtBot, runner: TaskRunner, services: SimpleNamespace) -> None:
    services.lists = SimpleNamespace(all=lambda: {"phase": [("idee", "Idee"), ("gestopt", "Gestopt")]})
    services.records = SimpleNamespace(titles=lambda _kind, ids: dict.fromkeys(ids, "Samira Bouzid"))
    services.search = SimpleNamespace(
        of_kind=lambda kind, _text, usable: [SimpleNamespace(kind=kind, id="id1", title="Moestuin")]
    )
    lookup = TaskLookup(runner, lambda: date(2026, 10, 13))
    form = RecordForm(KINDS["initiative"], ["phase"], lookup)
    qtbot.addWidget(form)
    with qtbot.waitSignal(lookup.lists_came):
        runner.start_loading()
    phase = form.field("phase")
    assert isinstance(phase, ChoiceField)
    assert [option.label for option in phase._options] == ["Idee", "Gestopt"]
    found: list[Option] = []
    lookup.search("initiative", "moes", found.extend)
    qtbot.waitUntil(lambda: bool(found))
    assert found[0].label == "Moestuin"
    names: dict[str, str] = {}
    lookup.titles("contact", ["id1"], names.update)
    qtbot.waitUntil(lambda: bool(names))
    assert names == {"id1": "Samira Bouzid"}
