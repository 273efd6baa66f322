"""The inline elements of a page: how their characters look, link, and which of them are printed at all."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from teiwright.readers.parts import Script, Style

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["collapsed", "is_hidden", "turned"]

WHITE = re.compile(r"[ \t\n\f\r]+")
ITALIC = {"em", "i", "cite", "var", "dfn"}
BOLD = {"strong", "b"}
CODE = {"code", "kbd", "samp", "tt"}
SCRIPTS = {"sup": Script.SUPER, "sub": Script.SUB}
HIDDEN = re.compile(r"(?:\A|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)")
SLANTED = re.compile(r"font-style\s*:\s*(?:italic|oblique)")
HEAVY = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)")


def is_hidden(element: etree._Element) -> bool:
    """Whether `element` says that it is not printed."""
    return element.get("hidden") is not None or bool(HIDDEN.search(element.get("style", "").lower()))


def turned(style: Style, element: etree._Element) -> Style:
    """`style` with what the inline `element` adds to it."""
    name, css = str(element.tag), element.get("style", "").lower()
    if name in SCRIPTS:
        style = replace(style, script=SCRIPTS[name])
    if name == "a" and element.get("href"):
        style = replace(style, href=element.get("href", "").strip())
    return replace(
        style,
        italic=style.italic or name in ITALIC or bool(SLANTED.search(css)),
        bold=style.bold or name in BOLD or bool(HEAVY.search(css)),
        code=style.code or name in CODE,
    )


def collapsed(text: str, before: str) -> str:
    """`text` with white space counted once, and none behind a space or line break that `before` ends with."""
    text = WHITE.sub(" ", text)
    return text[1:] if text.startswith(" ") and before[-1:] in {" ", "\n"} else text
