"""A grammar, compiled, and what can be asked of it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

from teiwright.errors import SchemaError
from teiwright.relaxng import expected, ids, restrictions, stored
from teiwright.relaxng.automaton import Automaton
from teiwright.relaxng.build import Builder
from teiwright.relaxng.locate import Files
from teiwright.relaxng.patterns import Pattern, Pool
from teiwright.relaxng.recover import Recovery
from teiwright.relaxng.walk import faults

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml import etree

    from teiwright.relaxng.faults import Expected, Fault
    from teiwright.relaxng.patterns import Element

__all__ = ["Grammar", "compile_bytes", "compile_file", "restored"]


class Grammar:
    """A compiled RELAX NG schema.

    It remembers what it has learned of documents, so one grammar is faster with each. It is for one thread at a time.
    """

    def __init__(
        self,
        pool: Pool,
        start: Pattern,
        elements: list[Element],
        files: Mapping[str, str],
        id_faults: tuple[str, ...],
    ) -> None:
        """Hold the patterns of a schema that has been checked.

        Args:
            pool: the maker of the patterns.
            start: the pattern of the document element.
            elements: all element patterns that it leads to.
            files: the SHA-256 of all files of the schema by their paths, in the order in which they were read.
            id_faults: why ids cannot be checked.
        """
        self.files = tuple(files)
        self._digests = dict(files)
        self.digest = hashlib.sha256("".join(files.values()).encode()).hexdigest()
        self._start, self._elements = start, elements
        self.id_faults = id_faults
        """Why ids cannot be checked with this schema (RELAX NG DTD compatibility, 5); they are checked if there is none."""
        self._automaton = Automaton(pool, start, elements, with_ids=not self.id_faults)
        self._recovery = Recovery(self._automaton)

    def stored(self) -> str | None:
        """The grammar as JSON, for `restored`; None for one that cannot be kept (see `teiwright.relaxng.stored`)."""
        patterns = stored.plain(self._start, self._elements)
        if patterns is None:
            return None
        return json.dumps([self._digests, self.id_faults, patterns], separators=(",", ":"))

    def validate(self, root: etree._Element) -> Iterator[Fault]:
        """The faults of the document whose document element is `root`, in its order; the tree is not changed."""
        return faults(self._automaton, self._recovery, root)

    def valid(self, root: etree._Element) -> bool:
        """Whether the document has no fault; the first one ends the walk."""
        return next(self.validate(root), None) is None

    def elements(self) -> tuple[str, ...]:
        """The names of all elements that the schema names, as lxml writes them."""
        return tuple(self._automaton.named)

    def allowed_children(self, tag: str) -> tuple[Expected, ...]:
        """The elements and texts that an element of this name can begin with."""
        return expected.content(element.content for element in self._automaton.named.get(tag, ()))

    def allowed_attributes(self, tag: str) -> tuple[Expected, ...]:
        """The attributes that an element of this name can have."""
        return expected.attributes(element.content for element in self._automaton.named.get(tag, ()))

    def allowed_values(self, tag: str, attribute: str) -> tuple[Expected, ...]:
        """The values and datatypes that an attribute of an element of this name can have."""
        start = self._automaton.start(
            tuple(element.content for element in self._automaton.named.get(tag, ()))
        )
        known = self._automaton.known(start, attribute)
        return expected.values(pattern.item for pattern in known.patterns) if known else ()


def compile_file(path: Path | str) -> Grammar:
    """The grammar in the file `path`, in the XML syntax of RELAX NG; files that it takes in lie in or below its folder.

    Raises:
        SchemaError: a file cannot be read, or the schema breaks a rule of RELAX NG.
    """
    place = Path(path).resolve()
    files = Files(place.parent)
    return _compiled(files, files.opened(place), str(place))


def compile_bytes(data: bytes, uri: str, folder: Path | None = None) -> Grammar:
    """The grammar that `data` holds.

    Args:
        data: the schema in the XML syntax of RELAX NG.
        uri: its name, for messages; relative names in it are relative to it.
        folder: the folder that other files may be taken in from; none are without it.

    Raises:
        SchemaError: the schema breaks a rule of RELAX NG.
    """
    files = Files(folder)
    return _compiled(files, files.parsed(data, uri), uri)


def restored(text: str) -> Grammar | None:
    """The grammar that `Grammar.stored` has written; None where a file of the schema is another one now.

    Args:
        text: what this version of the package has written; it is not asked whether it is a grammar that RELAX NG allows.

    Raises:
        ValueError, TypeError, KeyError, IndexError: it is no such text.
    """
    files, id_faults, patterns = json.loads(text)
    for name, digest in files.items():
        path = Path(name)
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            return None
    pool = Pool()
    start, elements = stored.made(patterns, pool)
    return Grammar(pool, start, elements, files, tuple(id_faults))


def _compiled(files: Files, root: etree._Element, uri: str) -> Grammar:
    pool = Pool()
    try:
        start = Builder(pool, files).build(root, uri)
        elements = restrictions.checked(start)
    except RecursionError as error:
        raise SchemaError(f"{uri}: nests patterns or definitions too deep; flatten them") from error
    digests = {name: hashlib.sha256(data).hexdigest() for name, data in files.data.items()}
    return Grammar(pool, start, elements, digests, ids.faults(elements))
