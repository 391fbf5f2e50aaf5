"""The look of the application: colour tokens, letters, icons and the one style sheet.

Widgets take what they need from `current()` and get variants through dynamic properties, set with `vary`:

- buttons: `variant` solid soft normal quiet danger chip icon flat, `compact` for 30 px in rows,
  and on a chip `tone` accent (chosen) or warn (doubt), or `dashed`;
- labels: `role` is a letter name of LETTERS and, if wanted, muted (text2), faint (text3) or accent; or tag, count, key;
- tags and banners: `tone` neutral ok warn dang info (`QFrame` with `banner`); cards: `QFrame` with `card`;
- inputs: `invalid`, and `variant` bare for a box inside another frame.

No widget has a sheet of its own: restyling many of them is slow, and a sheet without selector leaks into children.
"""

import functools
from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QStyleFactory, QToolButton, QWidget

from wijkwerker.gui import theme_icons, theme_sheet

SCHEMES = ("system", "light", "dark")
TEXT_SIZES = (100, 115, 130, 150, 200)

LETTERS: Mapping[str, tuple[int, int]] = MappingProxyType(
    {
        "big": (28, 600),
        "display": (26, 600),
        "h1": (20, 600),
        "h2": (15, 600),
        "h3": (14, 600),
        "body": (14, 400),
        "med": (14, 500),
        "small": (13, 400),
        "smed": (13, 500),
        "micro": (12, 400),
        "mmed": (12, 600),
        "brand": (16, 700),
    }
)
_FAMILIES = ("Inter", "Segoe UI", "SF Pro Text", ".AppleSystemUIFont", "Noto Sans")
_ICON = "theme_icon"
_FOR_ALL_WITHIN = frozenset({"banner"})  # properties that colour what stands in the widget too
GAP = 4  # between the icon and the words of a button, beside the four pixels of Qt


class Theme:
    """One look: a set of tokens at one text size. It never changes; another choice makes another Theme."""

    def __init__(self, tokens: Mapping[str, str], *, dark: bool, text_size: int = 100, family: str = "") -> None:
        self.tokens = tokens
        self.dark = dark
        self.text_size = text_size
        self.family = family
        self._colors: dict[str, QColor] = {}
        self._fonts: dict[tuple[str, bool], QFont] = {}
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}
        self._icons: dict[tuple[str, str, int, str, int], QIcon] = {}

    def color(self, token: str) -> QColor:
        """The colour of a token; treat it as read-only, it is shared. Raises KeyError for an unknown token."""
        if token not in self._colors:
            self._colors[token] = QColor(self.tokens[token])
        return self._colors[token]

    def px(self, n: float) -> int:
        """`n` pixels of the design at the chosen text size."""
        return round(n * self.text_size / 100)

    def font(self, name: str, *, figures: bool = False) -> QFont:
        """The font of a letter name of LETTERS; `figures` gives digits of one width, for columns of numbers."""
        key = (name, figures)
        if key not in self._fonts:
            size, weight = LETTERS[name]
            font = QFont(self.family) if self.family else QFont()
            font.setPixelSize(self.px(size))
            font.setWeight(QFont.Weight(weight))
            if figures:
                font.setFeature(QFont.Tag("tnum"), 1)
            self._fonts[key] = font
        return self._fonts[key]

    def pixmap(self, name: str, size: int = 18, token: str = "text2") -> QPixmap:
        """An icon as a sharp picture, `size` pixels of the design wide, in the colour of a token."""
        ratio = QGuiApplication.devicePixelRatio(_application())
        key = (name, token, size, ratio)
        if key not in self._pixmaps:
            self._pixmaps[key] = theme_icons.render(name, self.tokens[token], self.px(size), ratio)
        return self._pixmaps[key]

    def icon(self, name: str, token: str = "text2", size: int = 18, *, on: str = "", gap: int = 0) -> QIcon:
        """An icon for a button; grey where the button is disabled, in token `on` where it is checked.

        `gap` widens the picture at the right, because Qt puts the words of a button almost against it.
        """
        key = (name, token, size, on, gap)
        if key not in self._icons:
            icon = QIcon(self._widened(self.pixmap(name, size, token), gap))
            icon.addPixmap(self._widened(self.pixmap(name, size, "text3"), gap), QIcon.Mode.Disabled)
            if on:
                lit = self._widened(self.pixmap(name, size, on), gap)
                icon.addPixmap(lit, QIcon.Mode.Normal, QIcon.State.On)
            self._icons[key] = icon
        return self._icons[key]

    def _widened(self, pixmap: QPixmap, gap: int) -> QPixmap:
        if not gap:
            return pixmap
        ratio = pixmap.devicePixelRatio()
        wide = QPixmap(pixmap.width() + round(self.px(gap) * ratio), pixmap.height())
        wide.setDevicePixelRatio(ratio)
        wide.fill(Qt.GlobalColor.transparent)
        painter = QPainter(wide)
        painter.drawPixmap(0, 0, pixmap)
        painter.end()
        return wide

    def palette(self) -> QPalette:
        """The palette for what the style sheet leaves to Fusion."""
        palette = QPalette()
        for role, token in _PALETTE.items():
            palette.setColor(role, self.color(token))
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("text3"))
        return palette


