"""The help: which texts there are, and which one belongs to what is on the screen."""

from wijkwerker import paths

ENDING = ".md"
TOPICS = (
    "vandaag",
    "logboek",
    "contacten",
    "initiatieven",
    "agenda",
    "buurten",
    "overzichten",
    "uitwisselen",
    "instellingen",
    "toetsen",
    "privacy",
    "rechten",
    "wat-ziet-een-collega",
    "slot",
    "reservekopie",
    "laptop-kwijt",
    "dpia",
    "register",
)
_SECTIONS = {"privacy": "privacy", "security": "slot", "backup": "reservekopie"}  # of Instellingen


def text(topic: str) -> str:
    """The text of a topic, in Markdown. Raises KeyError for one that is not there."""
    if topic not in TOPICS:
        raise KeyError(topic)
    return (paths.resources() / "help" / f"{topic}{ENDING}").read_text("utf-8")


def title(topic: str) -> str:
    """The title of a topic: its first line."""
    return text(topic).split("\n", 1)[0].removeprefix("# ").strip()


def topic_of(page: str, section: str = "") -> str:
    """The topic for a page of the window, and for a section of Instellingen; the first for what has none."""
    return _SECTIONS.get(section) or (page if page in TOPICS else TOPICS[0])
