"""What a file is examined for where ``teiwright check`` audits, too: the one place that joins two stages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from teiwright import xml
from teiwright.audit import audit
from teiwright.check import Terms, examine, neighbours
from teiwright.check.merge import merge
from teiwright.check.settings import apply_severity
from teiwright.model import tei

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.check import Neighbours
    from teiwright.model import Finding

__all__ = ["Examination", "examination"]

ROOTS = frozenset({tei("TEI"), tei("teiCorpus")})


@dataclass(frozen=True, slots=True)
class Examination:
    """What a worker does with a file: read, check and audit it. A worker gets its own copy."""

    terms: Terms
    near: Neighbours

    def __call__(self, path: str) -> tuple[Finding, ...]:
        """The findings of the file `path` in the order of its places; those of included files come behind.

        Raises:
            TeiwrightError: it cannot be read or checked.
        """
        document = xml.read(path)
        checked = examine(document, self.terms, self.near)
        audited = audit(document) if document.root.tag in ROOTS else ()
        own = [each for each in checked if each.locus.uri == document.uri]
        others = [each for each in checked if each.locus.uri != document.uri]
        return (*merge((*own, *apply_severity(audited, self.terms.settings))), *others)


def examination(names: Sequence[str], terms: Terms) -> Examination:
    """What each of the files `names` is examined for; pointers between them resolve wherever they lie."""
    return Examination(terms, neighbours(name for name in names if name != "-"))
