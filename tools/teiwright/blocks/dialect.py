"""The Markdown that is read: the rules of markdown-it-py that are on, a few more, and where each line lies.

No rule changes a character but an escape and a character reference; HTML is text like any other and never run.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from teiwright.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

__all__ = ["DEEPEST", "emphasis_tokens", "inline_tokens", "tokens"]

DEEPEST = 40
"""How many lists, items and quotations may stand in each other."""

LEAVES = frozenset({"inline", "fence", "code_block", "hr", "tr_open"})
BLOCKS = ["code", "fence", "blockquote", "hr", "list", "reference", "heading", "lheading", "table"]
INLINES = [
    "newline",
    "escape",
    "backticks",
    "strikethrough",
    "emphasis",
    "link",
    "image",
    "autolink",
    "entity",
]
VERSE = re.compile(r"\|(?:[ \t].*)?\Z")
DELIMITER = re.compile(r"[ \t]*\|?[ \t]*:?-[-:|\s]*\Z")
SCRIPT = re.compile(r"(?P<mark>[\^~])(?P<text>[^\s\^~\[\]`\\&<>*_]{1,80})(?P=mark)(?!~)")
DEFINED = re.compile(r"\[((?:[^\[\]\\]|\\.)+)\]:")


def tokens(text: str, uri: str, environment: dict[str, Any], kept: Collection[str]) -> list[Token]:
    """The block tokens of `text`; each leaf has in ``meta["lines"]`` the offsets where its lines begin and end.

    Args:
        text: a Markdown text.
        uri: its name, for messages.
        environment: empty; filled for `inline_tokens`.
        kept: labels whose link definitions are text, since no link uses them.

    Raises:
        SourceError: more containers stand in each other than `DEEPEST`.
    """
    parser, state_of = _parser()
    found: list[Token] = []
    environment["kept"] = kept
    state = state_of(text, parser, environment, found)
    parser.block.tokenize(state, 0, state.lineMax)
    state.settle()
    for token in found:
        if token.nesting > 0 and token.level >= DEEPEST - 1:
            line = f" at line {token.map[0] + 1}" if token.map else ""
            raise SourceError(
                f"{uri}: more than {DEEPEST} lists and quotations stand in each other{line}; flatten them"
            )
    return found


def inline_tokens(content: str, environment: dict[str, Any]) -> list[Token]:
    """The inline tokens of `content`; the end of a link or an image has in ``meta["end"]`` its offset."""
    found: list[Token] = []
    parser, _ = _parser()
    parser.inline.parse(content, parser, environment, found)
    return found


@cache
def _parser() -> tuple[MarkdownIt, Callable[..., Any]]:
    """The parser, and its block state that notes for each leaf where its lines lie."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - the command line's --help does not wait for it
    from markdown_it.rules_block import StateBlock, reference  # noqa: PLC0415 - likewise
    from markdown_it.rules_inline import image, link  # noqa: PLC0415 - likewise
    from mdit_py_plugins.deflist import deflist_plugin  # noqa: PLC0415 - likewise
    from mdit_py_plugins.footnote import footnote_plugin  # noqa: PLC0415 - likewise
    from mdit_py_plugins.footnote.index import footnote_inline  # noqa: PLC0415 - likewise

    class State(StateBlock):
        leaf: Token | None = None

        def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
            self.settle()
            token = super().push(ttype, tag, nesting)
            self.leaf = token if ttype in LEAVES else None
            return token

        def settle(self) -> None:
            """Note the lines of the last token while the containers round it are open."""
            last = self.leaf
            if last and last.map:
                rows = range(last.map[0], max(last.map[1], last.map[0] + 1))
                starts = self.bMarks, self.tShift
                last.meta["lines"] = [
                    (starts[0][n] + starts[1][n], self.eMarks[n], starts[0][n]) for n in rows
                ]

    parser = MarkdownIt("zero", {"maxNesting": DEEPEST, "store_labels": True}).enable([*BLOCKS, *INLINES])
    parser.use(footnote_plugin, move_to_end=False).use(deflist_plugin)
    parser.block.ruler.before("table", "verse", _verse)
    parser.block.ruler.at("reference", _unless_kept(reference))
    parser.inline.ruler.at("link", _with_end(link))
    parser.inline.ruler.at("image", _with_end(image))
    parser.inline.ruler.at("footnote_inline", _with_content(footnote_inline))
    parser.inline.ruler.after("emphasis", "script", _script)
    return parser, State


