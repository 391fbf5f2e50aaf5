from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from wijkwerker.gui import theme
from wijkwerker.gui.widgets.key_figure import KeyFigure
from wijkwerker.gui.widgets.key_hint import KeyHint
from wijkwerker.gui.widgets.phase_steps import PhaseStep, PhaseSteps
from wijkwerker.gui.widgets.picture import ChartPicture
from wijkwerker.gui.widgets.sparkline import Sparkline
from wijkwerker.gui.widgets.timeline import Timeline, TimelineItem

Show = Callable[..., None]


def test_a_key_figure_reads_as_one_sentence(qtbot: QtBot) -> None:
    figure = KeyFigure("Contactmomenten")
    qtbot.addWidget(figure)
    figure.show_figure("666", "+9 % meer dan in 2025", "up", [4, 5, 6])
    assert figure.accessibleName() == "Contactmomenten: 666. +9 % meer dan in 2025"
    figure.show_figure("0")
    assert figure._line.isHidden()


def test_a_sparkline_of_one_point_is_no_line(qtbot: QtBot) -> None:
    line = Sparkline([3])
    qtbot.addWidget(line)
    empty = line.grab().toImage()
    line.show_values([3, 4, 2], "Van 3 naar 2.")
    assert line.grab().toImage() != empty
    assert line.accessibleName() == "Van 3 naar 2."


def test_the_phases_are_told_in_words_too(qtbot: QtBot) -> None:
    steps = PhaseSteps(
        [PhaseStep("Idee", "done", "mrt ’23"), PhaseStep("Verkenning", "now"), PhaseStep("Aanvraag", "later")]
    )
    qtbot.addWidget(steps)
    assert steps.accessibleName() == "Fasen: Idee klaar (mrt ’23), nu Verkenning, Aanvraag later"
    steps.resize(180, steps.sizeHint().height())
    assert not steps.grab().isNull()


def test_a_timeline_is_walked_with_arrows_and_opened_with_enter(qtbot: QtBot, show: Show) -> None:
    timeline = Timeline()
    timeline.show_items([TimelineItem("m1", "Wil helpen", when="vandaag"), TimelineItem("m2", "Fietsles", "9 mensen")])
    show(timeline)
    first, second = timeline.rows()
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    with qtbot.waitSignal(timeline.opened) as opened:
        qtbot.keyClick(second, Qt.Key.Key_Return)
    assert opened.args == ["m2"]
    assert first.accessibleName() == "vandaag. Wil helpen"


def test_a_chart_asks_for_a_picture_of_its_size_and_has_a_table_twin(qtbot: QtBot, show: Show) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    chart = ChartPicture("Per buurt", height=200)
    column.addWidget(chart)
    asked: list[tuple[int, int, float]] = []
    chart.wanted.connect(lambda *size: asked.append(size))
    show(page, 600, 500)
    qtbot.waitUntil(lambda: bool(asked))
    width, height, ratio = asked[-1]
    chart.show_picture(QImage(width, height, QImage.Format.Format_RGB32))
    assert (height, ratio) == (200, page.devicePixelRatioF())
    chart.show_figures(["Buurt", "Momenten"], [["Zamenhofdreef", "146"]], "Zamenhofdreef heeft de meeste momenten.")
    chart.switch.click()
    assert chart.table.isVisible()
    qtbot.keyClick(chart.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Buurt\tMomenten\nZamenhofdreef\t146"
    before = len(asked)
    chart.switch.click()
    chart.ask_again()
    assert len(asked) > before


def test_painted_parts_grow_with_the_text_size(qtbot: QtBot) -> None:
    hint = KeyHint("Ctrl+K")
    qtbot.addWidget(hint)
    height = hint.sizeHint().height()
    theme.appearance().choose(text_size=200)
    assert hint.sizeHint().height() == 2 * height
