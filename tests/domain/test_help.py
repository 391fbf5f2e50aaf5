"""The help: every page has a text, every link leads somewhere, and it is written as people talk."""

import re

import pytest

from wijkwerker import paths
from wijkwerker.domain import help as texts

PAGES = (
    "vandaag", "logboek", "contacten", "initiatieven", "agenda", "buurten", "overzichten", "uitwisselen", "instellingen"
)  # fmt: skip
NOT_OUR_WORDS = re.compile(
    r"\b(databases?|import\w*|records?|synchroni\w+|cliënt\w*|back-?up\w*|u|uw)\b", re.IGNORECASE
)


def test_every_text_in_the_folder_can_be_chosen_and_every_choice_has_a_text() -> None:
    assert {file.stem for file in (paths.resources() / "help").glob("*.md")} == set(texts.TOPICS)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_has_a_text_of_its_own(page: str) -> None:
    assert texts.topic_of(page) == page


def test_the_privacy_sections_of_the_settings_have_their_own_text() -> None:
    assert [texts.topic_of("instellingen", section) for section in ("privacy", "security", "backup", "look")] == [
        "privacy",
        "slot",
        "reservekopie",
        "instellingen",
    ]


@pytest.mark.parametrize("topic", texts.TOPICS)
def test_a_text_has_a_title_and_links_only_to_other_texts(topic: str) -> None:
    assert texts.title(topic)
    links = re.findall(r"\]\(([^)]*)\)", texts.text(topic))
    assert {link.removesuffix(texts.ENDING) for link in links} <= set(texts.TOPICS)


@pytest.mark.parametrize("topic", [topic for topic in texts.TOPICS if topic not in {"dpia", "register"}])
def test_a_text_speaks_plainly(topic: str) -> None:
    text = texts.text(topic)
    assert NOT_OUR_WORDS.findall(text) == []
    sentences = re.split(r"(?<=[.?!:])\s+|\n\n|\n[-|#\d]", text)
    assert [sentence for sentence in sentences if len(sentence.split()) > 26 and "|" not in sentence] == []


def test_an_unknown_topic_is_no_way_into_other_files() -> None:
    with pytest.raises(KeyError):
        texts.text("../style/tokens")