def _with_end(rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    def noted(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the signature of markdown-it-py's rules
        found = rule(state, silent)
        if found and not silent:
            state.tokens[-1].meta["end"] = state.pos
            opener = next((t for t in reversed(state.tokens) if t.type == "link_open"), state.tokens[-1])
            label = (opener if state.tokens[-1].type == "link_close" else state.tokens[-1]).meta.get("label")
            if label is not None:
                state.env.setdefault("used", set()).add(label)
        return found

    return noted


def _with_content(rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    """``^[a note]``, whose token bears what the note holds and a label that no other note has."""

    def noted(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - likewise
        found = rule(state, silent)
        if found and not silent:
            meta = state.tokens[-1].meta
            notes = state.env["footnotes"]
            meta.update(notes["list"][meta["id"]])
            printed = str(meta["id"] + 1)
            meta["name"] = f"{printed}.in-line" if f":{printed}" in notes["refs"] else printed
        return found

    return noted


def _unless_kept(
    rule: Callable[[StateBlock, int, int, bool], bool],
) -> Callable[[StateBlock, int, int, bool], bool]:
    from markdown_it.common.utils import normalizeReference  # noqa: PLC0415 - likewise

    def reference(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - likewise
        begin = state.bMarks[start] + state.tShift[start]
        label = DEFINED.match(state.src, begin, state.eMarks[start])
        if label and normalizeReference(label[1]) in state.env["kept"]:
            return False
        return rule(state, start, end, silent)

    return reference


def _verse(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - likewise
    """Lines that begin with a bar and a space, one below the other, which are no table (pandoc's line block)."""
    rows: list[int] = []
    for number in range(start, end):
        row = _row(state, number)
        if state.sCount[number] < state.blkIndent or state.is_code_block(number) or not VERSE.match(row):
            break
        rows.append(number)
    if not rows or (
        start + 1 < end and DELIMITER.match(_row(state, start + 1)) and "|" in _row(state, start + 1)
    ):
        return False
    if not silent:
        opened = state.push("verse_open", "", 1)
        opened.map = [start, rows[-1] + 1]
        for number in rows:
            line = state.push("inline", "", 0)
            line.map, line.content = [number, number + 1], _row(state, number)
        state.push("verse_close", "", -1)
    state.line = rows[-1] + 1
    return True


def _row(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def _script(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - likewise
    """``H~2~O`` and ``2^nd^``: one word below or above the line."""
    found = SCRIPT.match(state.src, state.pos, state.posMax)
    if not found or state.src[state.pos - 1 : state.pos] == found["mark"]:
        return False
    if not silent:
        kind = "sup" if found["mark"] == "^" else "sub"
        state.push(f"{kind}_open", kind, 1).markup = found["mark"]
        state.push("text", "", 0).content = found["text"]
        state.push(f"{kind}_close", kind, -1).markup = found["mark"]
    state.pos = found.end()
    return True


def emphasis_tokens(content: str) -> list[Token]:
    """The inline tokens of a plain text, which knows emphasis with asterisks and no more."""
    found: list[Token] = []
    parser = _plain_parser()
    parser.inline.parse(content, parser, {}, found)
    return found


@cache
def _plain_parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - likewise

    return MarkdownIt("zero", {"maxNesting": DEEPEST}).enable(["emphasis"])
