"""An id for every assert and report: its own, or one that stays the same from one version of a schema to the next.

Without an id, the name is that of the pattern or rule around it, with a number where that holds several such asserts.
TEI's stylesheets end the id of a pattern in a running number (``tei_all-ptr-ptrAtts-constraint-report-8``) that another
version shifts, so that this ending is not taken over. Where nothing around has an id, the name is a digest of what the
assert asks, which stays when rules are added before it.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter

from lxml import etree

from teiwright.schematron.model import SCH_NS

__all__ = ["name_asserts"]

ASSERTS = (f"{{{SCH_NS}}}assert", f"{{{SCH_NS}}}report")
HOLDERS = (f"{{{SCH_NS}}}rule", f"{{{SCH_NS}}}pattern")
COUNTER = re.compile(r"-constraint-(?:assert|report|rule)-\d+$")
SPACE = re.compile(r"\s+")


def name_asserts(root: etree._Element) -> None:
    """Give each assert and report below `root`, which is changed, an `id` that no other one has.

    The first one that has an id keeps it; a later one with the same id gets a number behind it.
    """
    nodes = list(root.iter(*ASSERTS))
    taken = {node.get("id") for node in nodes if node.get("id")}
    seen: set[str] = set()
    unnamed = Counter(_around(node) for node in nodes if not node.get("id"))
    for node in nodes:
        name = node.get("id")
        if name is None or not name:
            name = _around(node)
            number = 1 if unnamed[name] > 1 else 0
        else:
            number = 0 if name not in seen else 2
        made = f"{name}-{number}" if number else name
        while made in seen or (made in taken and made != node.get("id")):
            number = max(number + 1, 2)
            made = f"{name}-{number}"
        seen.add(made)
        node.set("id", made)


def _around(node: etree._Element) -> str:
    for holder in node.iterancestors(*HOLDERS):
        name = holder.get("id")
        if name:
            return COUNTER.sub("", name)
    rule = next(node.iterancestors(HOLDERS[0]), None)
    asked = f"{'' if rule is None else rule.get('context')} {etree.QName(node).localname} {node.get('test')}"
    return f"rule-{hashlib.sha256(SPACE.sub(' ', asked).encode()).hexdigest()[:8]}"
