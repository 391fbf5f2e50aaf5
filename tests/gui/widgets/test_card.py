from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from wijkwerker.gui.widgets.card import Card
from wijkwerker.gui.widgets.lead import Lead
from wijkwerker.gui.widgets.list_card import CardItem, ListCard
from wijkwerker.gui.widgets.skeleton import Skeleton
from wijkwerker.gui.widgets.tags import Tag, TagSpec

Show = Callable[..., None]

PROMISES = (
    CardItem("hans", "Hans de Wit", "Sleutel van de schuur", Lead(name="Hans de Wit"), action="Gedaan", is_open=False),
    CardItem("nadia", "Nadia Haddad", tags=(TagSpec("vandaag", "warn", "clock"),), action="Gedaan"),
    CardItem("inloop", "Koffie-inloop", lead=Lead(time="09:30", note="klaar")),
)


def filled(show: Show, items: tuple[CardItem, ...] = PROMISES, total: int | None = None) -> ListCard:
    card = ListCard("Terugkoppelen", empty="Alles is teruggekoppeld.", most=3)
    card.show_items(items, total)
    show(card)
    return card


def test_a_card_of_rows_is_a_skeleton_until_the_rows_come(qtbot: QtBot) -> None:
    card = ListCard("Terugkoppelen")
    qtbot.addWidget(card)
    assert [bars.accessibleName() for bars in card.findChildren(Skeleton)] == ["Bezig met ophalen"]
    assert card.rows() == []


def test_enter_does_the_action_of_a_row_and_space_opens_it(qtbot: QtBot, show: Show) -> None:
    card = filled(show)
    heard: list[tuple[str, object]] = []
    card.acted.connect(lambda key: heard.append(("acted", key)))
    card.opened.connect(lambda key: heard.append(("opened", key)))
    qtbot.keyClick(card.rows()[0], Qt.Key.Key_Return)
    qtbot.keyClick(card.rows()[0], Qt.Key.Key_Space)
    qtbot.keyClick(card.rows()[2], Qt.Key.Key_Return)  # a row without an action
    assert heard == [("acted", "hans"), ("opened", "hans"), ("opened", "inloop")]


def test_arrows_walk_from_row_to_row_and_stop_at_the_last(qtbot: QtBot, show: Show) -> None:
    card = filled(show)
    card.rows()[1].setFocus()
    qtbot.keyClick(card.rows()[1], Qt.Key.Key_Down)
    assert card.rows()[2].hasFocus()
    qtbot.keyClick(card.rows()[2], Qt.Key.Key_Down)
    assert card.rows()[2].hasFocus()


def test_the_link_counts_what_does_not_fit(show: Show) -> None:
    card = filled(show, total=6)
    assert card._link.text() == "Alle 6"


def test_after_a_row_is_done_the_keyboard_stays_at_its_place(show: Show) -> None:
    card = filled(show)
    card.rows()[1].setFocus()
    card.show_items([PROMISES[0], PROMISES[2]])
    assert card.rows()[1].item.key == "inloop"
    assert card.rows()[1].hasFocus()


def test_an_empty_card_says_so(show: Show) -> None:
    card = filled(show, ())
    assert "Alles is teruggekoppeld." in [label.text() for label in card.findChildren(QLabel)]


def test_a_row_is_one_sentence_for_a_screen_reader(show: Show) -> None:
    card = filled(show)
    assert card.rows()[1].accessibleName() == "Nadia Haddad. vandaag"
    assert card.rows()[2].accessibleName() == "09:30. Koffie-inloop"


def test_the_count_of_a_card_can_be_shown_and_taken_away(qtbot: QtBot) -> None:
    card = Card("Contacten", link="Alles")
    qtbot.addWidget(card)
    card.set_count(4)
    (tag,) = card.findChildren(Tag)
    assert tag.text() == "4"
    card.set_count(None)
    assert tag.isHidden()
    with qtbot.waitSignal(card.link_clicked):
        card._link.click()
