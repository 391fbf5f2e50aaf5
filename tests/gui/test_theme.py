"""The tokens keep their contrast, and the theme follows the choices of the worker."""

import re

import pytest
from PySide6.QtGui import QFontInfo, QPalette
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from wijkwerker import paths
from wijkwerker.gui import theme, theme_icons, theme_sheet

# ink, ground, and the ratio in light and in dark that the design promises
RATIOS = [
    ("line2", "surface", 3.48, 4.21),
    ("line2", "bg", 3.27, 4.63),
    ("line3", "surface", 1.55, 2.01),
    ("text", "surface", 16.20, 13.80),
    ("text", "bg", 15.22, 15.19),
    ("text", "soft", 13.76, 10.43),
    ("text2", "surface", 7.08, 8.44),
    ("text2", "bg", 6.66, 9.29),
    ("text2", "soft", 6.02, 6.38),
    ("text3", "surface", 5.31, 6.19),
    ("text3", "bg", 4.99, 6.81),
    ("accent", "surface", 6.38, 7.70),
    ("accent", "bg", 6.00, 8.48),
    ("accent", "soft", 5.42, 5.82),
    ("on", "accent", 6.38, 8.12),
    ("on", "accentH", 8.45, 9.69),
    ("ink", "soft", 7.28, 7.81),
    ("ok", "okS", 6.28, 7.75),
    ("warn", "warnS", 6.55, 7.96),
    ("dang", "dangS", 6.28, 6.83),
    ("dang", "surface", 7.36, 7.69),
    ("info", "infoS", 7.05, 7.44),
    ("toastText", "toast", 14.84, 14.78),
    ("toastAction", "toast", 9.48, 7.12),
    ("c1", "surface", 6.38, 7.70),
    ("c2", "surface", 3.91, 7.60),
    ("c3", "surface", 5.11, 6.93),
    ("c4", "surface", 5.92, 6.21),
    ("c5", "surface", 4.61, 8.23),
    ("c6", "surface", 3.78, 6.19),
]
LEAST = {"line3": 1.5, "line2": 3.0, "c2": 3.0, "c6": 3.0}  # not text; all others are: 4.5


def luminance(color: str) -> float:
    """Relative luminance of #RRGGBB (WCAG 2.2)."""
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def ratio(one: str, other: str) -> float:
    """Contrast ratio of two colours (WCAG 2.2)."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(("ink", "ground", "light", "dark"), RATIOS)
def test_a_pair_of_tokens_has_the_contrast_of_the_design(ink: str, ground: str, light: float, dark: float) -> None:
    for scheme, promised in (("light", light), ("dark", dark)):
        tokens = theme_sheet.tokens(scheme)
        found = ratio(tokens[ink], tokens[ground])
        assert found == pytest.approx(promised, abs=0.006)
        assert found >= LEAST.get(ink, 4.5)


def test_both_schemes_have_the_same_tokens() -> None:
    assert set(theme_sheet.tokens("light")) == set(theme_sheet.tokens("dark"))


def test_sizes_grow_with_the_text_size(look: theme.Appearance) -> None:
    look.choose(text_size=150)
    assert theme.current().px(36) == 54
    assert theme.current().font("body").pixelSize() == 21


def test_no_letter_is_below_twelve_pixels() -> None:
    assert min(size for size, _weight in theme.LETTERS.values()) == 12


def test_text_size_steps_through_the_five_sizes_and_stops_at_the_ends(look: theme.Appearance) -> None:
    seen = []
    for _ in range(6):
        look.step_text_size(1)
        seen.append(look.text_size)
    assert seen == [115, 130, 150, 200, 200, 200]
    look.step_text_size(0)
    assert look.text_size == 100
    look.step_text_size(-1)
    assert look.text_size == 100


def test_choosing_dark_tells_and_restyles(qtbot: QtBot, look: theme.Appearance) -> None:
    with qtbot.waitSignal(look.changed):
        look.choose(scheme="dark")
    assert theme.current().dark
    assert QLabel().palette().color(QPalette.ColorRole.Window).name().upper() == theme.current().tokens["bg"]


def test_an_unknown_scheme_or_text_size_changes_nothing_or_stays_in_reach(look: theme.Appearance) -> None:
    look.choose(scheme="zebra", text_size=9000)
    assert (look.scheme, look.text_size) == ("light", 200)


def test_an_icon_of_a_button_follows_the_theme(qtbot: QtBot, look: theme.Appearance) -> None:
    button = QPushButton("Erbij")
    qtbot.addWidget(button)
    theme.set_icon(button, "plus", "accent", 16)
    before = button.icon().pixmap(16).toImage()
    look.choose(scheme="dark")
    assert button.icon().pixmap(16).toImage() != before


def test_every_icon_is_drawn_in_the_colour_that_is_asked(qtbot: QtBot) -> None:
    for name in theme_icons.names():
        image = theme_icons.render(name, "#FF0000", 24, 2.0).toImage()
        drawn = [
            image.pixelColor(x, y)
            for x in range(image.width())
            for y in range(image.height())
            if image.pixelColor(x, y).alpha() > 200
        ]
        assert drawn, name
        assert all(color.red() > 240 and color.green() < 15 for color in drawn), name


def test_figures_of_a_column_are_equally_wide(qtbot: QtBot) -> None:
    font = theme.current().font("body", figures=True)
    assert QFontInfo(font).pixelSize() == 14
    assert font.featureValue(font.Tag("tnum")) == 1


def test_the_sheet_leaves_nothing_unfilled_and_has_no_rule_for_everything() -> None:
    for scheme in ("light", "dark"):
        made = theme_sheet.sheet(theme_sheet.tokens(scheme), round, theme.LETTERS, dark=scheme == "dark")
        assert "@" not in made
        assert not re.search(r"px\(|font\(|mark\(", made)
        assert not re.search(r"(^|\})\s*\{", made)


def test_every_drawing_of_the_sheet_exists_in_the_colours_of_its_scheme() -> None:
    for scheme in ("light", "dark"):
        made = theme_sheet.sheet(theme_sheet.tokens(scheme), round, theme.LETTERS, dark=scheme == "dark")
        tokens = {color.upper() for color in theme_sheet.tokens(scheme).values()}
        folder = paths.resources() / "style" / "marks" / scheme
        for name in set(re.findall(r'([\w-]+)\.svg"', made)):
            colors = re.findall(r"#[0-9A-Fa-f]{6}", (folder / f"{name}.svg").read_text(encoding="utf-8"))
            assert colors
            assert {color.upper() for color in colors} <= tokens


def test_high_contrast_uses_the_colours_of_the_system_only() -> None:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, "#000000")
    palette.setColor(QPalette.ColorRole.WindowText, "#ffff00")
    palette.setColor(QPalette.ColorRole.Highlight, "#00ffff")
    palette.setColor(QPalette.ColorRole.HighlightedText, "#000000")
    tokens = theme_sheet.contrast_tokens(palette)
    assert set(tokens) == set(theme_sheet.tokens("light"))
    assert set(tokens.values()) == {"#000000", "#ffff00", "#00ffff"}
    assert tokens["soft"] == tokens["surface"]
    assert tokens["line"] == tokens["text"]


def test_varying_a_widget_sets_its_properties(qtbot: QtBot) -> None:
    button = QPushButton("Weghalen")
    qtbot.addWidget(button)
    theme.vary(button, variant="danger", compact=True)
    assert button.property("variant") == "danger"
    assert button.property("compact") is True
