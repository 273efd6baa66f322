"""Runs as one line or more of Markdown from which every character comes back as it was (CommonMark 0.31, section 6).

Where a delimiter of emphasis would not be read as one beside the character outside of it, that character is written
as a reference: before ``&`` and behind ``;`` every delimiter opens and closes.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from teiwright.readers.parts import PLAIN, Run, Script, Style

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["one_line", "several_lines", "target"]

SPECIAL = re.compile(r"[\\`*_\[\]<&~^]")
IN_A_LINE = re.compile(r"[\\`*_\[\]<&~^|#{]")
LINE_START = re.compile(r"(?P<mark>[#>+\-=|:%])|(?P<number>\d{1,9})(?=[.)](?:\s|\Z))")
AFTER_NOTE = "(:["
BETWEEN_LINES = re.compile(r"[ \t]*\n[ \t\n]*")
EDGES = " \t\n"
EMPHASIS = {"**", "_"}
SCRIPTS = {Script.SUPER: "^", Script.SUB: "~"}
LONGEST_SCRIPT = 80
ASCII_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
SAFE_SCHEMES = re.compile(r"(?:https?|ftp|mailto|urn|doi|tel):", re.IGNORECASE)


@dataclass(slots=True)
class _Writer:
    """What has been written of a line.

    Attributes:
        special: the characters that are escaped anywhere.
        line_feed: how a line break is written.
        out: the Markdown, in pieces.
        open: the delimiters that are open, outer first: what opened each and what will close it.
        outer: the character of the text that a delimiter would stand behind; empty where it is markup.
        guarded: whether emphasis was just closed, which a letter would keep open.
        at_start: whether a line begins here.
        after_note: whether the mark of a note was just written.
    """

    special: re.Pattern[str]
    line_feed: str
    out: list[str] = field(default_factory=list)
    open: list[tuple[str, str]] = field(default_factory=list)
    outer: str = ""
    guarded: bool = False
    at_start: bool = True
    after_note: bool = False

    def put(self, markup: str, *, guarded: bool = False) -> None:
        """Write `markup`, which is no text."""
        self.out.append(markup)
        self.outer, self.guarded, self.at_start, self.after_note = "", guarded, False, False


def several_lines(runs: Iterable[Run]) -> str:
    """`runs` as Markdown; each line break is one too (a backslash and a line feed)."""
    return _write(runs, SPECIAL, "\\\n")


def one_line(runs: Iterable[Run]) -> str:
    """`runs` as one line of Markdown, for a heading or the cell of a table; a line break is a character reference."""
    return _write(runs, IN_A_LINE, "&#10;")


def _write(runs: Iterable[Run], special: re.Pattern[str], line_feed: str) -> str:
    writer = _Writer(special, line_feed)
    for run in _tidy(runs, cell=special is IN_A_LINE):
        _turn_to(writer, _delimiters(run.style))
        if run.note:
            _note(writer, run.note)
        elif run.style.code or run.style.script:
            _leaf(writer, run)
        else:
            _text(writer, run.text)
    _turn_to(writer, ())
    return "".join(writer.out)


def _tidy(runs: Iterable[Run], *, cell: bool) -> list[Run]:
    """`runs` without white space at the ends, with none at the edge of emphasis, and no two of a style side by side."""
    able = _merged(replace(run, style=_able(run, cell=cell)) for run in runs)
    bridged = _merged(_bridged(able))
    # What was able alone may not be so together: a superscript is one word.
    merged = _merged(replace(run, style=_able(run, cell=cell)) for run in bridged)
    return _stripped(_merged(piece for run in merged for piece in _edges_out(run)))


def _able(run: Run, *, cell: bool) -> Style:
    """The style of `run` as far as Markdown has it for its characters."""
    style = run.style
    if style.code and (not run.text.strip() or re.search("[`\n|]" if cell else "[`\n]", run.text)):
        style = replace(style, code=False)
    if style.code or not (run.text.strip(EDGES).isalnum() and len(run.text) <= LONGEST_SCRIPT):
        style = replace(style, script=Script.LINE)
    if style.href and (run.note or not SAFE_SCHEMES.match(style.href)):
        style = replace(style, href="")
    return PLAIN if run.note else style


def _merged(runs: Iterable[Run]) -> list[Run]:
    result: list[Run] = []
    for run in runs:
        if result and not (run.note or result[-1].note) and run.style == result[-1].style:
            result[-1] = replace(run, text=result[-1].text + run.text)
        elif run.text or run.note:
            result.append(run)
    return result


def _bridged(runs: Sequence[Run]) -> Iterator[Run]:
    """White space between two runs of the same style is of that style too."""
    for n, run in enumerate(runs):
        around = {runs[k].style for k in (n - 1, n + 1) if 0 <= k < len(runs)}
        inside = 0 < n < len(runs) - 1 and len(around) == 1 and not run.note and not run.text.strip(EDGES)
        yield replace(run, style=around.pop()) if inside else run


def _edges_out(run: Run) -> Iterator[Run]:
    """`run` with the white space at its edges beside it, in no style but its link."""
    outside = Style(href=run.style.href)
    if run.note or run.style == outside:
        yield run
        return
    start = next((n for n, c in enumerate(run.text) if not _is_space(c)), len(run.text))
    end = len(run.text)
    while end > start and _is_space(run.text[end - 1]):
        end -= 1
    yield Run(run.text[:start], outside)
    yield replace(run, text=run.text[start:end])
    yield Run(run.text[end:], outside)


def _is_space(character: str) -> bool:
    return character in "\t\n\v\f\r" or unicodedata.category(character) == "Zs"


def _stripped(runs: Iterable[Run]) -> list[Run]:
    """`runs` without spaces, tabs and line breaks at the ends, and with none beside a line break."""
    result: list[Run] = []
    for run in runs:
        text = BETWEEN_LINES.sub("\n", run.text)
        if text.startswith("\n"):
            _strip_end(result)
        if not result or result[-1].text.endswith("\n"):
            text = text.lstrip(EDGES)
        if text or run.note:
            result.append(replace(run, text=text))
    _strip_end(result)
    return result


def _strip_end(runs: list[Run]) -> None:
    """Take spaces, tabs and line breaks from the end of `runs`."""
    while runs and not runs[-1].note:
        last = runs.pop()
        text = last.text.rstrip(EDGES)
        if text:
            runs.append(replace(last, text=text))
            return


def _delimiters(style: Style) -> tuple[tuple[str, str], ...]:
    """What opens and closes `style`, outer first; code and scripts are leaves."""
    return (
        *((("[", f"]({target(style.href)})"),) if style.href else ()),
        *((("**", "**"),) if style.bold else ()),
        *((("_", "_"),) if style.italic else ()),
    )


def target(href: str) -> str:
    """`href` as the target of a link: what would end it is percent-encoded, what would be a reference escaped."""
    href = re.sub(r"[\s<>\\\"`|\x00-\x1f]", lambda m: "".join(f"%{b:02X}" for b in m[0].encode()), href)
    if not _balanced(href):
        href = href.replace("(", "%28").replace(")", "%29")
    return href.replace("&", "&amp;")


def _balanced(href: str) -> bool:
    depths = list(itertools.accumulate({"(": 1, ")": -1}.get(c, 0) for c in href))
    return not depths or (min(depths) >= 0 and depths[-1] == 0 and max(depths) < 16)


def _escape(found: re.Match[str]) -> str:
    """A bar and a brace are references: a backslash would not keep them from parting cells or holding attributes."""
    return f"&#{ord(found[0])};" if found[0] in "|{" else f"\\{found[0]}"


def _turn_to(writer: _Writer, wanted: tuple[tuple[str, str], ...]) -> None:
    """Close and open delimiters until those of `wanted` are open."""
    shared = 0
    while shared < min(len(wanted), len(writer.open)) and wanted[shared] == writer.open[shared]:
        shared += 1
    while len(writer.open) > shared:
        mark = writer.open.pop()[1]
        writer.put(mark, guarded=mark in EMPHASIS)
    for pair in wanted[shared:]:
        _guard(writer, pair[0])
        writer.put(pair[0])
        writer.open.append(pair)


def _guard(writer: _Writer, mark: str) -> None:
    """Write the character before `mark` as a reference where it would give that another sense."""
    kept_closed = mark in EMPHASIS and not (
        _is_space(writer.outer or " ") or writer.outer in ASCII_PUNCTUATION
    )
    if kept_closed or writer.outer == "!":
        writer.out[-1] = f"{writer.out[-1][:-1]}&#{ord(writer.outer)};"


def _note(writer: _Writer, label: str) -> None:
    _guard(writer, "[")
    writer.put(f"[^{label}]")
    writer.after_note = True


def _leaf(writer: _Writer, run: Run) -> None:
    """Code, or a word above or below the line; two such words side by side would not be read as two."""
    mark = "`" if run.style.code else SCRIPTS[run.style.script]
    if mark != "`" and writer.out and writer.out[-1].endswith(("^", "~")):
        _text(writer, run.text)
    else:
        writer.put(f"{mark}{run.text}{mark}")


def _text(writer: _Writer, text: str) -> None:
    """Write `text`, escaped as its place asks for."""
    if writer.guarded and not _is_space(text[0]) and text[0] not in ASCII_PUNCTUATION:
        writer.out.append(f"&#{ord(text[0])};")
        text = text[1:]
        writer.at_start = False
    elif writer.after_note and text[0] in AFTER_NOTE:
        writer.out.append(f"\\{text[0]}")
        text = text[1:]
    writer.guarded = writer.after_note = False
    for n, line in enumerate(text.split("\n")):
        if n:
            writer.out.append(writer.line_feed)
            writer.at_start, writer.outer = writer.line_feed != "&#10;", "\n"
        if line:
            _line(writer, line)


def _line(writer: _Writer, line: str) -> None:
    start = LINE_START.match(line) if writer.at_start else None
    lead = ""
    if start and start["mark"]:
        lead, line = f"\\{line[0]}", line[1:]
    elif start:
        lead, line = f"{start['number']}\\{line[start.end()]}", line[start.end() + 1 :]
    elif line[0] not in EDGES and line[0].isspace():
        lead, line = f"&#{ord(line[0])};", line[1:]
    if line and line[-1] not in EDGES and line[-1].isspace():
        line, tail = line[:-1], f"&#{ord(line[-1])};"
    else:
        tail = ""
    escaped = lead + writer.special.sub(_escape, line) + tail
    writer.out.append(escaped)
    plain_end = bool(line) and not tail and not writer.special.match(line[-1])
    writer.outer = line[-1] if plain_end else ""
    writer.at_start = False
