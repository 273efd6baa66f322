"""LaTeX in a BibTeX field as Unicode with the marks of CSL, and back."""

from __future__ import annotations

import logging
import re
from functools import cache
from typing import TYPE_CHECKING

from pylatexenc import latex2text, latexwalker, macrospec

from teiwright.references import markup

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["decode", "encode", "protected"]

# What it says of broken LaTeX helps nobody: the words are read all the same.
logging.getLogger("pylatexenc").addHandler(logging.NullHandler())

_STYLES = {
    "i": ("textit", "emph", "textsl", "mkbibemph"),
    "b": ("textbf",),
    "sup": ("textsuperscript",),
    "sub": ("textsubscript",),
    "sc": ("textsc",),
}
_QUOTING = ("mkbibquote", "enquote")
_CLEAR = ("url", "uppercase", "MakeUppercase", "nohyphens", "texttt", "mbox", "hbox")
_SIGNS = {"textasciicircum": "^", "textbraceleft": "{", "textbraceright": "}", "-": "", "slash": "/"}
"""Commands whose character pylatexenc gives otherwise, or not at all."""
_DEEPEST = 40
_LONGEST = 100_000
_HARD = re.compile(r"[\\$]")
_COMMAND = re.compile(r"\\(?:[A-Za-z]+\s*|.)|\$")
_DASH = re.compile(r"---?")
_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "\N{NO-BREAK SPACE}": "~",
}
_PAIRS = re.compile(r"(?<=-)(?=-)|(?<=`)(?=`)|(?<=')(?=')|(?<=[!?])(?=`)")
_WORD = re.compile(r"[^\W_][\w’'.-]*")


def decode(value: str) -> str:
    """What the LaTeX `value` prints: accents and symbols as characters, emphasis as CSL's marks, braces away.

    Never refuses: a command that nobody knows is left out, and what it encloses stays.
    """
    if not _HARD.search(value) or len(value) > _LONGEST or _depth(value) > _DEEPEST:
        return _simple(value)
    bare = re.sub(r"(?<!\\)%", r"\\%", value)
    try:
        text: str = _converter().nodelist_to_text(_nodes(bare))
    except (
        IndexError,
        AttributeError,
        TypeError,
        ValueError,
    ):  # pylatexenc, of a command without its arguments
        return _simple(_COMMAND.sub("", value))
    return text


def encode(text: str) -> str:
    """`text` as LaTeX that `decode` reads back; letters beyond ASCII stay as they are."""
    return markup.rendered(text, _escaped, lambda style, content: rf"\{_STYLES[style][0]}{{{content}}}")


def protected(text: str) -> str:
    """`encode`, with words that hold a capital inside in braces, so that no style of BibTeX lowers it."""

    def said(run: str) -> str:
        found, place = [], 0
        for word in _WORD.finditer(run):
            if any(mark.isupper() for mark in word[0][1:]):
                found += [_escaped(run[place : word.start()]), "{", _escaped(word[0]), "}"]
                place = word.end()
        return "".join([*found, _escaped(run[place:])])

    return markup.rendered(text, said, lambda style, content: rf"\{_STYLES[style][0]}{{{content}}}")


def _escaped(run: str) -> str:
    return "".join(_SPECIAL.get(mark, mark) for mark in _PAIRS.sub("\0", run)).replace("\0", "{}")


def _simple(value: str) -> str:
    """What prints where no command stands: dashes, quotation marks, ties, and no braces."""
    marked = _DASH.sub(lambda dash: "—" if len(dash[0]) == 3 else "–", value)
    marked = marked.replace("``", "“").replace("''", "”").replace("~", "\N{NO-BREAK SPACE}")
    return re.sub(r"[{}]", "", marked)


def _depth(value: str) -> int:
    depth = deepest = 0
    for mark in value:
        depth += (mark == "{") - (mark == "}")
        deepest = max(deepest, depth)
    return deepest


def _nodes(value: str) -> list[object]:
    walker = latexwalker.LatexWalker(value, latex_context=_grammar(), tolerant_parsing=True)
    nodes: list[object] = walker.get_latex_nodes()[0]
    return nodes


@cache
def _grammar() -> object:
    known = latexwalker.get_default_latex_context_db()
    names = [name for several in _STYLES.values() for name in several] + [*_QUOTING, *_CLEAR]
    known.add_context_category(
        "teiwright",
        prepend=True,
        macros=[macrospec.MacroSpec("href", "{{"), *(macrospec.MacroSpec(name, "{") for name in names)],
    )
    return known


@cache
def _converter() -> latex2text.LatexNodes2Text:
    known = latex2text.get_default_latex_context_db()
    around = {name: (f"<{tag}>", f"</{tag}>") for tag, names in _STYLES.items() for name in names}
    around |= dict.fromkeys(_QUOTING, ("“", "”")) | dict.fromkeys(_CLEAR, ("", "")) | {"href": ("", "")}
    macros = [
        latex2text.MacroTextSpec(name, simplify_repl=_enclosing(*signs)) for name, signs in around.items()
    ]
    macros += [latex2text.MacroTextSpec(name, simplify_repl=sign) for name, sign in _SIGNS.items()]
    tie = latex2text.SpecialsTextSpec("~", simplify_repl="\N{NO-BREAK SPACE}")
    known.add_context_category("teiwright", prepend=True, macros=macros, specials=[tie])
    return latex2text.LatexNodes2Text(
        latex_context=known, math_mode="text", keep_comments=True, strict_latex_spaces=False
    )


def _enclosing(before: str, behind: str) -> Callable[..., str]:
    """What becomes of a command: its last argument between two signs; nothing where it has none."""

    def replaced(node: latexwalker.LatexMacroNode, l2tobj: latex2text.LatexNodes2Text) -> str:
        given = [one for one in (node.nodeargd.argnlist if node.nodeargd else ()) or () if one is not None]
        content = l2tobj.nodelist_to_text(given[-1:])
        return f"{before}{content}{behind}" if content else ""

    return replaced
