"""The colours of charts in the light and the dark theme, as ui.md 4.1 gives them."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Palette:
    """Plain hex colours. `ordered` runs from pale to dark, `on_ordered` is the text upon each."""

    surface: str
    soft: str
    text: str
    text2: str
    line: str
    axis: str
    c1: str
    c2: str
    c2_text: str
    ordered: tuple[str, str, str]
    on_ordered: tuple[str, str, str]


LIGHT = Palette(
    surface="#FFFFFF",
    soft="#E0F0EC",
    text="#1D2125",
    text2="#535960",
    line="#E4E4DD",
    axis="#CFD0CA",
    c1="#0B6B61",
    c2="#B5720A",
    c2_text="#7A4B00",
    ordered=("#CDD3CF", "#7DB3AC", "#0B6B61"),
    on_ordered=("#1D2125", "#1D2125", "#FFFFFF"),
)
DARK = Palette(
    surface="#1E2124",
    soft="#173B37",
    text="#ECEDEE",
    text2="#B6BCC2",
    line="#2F3438",
    axis="#4A5157",
    c1="#5CC4B3",
    c2="#E0A84A",
    c2_text="#F0C06A",
    ordered=("#4A5157", "#2F7F75", "#5CC4B3"),
    on_ordered=("#ECEDEE", "#FFFFFF", "#06201C"),
)
