"""The marks of CSL inside a field, such as ``<i>Hamlet</i>``, as a tree that each format writes its own way."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["STYLES", "Span", "normal", "parse", "plain", "rendered"]

STYLES = {"i": "italic", "b": "bold", "sup": "superscript", "sub": "subscript", "sc": "smallcaps"}
"""The tags and what they mean; ``nocase`` is left out on reading, since only a style sheet needs it."""
_DEEPEST = 20
_TAG = re.compile(rf"<(?P<end>/?)(?P<name>{'|'.join(STYLES)})>")
_NOCASE = re.compile(r'<span class="nocase">(.*?)</span>', re.DOTALL)
_SMALL_CAPS = re.compile(r'<span style="font-variant:\s*small-caps;?">(.*?)</span>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Span:
    """A run that is set apart; `style` is a key of `STYLES`."""

    style: str
    content: tuple[str | Span, ...]


def normal(text: str) -> str:
    """`text` with the short tags of `STYLES` alone."""
    spanned, end, rest = text.rpartition(
        "</span>"
    )  # behind the last one no span closes, so none is looked for
    return _SMALL_CAPS.sub(r"<sc>\1</sc>", _NOCASE.sub(r"\1", spanned + end)) + rest


def parse(text: str) -> tuple[str | Span, ...]:
    """The runs of `text`; where its tags do not pair, or stand too deep in each other, they are characters like any other."""
    stack: list[tuple[str, list[str | Span]]] = [("", [])]
    place = 0
    for tag in _TAG.finditer(text):
        _add(stack[-1][1], text[place : tag.start()])
        place = tag.end()
        if not tag["end"]:
            stack.append((tag["name"], []))
            if len(stack) > _DEEPEST:
                return (text,)
            continue
        style, content = stack.pop()
        if style != tag["name"]:
            return (text,)
        stack[-1][1].append(Span(style, tuple(content)))
    if len(stack) > 1:
        return (text,)
    _add(stack[0][1], text[place:])
    return tuple(stack[0][1])


def rendered(text: str, said: Callable[[str], str], styled: Callable[[str, str], str]) -> str:
    """`text` with its characters through `said`, and each run that is set apart through `styled`, inner ones first.

    Args:
        text: a field.
        said: what becomes of characters.
        styled: what becomes of a run, from its style and its rendered content.
    """

    def of(runs: tuple[str | Span, ...]) -> str:
        return "".join(
            said(run) if isinstance(run, str) else styled(run.style, of(run.content)) for run in runs
        )

    return of(parse(text))


def plain(text: str) -> str:
    """`text` without its marks."""
    return rendered(text, str, lambda _, content: content)


def _add(content: list[str | Span], text: str) -> None:
    if text:
        content.append(text)
