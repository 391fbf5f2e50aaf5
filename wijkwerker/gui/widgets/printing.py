"""Choosing a printer, without waiting for it: the lock can take the window away."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


def ask_printer(parent: QWidget, draw: Callable[["QPrinter"], object]) -> bool:
    """Let a printer be chosen; `draw` gets it when one was. Returns whether there is a printer at all."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo  # only who prints needs it

    if not QPrinterInfo.availablePrinterNames():
        return False
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent.window())  # which stays, also when the lock takes the parent away
    dialog.accepted.connect(lambda: draw(printer))
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)
    return True
