"""What the server says of an element, an attribute or a value, in Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teiwright.check.codes import RULE
from teiwright.check.examples import EXAMPLES

if TYPE_CHECKING:
    from teiwright.lsp.targets import Target
    from teiwright.lsp.vocabulary import Vocabulary
    from teiwright.odd.spec import Attribute, Element, Value

__all__ = ["attribute_words", "code_words", "element_words", "escaped", "target_words", "value_words"]

MARKUP = re.compile(r"([\\`*_{}\[\]()<>#+\-!|~&])")
VALUES = 20  # of a list; a hover with more is not read


def escaped(text: str) -> str:
    """`text` without any meaning in Markdown; it may come from a document that nobody trusts."""
    return MARKUP.sub(r"\\\1", " ".join(text.split()))


def element_words(element: Element) -> str:
    """The name of `element`, what the name stands for, what it is for, and its rules."""
    gloss = f" ({escaped(element.gloss)})" if element.gloss else ""
    rules = [f"- {escaped(rule.title)}" for rule in element.rules if rule.title]
    return _paragraphs(f"**`{element.ident}`**{gloss}", escaped(element.desc), "\n".join(rules))


def attribute_words(vocabulary: Vocabulary, attribute: Attribute) -> str:
    """The name of `attribute`, whether it is required, what it is for, its datatype and its values."""
    datatype = vocabulary.datatype(attribute)
    kind = f"`{attribute.datatype}`" + (f": {escaped(datatype.desc)}" if datatype else "")
    use = "required" if attribute.required else "optional"
    many = ", one or more" if attribute.plural else ""
    values = vocabulary.values(attribute)
    listed = [f"- `{value.ident}`: {escaped(value.desc)}" for value in values[:VALUES]]
    if len(values) > VALUES:
        listed.append(f"- and {len(values) - VALUES} more")
    return _paragraphs(
        f"**`@{attribute.ident}`** ({use}{many})", escaped(attribute.desc), kind, "\n".join(listed)
    )


def value_words(value: Value) -> str:
    """The `value` and what it means."""
    return _paragraphs(f"**`{value.ident}`**", escaped(value.desc))


def target_words(target: Target, file: str) -> str:
    """The element that a pointer leads to, and how its text begins; `file` is empty where it is the same one."""
    if not target.id:
        return f"the file {escaped(file)}"
    where = f" in {escaped(file)}" if file else ""
    return _paragraphs(f"**{escaped('#' + target.id)}**: `{target.name}`{where}", escaped(target.text))


def code_words(code: str, vocabulary: Vocabulary) -> str:
    """Why there are findings with this `code`: of a rule of the profile its rationale; empty where nothing is known."""
    if example := EXAMPLES.get(code):
        written = f"```xml\n{example.before}\n```\n\nshould be\n\n```xml\n{example.after}\n```"
        return _paragraphs(f"**{escaped(code)}**: {escaped(example.why)}", written, escaped(example.chapter))
    for element in vocabulary.schema.elements.values():
        for rule in element.rules:
            if f"{RULE}{rule.ident}" == code:
                return f"**{escaped(code)}**: {escaped(rule.rationale)}"
    return ""


def _paragraphs(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)
