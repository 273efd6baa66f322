"""What italics mean, and that they stay italics where nothing tells."""

from __future__ import annotations

import pytest

from teiwright.encode.emphasis import Context, meant
from teiwright.model import XML_LANG, Mark, MarkKind, Mention, MentionKind

CONTEXT = Context({"waters and mills"}, "en")


def italics(text: str, *mentions: Mention) -> tuple[str, dict[str, str]]:
    """The element and attributes of the words between asterisks in `text`."""
    start = text.index("*")
    end = text.rindex("*") - 1
    found = meant(text.replace("*", ""), Mark(MarkKind.ITALIC, start, end), mentions, CONTEXT)
    assert (found.start, found.end) == (start, end)
    return found.name, dict(found.attributes)


@pytest.mark.parametrize(
    ("text", "name", "more"),
    [
        ("He wrote *Waters and Mills* there.", "title", {}),
        ("a novel entitled *old rivers* of his", "title", {}),
        ("In *Old Rivers* (1934) he wrote", "title", {"cert": "medium"}),
        ("It is called *weir* by all.", "term", {}),
        ("A *weir* is defined as a low dam.", "term", {}),
        ("der Begriff *Wehr*", "term", {}),
        ("known *a priori* to all", "foreign", {XML_LANG: "la"}),
        ("the word *λόγος* itself", "foreign", {XML_LANG: "und-Grek"}),
        (
            "he said *der Fluss und die Mühle sind nicht alt* aloud",
            "foreign",
            {XML_LANG: "de", "cert": "medium"},
        ),
        ("It is *not* old.", "emph", {}),
        ("It is *old* now.", "hi", {}),
        ("the *Weir* there", "hi", {}),
    ],
)
def test_italics_are_what_their_surroundings_tell(text: str, name: str, more: dict[str, str]) -> None:
    signed = {} if name == "hi" else {"resp": "#teiwright"}
    assert italics(text) == (name, {"rend": "italic", **more, **signed})


def test_two_capitals_near_a_citation_look_like_a_title() -> None:
    citation = Mention(MentionKind.CITATION, 16, 27)
    assert italics("In *Old Rivers* Brook (1990) says", citation)[0] == "title"


def test_a_name_in_italics_stays_that_name() -> None:
    assert italics("the *Waters and Mills* Society", Mention(MentionKind.ORGANIZATION, 4, 28))[0] == "hi"
