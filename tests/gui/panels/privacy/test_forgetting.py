"""Naam weghalen: only after the red verb, without a way back, and not by an older step that is undone either."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from tests.gui.panels.privacy.conftest import HANS, JOKE
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.kinds import Contact
from wijkwerker.domain.kinds.record import with_values
from wijkwerker.gui.context import Context
from wijkwerker.gui.panels.privacy.forgetting import ask_forget
from wijkwerker.gui.undo import Undo
from wijkwerker.services.services import Services

Settle = Callable[[], None]


def test_enter_alone_forgets_nobody(window: QWidget, context: Context, services: Services, settle: Settle) -> None:
    dialog = ask_forget(context, window, JOKE.id, "Joke Verhoeven")
    assert dialog.cancel_button.hasFocus()
    QTest.keyClick(dialog.cancel_button, Qt.Key.Key_Return)
    settle()
    assert services.records.get(Contact, JOKE.id) is not None


def test_more_cards_of_one_person_are_told(window: QWidget, context: Context) -> None:
    dialog = ask_forget(context, window, JOKE.id, "Joke Verhoeven", cards=2)
    said = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "Dit contact heeft 2 kaarten, die alle weggaan." in said
    dialog.close_overlay()


def test_after_forgetting_nothing_older_is_undone(
    window: QWidget, context: Context, services: Services, settle: Settle
) -> None:
    undo = Undo(context.tasks, context.messages, window)
    note = with_values(HANS, {"note": "Komt met Joke Verhoeven"})
    context.tasks.write(lambda s: s.records.save(note, label="Bewaard"), owner=window)
    note = with_values(note, {"note": "Komt alleen"})
    context.tasks.write(lambda s: s.records.save(note, label="Bewaard"), owner=window)
    settle()
    ask_forget(context, window, JOKE.id, "Joke Verhoeven").verb_button.click()
    settle()
    undo.undo()
    settle()
    kept = services.records.get(Contact, HANS.id)
    assert kept is not None
    assert kept.note == "Komt alleen"


def test_a_forgetting_that_fails_does_not_say_that_it_was_done(
    window: QWidget, context: Context, services: Services, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_ids: object) -> None:
        raise WijkwerkerError("De schijf is vol.")

    gone: list[bool] = []
    with monkeypatch.context() as patch:
        patch.setattr(services.privacy.forgetting, "forget", full)
        ask_forget(context, window, JOKE.id, "Joke Verhoeven", lambda: gone.append(True)).verb_button.click()
        settle()
    assert gone == []
    ask_forget(context, window, JOKE.id, "Joke Verhoeven", lambda: gone.append(True)).verb_button.click()
    settle()
    assert gone == [True]
