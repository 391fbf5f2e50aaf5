"""The help: its texts at the left, the chosen one at the right; it can be kept or printed to fill in and hand on."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QBrush,
    QFont,
    QPageSize,
    QPdfWriter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextDocumentWriter,
    QTextFrame,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from wijkwerker.domain import help as texts
from wijkwerker.domain import language
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.language import _
from wijkwerker.domain.saving import save
from wijkwerker.gui import theme
from wijkwerker.gui.context import Context
from wijkwerker.gui.models.rows_model import RowsModel
from wijkwerker.gui.widgets.files import ask_where
from wijkwerker.gui.widgets.labels import wrapped
from wijkwerker.gui.widgets.list_view import ListView
from wijkwerker.gui.widgets.printing import ask_printer
from wijkwerker.gui.widgets.rows import Row, RowDelegate

LIST_WIDTH, ROW_HEIGHT = 276, 31
HEIGHT = 740
_HEADINGS = {1: ("h1", 0, 10), 2: ("h2", 16, 6)}  # font, and room above and below, by level
_ROOM = 7  # below a paragraph
ODT, PDF = ".odt", ".pdf"


class HelpSheet(QFrame):
    """Opens on `topic`. `closed` follows *Sluiten*."""

    closed = Signal()
    sheet_width = 980

    def __init__(self, context: Context, topic: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.topic = ""
        self.setAccessibleName(_("Help"))
        titles = {key: texts.title(key) for key in texts.TOPICS}
        self.list = ListView(RowDelegate(lambda key: Row(titles[key]), height=ROW_HEIGHT), _("Onderwerpen"), self)
        self.list.show_model(
            RowsModel(texts.TOPICS, key=lambda key: key, sentence=lambda key: titles[key], parent=self)
        )
        self.list.setFixedWidth(theme.current().px(LIST_WIDTH))
        self.browser = QTextBrowser(self)
        self.browser.setFrameShape(QFrame.Shape.NoFrame)
        self.browser.setOpenLinks(False)
        self.browser.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.browser.setAccessibleName(_("Tekst van de hulp"))
        self._arrange()
        self.list.current_changed.connect(lambda key: self.show_topic(str(key)))
        self.list.opened.connect(lambda _key: self.browser.setFocus())
        self.browser.anchorClicked.connect(self._follow)
        self.show_topic(topic)

    def _arrange(self) -> None:
        now = theme.current()
        keep = QPushButton(_("Bewaren als document…"), self)
        printing = QPushButton(_("Afdrukken…"), self)
        close = QPushButton(_("Sluiten"), self)
        theme.vary(close, variant="solid")
        keep.clicked.connect(self._keep)
        printing.clicked.connect(self._print)
        close.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.addWidget(wrapped(_("Help"), "h1"), 1)
        row = QHBoxLayout()
        row.setSpacing(now.px(16))
        row.addWidget(self.list)
        row.addWidget(self.browser, 1)
        foot = QHBoxLayout()
        foot.setSpacing(now.px(8))
        foot.addWidget(keep)
        foot.addWidget(printing)
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[now.px(20)] * 4)
        column.setSpacing(now.px(12))
        column.addLayout(head)
        if language.current() != "nl":
            column.addWidget(wrapped(_("Deze hulp is er alleen in het Nederlands."), "small muted"))
        column.addLayout(row, 1)
        column.addLayout(foot)
        self.browser.setMinimumHeight(now.px(240))
        self.list.setFocus()

    def sizeHint(self) -> QSize:
        """As high as the design; less where the window is lower."""
        hint = super().sizeHint()
        hint.setHeight(theme.current().px(HEIGHT))
        return hint

    def hasHeightForWidth(self) -> bool:
        """No: a sentence that wraps does not make the sheet lower than its design."""
        return False

    def show_topic(self, topic: str) -> None:
        """Show a text."""
        if topic == self.topic:
            return
        self.topic = topic
        self.browser.setDocument(document(topic, self.browser))
        self.list.choose(topic)

    def _follow(self, link: QUrl) -> None:
        """To another text; a link to the world outside is not followed: the program does not use the internet."""
        if (topic := link.path().removesuffix(texts.ENDING)) in texts.TOPICS:
            self.show_topic(topic)

    def _keep(self) -> None:
        kinds = {_("Document om in te vullen (*.odt)"): ODT, _("PDF (*.pdf)"): PDF}
        ask_where(self, _("Waar wil je dit bewaren?"), f"{self.topic}{ODT}", self.save, kinds=kinds)

    def save(self, path: Path) -> None:
        """Keep the text that is shown as a document."""
        try:
            write(self.topic, path)
        except WijkwerkerError as error:
            self._context.messages.error(error)
            return
        self._context.messages.toast(_("Bewaard als {name}").format(name=path.name))

    def _print(self) -> None:
        topic = self.topic
        if not ask_printer(self, lambda printer: document(topic, on_paper=True).print_(printer)):
            self._context.messages.remark(_("Er is geen printer gevonden. Bewaar de tekst als document."))


def write(topic: str, path: Path) -> None:
    """Write a text as a document, .odt to fill in or .pdf. Raises WijkwerkerError when the file cannot be written."""
    paper = document(topic, on_paper=True)
    made = QBuffer()
    made.open(QBuffer.OpenModeFlag.WriteOnly)
    if path.suffix == PDF:
        writer = QPdfWriter(made)
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        writer.setTitle(texts.title(topic))
        paper.print_(writer)
    else:
        QTextDocumentWriter(made, b"odf").write(paper)
    save(path, _("document"), bytes(made.data().data()))


def document(topic: str, parent: QWidget | None = None, *, on_paper: bool = False) -> QTextDocument:
    """A text laid out in the fonts and colours of the window, or black on white for paper."""
    made = QTextDocument(parent)
    made.setDefaultFont(QFont("Inter", 10) if on_paper else theme.current().font("body"))
    made.setMarkdown(texts.text(topic))
    ink = "black" if on_paper else theme.current().color("text")
    block = made.begin()
    while block.isValid():
        cursor = QTextCursor(block)
        level = block.blockFormat().headingLevel()
        font, above, below = _HEADINGS.get(level, ("", 0, _ROOM))
        room = QTextBlockFormat()
        room.setTopMargin(above)
        room.setBottomMargin(0 if cursor.currentTable() else below)
        cursor.mergeBlockFormat(room)
        cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
        if font and not on_paper:
            look = QTextCharFormat()
            look.setFont(theme.current().font(font))
            look.setForeground(QBrush(ink))
            cursor.setCharFormat(look)
        block = block.next()
    _lay_out_tables(made.rootFrame(), on_paper=on_paper)
    return made


def _lay_out_tables(frame: QTextFrame, *, on_paper: bool) -> None:
    for child in frame.childFrames():
        if isinstance(child, QTextTable):
            form = child.format()
            form.setCellPadding(6)
            form.setCellSpacing(0)
            form.setBorderCollapse(True)
            form.setBorder(1)
            form.setBorderBrush(QBrush("#999999" if on_paper else theme.current().color("line2")))
            form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
            form.setTopMargin(6)
            form.setBottomMargin(10)
            child.setFormat(form)
