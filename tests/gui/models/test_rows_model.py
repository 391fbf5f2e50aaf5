from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from wijkwerker.gui.models.rows_model import DayHead, RowsModel

DAY = DayHead("dinsdag 13 oktober", "2 momenten")


def names(*values: str | DayHead) -> RowsModel[str]:
    return RowsModel(values, key=str.lower, sentence=lambda name: f"Contact {name}")


def test_rows_are_known_by_their_key(qtbot: QtBot) -> None:
    model = names(DAY, "Hans", "Nadia")
    assert model.rowCount() == 3
    assert model.row_value(1) == "Hans"
    assert model.row_of("nadia") == 2
    assert model.row_of("samira") == -1
    assert [model.key_at(row) for row in (-1, 0, 1, 3)] == [None, None, "hans", None]


def test_a_head_cannot_be_chosen_and_reads_as_its_words(qtbot: QtBot) -> None:
    model = names(DAY, "Hans")
    assert model.head_at(0) == ("dinsdag 13 oktober", "2 momenten")
    assert model.head_at(1) is None
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.data(model.index(0)) == "dinsdag 13 oktober, 2 momenten"


def test_a_row_reads_as_one_sentence_and_has_no_other_data(qtbot: QtBot) -> None:
    model = names("Hans")
    assert model.data(model.index(0)) == "Contact Hans"
    assert model.data(model.index(0), Qt.ItemDataRole.DecorationRole) is None


def test_the_model_keeps_to_the_rules_of_qt(qtbot: QtBot) -> None:
    model = names("Hans", "Nadia")
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.show_values(["Samira"])
    assert model.rowCount() == 1
