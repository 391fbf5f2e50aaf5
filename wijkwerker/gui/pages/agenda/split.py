"""The agenda with its panel: a narrow panel, because seven days want the width."""

from wijkwerker.gui import theme
from wijkwerker.gui.pages.list_with_panel import LEAST, ListWithPanel


class AgendaSplit(ListWithPanel):
    """As ListWithPanel, with the least width for the panel until someone drags it."""

    def _panel_width(self) -> int:
        if self.is_beside and not self._wished:
            return theme.current().px(LEAST)
        return super()._panel_width()