_PALETTE = {
    QPalette.ColorRole.Window: "bg",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "text3",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "dang",
    QPalette.ColorRole.Highlight: "soft",
    QPalette.ColorRole.HighlightedText: "ink",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.ToolTipBase: "toast",
    QPalette.ColorRole.ToolTipText: "toastText",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Mid: "line3",
    QPalette.ColorRole.Dark: "line2",
    QPalette.ColorRole.Shadow: "line2",
}


class Appearance(QObject):
    """Holds the theme of the application, applies another one, and says so with `changed`."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.scheme = "system"
        self.text_size = 100
        self._app = app
        self._hints = app.styleHints()
        self._accessibility = self._hints.accessibility()
        app.setStyle(QStyleFactory.create("Fusion"))
        self._system_palette = app.palette()
        self.theme = self._made()
        self._hints.colorSchemeChanged.connect(self._system_changed)
        self._accessibility.contrastPreferenceChanged.connect(self._system_changed)

    def choose(self, *, scheme: str | None = None, text_size: int | None = None) -> None:
        """Show another scheme of SCHEMES or another text size in percent; what is not named or known stays."""
        if scheme in SCHEMES:
            self.scheme = scheme
        if text_size is not None:
            self.text_size = max(TEXT_SIZES[0], min(TEXT_SIZES[-1], text_size))
        self._hints.setColorScheme(_QT_SCHEMES[self.scheme])
        self.apply()

    def step_text_size(self, steps: int) -> None:
        """One text size up (1) or down (-1); 0 goes back to 100 %."""
        nearest = min(range(len(TEXT_SIZES)), key=lambda i: abs(TEXT_SIZES[i] - self.text_size))
        index = max(0, min(len(TEXT_SIZES) - 1, nearest + steps)) if steps else 0
        self.choose(text_size=TEXT_SIZES[index])

    def apply(self) -> None:
        """Restyle the application with the chosen theme."""
        self.theme = self._made()
        self._app.setPalette(self.theme.palette())
        self._app.setFont(self.theme.font("body"))
        self._app.setStyleSheet(theme_sheet.sheet(self.theme.tokens, self.theme.px, LETTERS, dark=self.theme.dark))
        for widget in QApplication.allWidgets():
            if widget.property(_ICON):
                _show_icon(widget)
        self.changed.emit()

    def _made(self) -> Theme:
        tokens, dark = self._tokens()
        return Theme(tokens, dark=dark, text_size=self.text_size, family=_family())

    def _tokens(self) -> tuple[Mapping[str, str], bool]:
        if self._accessibility.contrastPreference() == Qt.ContrastPreference.HighContrast:
            palette = self._system_palette
            dark = palette.color(QPalette.ColorRole.Window).lightness() < 128
            return theme_sheet.contrast_tokens(palette), dark
        wished = _QT_SCHEMES[self.scheme]
        if wished == Qt.ColorScheme.Unknown:
            wished = self._hints.colorScheme()
        dark = wished == Qt.ColorScheme.Dark
        return theme_sheet.tokens("dark" if dark else "light"), dark

    def _system_changed(self) -> None:
        if self._tokens()[0] != self.theme.tokens:
            self.apply()


_QT_SCHEMES = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}


def appearance() -> Appearance:
    """The Appearance of the running application; the first call makes it and styles the application."""
    app = _application()
    held = app.property("appearance")
    if not isinstance(held, Appearance):
        held = Appearance(app)
        app.setProperty("appearance", held)
        held.apply()
    return held


def current() -> Theme:
    """The theme that is shown now. Ask again after `appearance().changed`."""
    return appearance().theme


def vary(widget: QWidget, **properties: object) -> None:
    """Set dynamic properties of the style sheet and restyle the widget when one of them is new."""
    fresh = {name for name, value in properties.items() if widget.property(name) != value}
    for name in fresh:
        widget.setProperty(name, properties[name])
    if fresh:
        within = widget.findChildren(QWidget) if fresh & _FOR_ALL_WITHIN else []
        for one in (widget, *within):
            one.style().unpolish(one)
            one.style().polish(one)


def set_icon(
    widget: QAbstractButton | QLabel, name: str, token: str = "text2", size: int = 18, *, on: str = ""
) -> None:
    """Give a button (after its words) or a label an icon that follows the theme."""
    widget.setProperty(_ICON, [name, token, str(size), on])
    _show_icon(widget)


def _show_icon(widget: QWidget) -> None:
    name, token, size, on = widget.property(_ICON)
    theme = current()
    if isinstance(widget, QAbstractButton):
        gap = GAP if _shows_words(widget) else 0
        widget.setIcon(theme.icon(name, token, int(size), on=on, gap=gap))
        widget.setIconSize(QSize(theme.px(int(size)) + theme.px(gap), theme.px(int(size))))
    elif isinstance(widget, QLabel):
        widget.setPixmap(theme.pixmap(name, int(size), token))


def _shows_words(button: QAbstractButton) -> bool:
    if isinstance(button, QToolButton):
        return button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    return bool(button.text())


def _application() -> QApplication:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("the theme needs a QApplication")
    return app


@functools.cache
def _family() -> str:
    """The first family of the design that is installed, else '' for the font of the system."""
    installed = set(QFontDatabase.families())
    return next((family for family in _FAMILIES if family in installed), "")
