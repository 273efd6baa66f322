"""Languages are tags of BCP 47, whatever the case of their letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teiwright.check.language_tags import BadTag, UnknownSubtag, check_tag
from teiwright.check.languages import languages
from teiwright.check.places import Places

if TYPE_CHECKING:
    from collections.abc import Callable

    from teiwright.model import Document


@pytest.mark.parametrize(
    "tag",
    [
        "en", "EN-gb", "grc", "la-x-medieval", "zh-Hant-TW", "sr-Latn-RS", "de-CH-1901", "sl-rozaj-biske-1994", "es-419",
        "zh-cmn-Hans-CN", "de-DE-u-co-phonebk", "en-a-myext-b-another", "x-whatever", "i-klingon", "art-lojban", "sgn-BE-FR",
        "qaa-Qaaa-QM-x-southern", "und", "mul", "zxx", "iw", "en-GB-oed", "ar-x-twain", "de-1996",
    ],
)  # fmt: skip
def test_a_tag_of_the_standard_is_allowed(tag: str) -> None:
    check_tag(tag)


@pytest.mark.parametrize(
    ("tag", "instead"),
    [
        ("en_GB", "en-GB"),
        ("en_", ""),
        ("en-", ""),
        ("-en", ""),
        ("en--GB", ""),
        ("e", ""),
        ("12", ""),
        ("Deutsch!", ""),
        ("Englisch-Deutsch-Latein-x", ""),
        ("en GB", ""),
        ("a-DE", ""),
        ("de-419-DE", ""),
        ("ar-a", ""),
        ("x-", ""),
        ("x-toolongasubtag", ""),
        ("de-1901-1901", ""),
        ("en-a-bbb-a-ccc", ""),
        ("é", ""),
    ],
)
def test_a_text_that_is_no_tag_is_refused(tag: str, instead: str) -> None:
    with pytest.raises(BadTag) as caught:
        check_tag(tag)
    assert not isinstance(caught.value, UnknownSubtag)
    assert caught.value.instead == instead


@pytest.mark.parametrize(
    ("tag", "instead"),
    [
        ("eng", "en"),
        ("ger-AT", "de-AT"),
        ("fra", "fr"),
        ("gr", "el"),
        ("qq", ""),
        ("english", ""),
        ("engl", ""),
        ("en-UK", "en-GB"),
        ("en-Latn-uk-x-uk", "en-Latn-GB-x-uk"),
        ("de-QA-x-a", None),
        ("de-XX", None),
        ("de-ZQ", ""),
    ],
)
def test_a_language_or_region_that_there_is_not_is_told(tag: str, instead: str | None) -> None:
    if instead is None:
        check_tag(tag)
        return
    with pytest.raises(UnknownSubtag) as caught:
        check_tag(tag)
    assert caught.value.instead == instead


@given(st.text("abcdxz019-_", max_size=16))
def test_a_tag_means_the_same_in_capitals(tag: str) -> None:
    outcomes: list[type[BadTag] | None] = []
    for text in (tag, tag.upper()):
        try:
            check_tag(text)
        except BadTag as error:
            outcomes.append(type(error))
        else:
            outcomes.append(None)
    assert outcomes[0] == outcomes[1]


def test_every_attribute_with_a_language_is_looked_at(tei: Callable[[str], Document]) -> None:
    body = (
        '<p xml:lang="a b"/><textLang mainLang="en_GB" otherLangs="la fr_FR"/><langKnown tag="e"/>'
        '<ref targetLang="d"/><language ident="1"/><langKnowledge tags="en x"/>'
    )
    found = [each.locus.xpath.rpartition("/")[2] for each in languages(Places(tei(body)))]
    assert found == ["@xml:lang", "@mainLang", "@otherLangs", "@tag", "@targetLang", "@ident", "@tags"]


def test_a_tag_that_is_no_tag_is_told_with_what_is_meant(tei: Callable[[str], Document]) -> None:
    (found,) = languages(Places(tei('<p xml:lang="en_GB"/>')))
    assert (found.code, found.message, found.help) == (
        "lang-invalid",
        'xml:lang "en_GB" is no language tag',
        'write "en-GB"',
    )


def test_an_unknown_language_is_told_once(tei: Callable[[str], Document]) -> None:
    found = languages(Places(tei('<p xml:lang="eng"/><p xml:lang="eng"/><p xml:lang="ger"/>')))
    assert [each.code for each in found] == ["lang-unknown", "lang-unknown"]


@pytest.mark.parametrize(
    "element",
    [
        '<p xml:lang=""/>',
        '<p xml:lang=" en "/>',
        '<q xmlns="http://www.tei-c.org/ns/Examples" xml:lang="a b"/>',
        '<idno ident="1"/>',
    ],
)
def test_what_is_allowed_or_no_language_is_left_alone(tei: Callable[[str], Document], element: str) -> None:
    assert list(languages(Places(tei(element)))) == []
