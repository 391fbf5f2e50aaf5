"""One bridge for everything the application says."""

from pytestqt.qtbot import QtBot

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.gui.bug_report import BugReport, report_of
from wijkwerker.gui.messages import Messages


def test_a_toast_carries_its_words_and_its_action(qtbot: QtBot) -> None:
    messages, pressed = Messages(), []
    with qtbot.waitSignal(messages.toast_asked) as asked:
        messages.toast("Opgeslagen", "Ongedaan maken", lambda: pressed.append(True))
    text, action, callback = asked.args
    callback()
    assert (text, action, pressed) == ("Opgeslagen", "Ongedaan maken", [True])


def test_an_expected_refusal_and_a_bug_go_separate_ways(qtbot: QtBot) -> None:
    messages = Messages()
    errors: list[object] = []
    bugs: list[object] = []
    messages.error_asked.connect(errors.append)
    messages.bug_asked.connect(bugs.append)
    refusal, bug = WijkwerkerError("De schijf is vol."), KeyError("Samira Bouzid")
    messages.report(refusal)
    messages.report(bug)
    assert (errors, bugs) == ([refusal], [bug])


def test_a_bug_report_says_where_and_never_repeats_data(qtbot: QtBot) -> None:
    try:
        raise KeyError("Samira Bouzid")
    except KeyError as error:
        report = report_of(error)
    assert "KeyError" in report
    assert "test_messages.py" in report
    assert "Samira" not in report
    assert "/" not in report.split("test_messages.py")[0].splitlines()[-1]


def test_the_report_can_be_copied(qtbot: QtBot) -> None:
    dialog = BugReport(ValueError("x"))
    qtbot.addWidget(dialog)
    dialog._copy.click()
    assert dialog._copy.text() == "Gekopieerd"
