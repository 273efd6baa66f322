"""From the XML of a schema to patterns: the simplification of RELAX NG (section 4).

References are followed as they are met. What stands in an element is put off, so that a definition may hold itself within
an element, and must not otherwise (4.19), and so that the depth of the reading is that of one content model.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from teiwright.relaxng.datatypes import Datatype, DatatypeError, datatype
from teiwright.relaxng.datatypes.names import is_ncname
from teiwright.relaxng.datatypes.space import collapsed
from teiwright.relaxng.markup import (
    NAME_CLASSES,
    PATTERNS,
    RNG,
    checked,
    children,
    fault,
    local,
    text_of,
)
from teiwright.relaxng.nameclasses import name_class, qualified
from teiwright.relaxng.scopes import START, Context, Definition, Hidden, Scope

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml import etree

    from teiwright.relaxng.locate import Files
    from teiwright.relaxng.names import NameClass
    from teiwright.relaxng.patterns import Element, Pattern, Pool

__all__ = ["Builder"]


@dataclass(slots=True)
class Builder:
    """Reads one schema into patterns."""

    pool: Pool
    files: Files
    waiting: list[tuple[Element, list[etree._Element], etree._Element, Context]] = field(default_factory=list)
    datatypes: dict[object, Datatype] = field(default_factory=dict)
    scopes: list[Scope] = field(default_factory=list)
    is_reached: bool = True
    """Whether what is read can be reached from the start; elsewhere circles do no harm (4.19)."""

    def build(self, root: etree._Element, uri: str) -> Pattern:
        """The pattern of the document element, with the contents of all element patterns filled in.

        Raises:
            SchemaError: the schema breaks a rule of section 3 or 4.
        """
        if not str(root.tag).startswith(f"{{{RNG}}}"):
            raise fault(
                uri, root, "the document element is not one of RELAX NG; give a schema in its XML syntax"
            )
        start = self.pattern(root, Context(uri, "", "", None, (uri,)))
        while self.waiting or self._unread():
            if self.waiting:
                element, parts, node, context = self.waiting.pop()
                element.content = self._sequence(parts, node, context)
        return start

    def _unread(self) -> bool:
        """Whether a definition had not been asked for; it is read now, for the faults in it."""
        for scope in self.scopes:
            for definition in scope.definitions.values():
                if definition.pattern is None:
                    self.is_reached = False
                    self._defined(definition)
                    return True
        return False

    def pattern(self, node: etree._Element, outer: Context) -> Pattern:
        """The pattern that `node` writes.

        Raises:
            SchemaError: it breaks a rule; the message says where.
        """
        checked(outer.uri, node)
        name = local(node)
        make = MAKERS.get(name)
        if make is None:
            raise fault(outer.uri, node, f"“{name}” is no pattern; move or remove it")
        return make(self, node, outer.at(node))

    def _patterns(self, parts: list[etree._Element], context: Context) -> tuple[Pattern, ...]:
        return tuple([self.pattern(part, context) for part in parts])

    def _sequence(self, parts: list[etree._Element], node: etree._Element, context: Context) -> Pattern:
        """The patterns `parts` of `node` as one group (4.12)."""
        if not parts:
            raise fault(
                context.uri, node, f"“{local(node)}” is empty; write a pattern into it, such as “empty”"
            )
        return self.pool.group(self._patterns(parts, context))

    def group(self, node: etree._Element, context: Context) -> Pattern:
        """All of the content in a row."""
        return self._sequence(children(node), node, context)

    def choice(self, node: etree._Element, context: Context) -> Pattern:
        """One of the content."""
        return self.pool.choice(self._filled(node, context))

    def interleave(self, node: etree._Element, context: Context) -> Pattern:
        """All of the content, mingled."""
        return self.pool.interleave(self._filled(node, context))

    def _filled(self, node: etree._Element, context: Context) -> tuple[Pattern, ...]:
        found = self._patterns(children(node), context)
        if not found:
            raise fault(context.uri, node, f"“{local(node)}” is empty; write a pattern into it")
        return found

    def optional(self, node: etree._Element, context: Context) -> Pattern:
        """The content or nothing (4.15)."""
        return self.pool.optional(self.group(node, context))

    def zero_or_more(self, node: etree._Element, context: Context) -> Pattern:
        """The content as often as one likes (4.15)."""
        return self.pool.optional(self.pool.one_or_more(self.group(node, context)))

    def one_or_more(self, node: etree._Element, context: Context) -> Pattern:
        """The content at least once."""
        return self.pool.one_or_more(self.group(node, context))

    def tokens(self, node: etree._Element, context: Context) -> Pattern:
        """A text of which the content describes the tokens."""
        return self.pool.list(self.group(node, context))

    def mixed(self, node: etree._Element, context: Context) -> Pattern:
        """The content with text anywhere (4.13)."""
        return self.pool.interleave((self.group(node, context), self.pool.text))

    def _childless(self, node: etree._Element, context: Context) -> None:
        if children(node):
            raise fault(context.uri, node, f"“{local(node)}” has no content; remove what is in it")

    def empty(self, node: etree._Element, context: Context) -> Pattern:
        """No content."""
        self._childless(node, context)
        return self.pool.empty

    def not_allowed(self, node: etree._Element, context: Context) -> Pattern:
        """Nothing."""
        self._childless(node, context)
        return self.pool.not_allowed

    def text(self, node: etree._Element, context: Context) -> Pattern:
        """Any text."""
        self._childless(node, context)
        return self.pool.text

    def element(self, node: etree._Element, context: Context) -> Pattern:
        """An element, whose content is read later."""
        names, parts = self._named(node, context, is_attribute=False)
        made = self.pool.element(names, f"{context.uri}:{node.sourceline}")
        self.waiting.append((made, parts, node, context))
        return made

    def attribute(self, node: etree._Element, context: Context) -> Pattern:
        """An attribute; without a pattern its value is text (4.12)."""
        names, parts = self._named(node, context, is_attribute=True)
        if len(parts) > 1:
            raise fault(context.uri, node, "“attribute” holds one pattern at most; put them into a “group”")
        item = self.pattern(parts[0], context) if parts else self.pool.text
        return self.pool.attribute(names, item)

    def _named(
        self, node: etree._Element, context: Context, *, is_attribute: bool
    ) -> tuple[NameClass, list[etree._Element]]:
        """The name class of an element or attribute, and the children that are patterns."""
        parts, name = children(node), node.get("name")
        if name is not None:
            # An attribute with a mere name is in no namespace unless it says so itself (4.8).
            plain = is_attribute and node.get("ns") is None
            inner = Context(context.uri, "", "", None, ()) if plain else context
            return qualified(node, name, inner, is_attribute=is_attribute), parts
        if not parts or local(parts[0]) not in NAME_CLASSES:
            raise fault(context.uri, node, f"“{local(node)}” has no name; add one")
        return name_class(parts[0], context, is_attribute=is_attribute), parts[1:]

    def ref(self, node: etree._Element, context: Context) -> Pattern:
        """A definition of the same grammar."""
        return self._referred(node, context, context.scope)

    def parent_ref(self, node: etree._Element, context: Context) -> Pattern:
        """A definition of the grammar around this one."""
        return self._referred(node, context, context.scope and context.scope.parent)

    def _referred(self, node: etree._Element, context: Context, scope: Scope | None) -> Pattern:
        self._childless(node, context)
        name = collapsed(node.get("name", ""))
        definition = scope.definitions.get(name) if scope else None
        if definition is None:
            raise fault(context.uri, node, f"“{name}” is not defined; define it or mend the name")
        if definition.is_open and not self.is_reached:
            return self.pool.not_allowed
        if definition.is_open:
            raise fault(
                context.uri, node, f"“{name}” holds itself without an element between; break the circle"
            )
        return self._defined(definition)

    def _defined(self, definition: Definition) -> Pattern:
        if definition.pattern is None:
            definition.is_open = True
            found = tuple(
                self._sequence(children(body), body, context) for body, context in definition.bodies
            )
            join = self.pool.interleave if definition.combine == "interleave" else self.pool.choice
            definition.pattern = join(found)
            definition.is_open = False
        return definition.pattern

    def value(self, node: etree._Element, context: Context) -> Pattern:
        """A text of the same value (4.4)."""
        given = node.get("type")
        library, name = (context.library, collapsed(given)) if given is not None else ("", "token")
        kind = self._datatype(node, context, library, name, ())
        text = text_of(node)
        # A name without a prefix in a value is in the namespace that `ns` says (4.9).
        namespaces = {**node.nsmap, None: context.namespace} if kind.kind.in_context else {}
        key = kind.value(text, namespaces)
        if key is None:
            raise fault(context.uri, node, f"the value “{text}” is no {kind}; mend it")
        return self.pool.value(kind, text, key)

    def data(self, node: etree._Element, context: Context) -> Pattern:
        """A text of a datatype, with parameters and an exception."""
        parts = children(node)
        exception = parts.pop() if parts and local(parts[-1]) == "except" else None
        params = []
        for part in parts:
            checked(context.uri, part)
            if local(part) != "param":
                raise fault(context.uri, part, f"“{local(part)}” is no part of “data”; remove it")
            params.append((collapsed(part.get("name", "")), text_of(part)))
        name = collapsed(node.get("type", ""))
        kind = self._datatype(node, context, context.library, name, tuple(params))
        if exception is None:
            return self.pool.data(kind)
        checked(context.uri, exception)
        return self.pool.data(kind, self.pool.choice(self._filled(exception, context.at(exception))))

    def _datatype(
        self,
        node: etree._Element,
        context: Context,
        library: str,
        name: str,
        params: tuple[tuple[str, str], ...],
    ) -> Datatype:
        key = (library, name, params, tuple(node.nsmap.items()) if "QName" in name and params else None)
        found = self.datatypes.get(key)
        if found is None:
            if not is_ncname(name):
                raise fault(context.uri, node, f"“{name}” is no name of a datatype; mend it")
            try:
                found = self.datatypes[key] = datatype(library, name, params, node.nsmap)
            except DatatypeError as error:
                raise fault(context.uri, node, f"{error}; mend the schema") from error
        return found

    def external_ref(self, node: etree._Element, context: Context) -> Pattern:
        """The pattern of another file (4.6)."""
        self._childless(node, context)
        root, inner = self._opened(node, context)
        if local(root) not in PATTERNS:
            raise fault(
                inner.uri,
                root,
                f"“{local(root)}” is no pattern, which externalRef asks for; name another file",
            )
        return self.pattern(root, inner)

    def _opened(self, node: etree._Element, context: Context) -> tuple[etree._Element, Context]:
        """The document element of the file that `node` names, and the context that it inherits."""
        href = urljoin(node.base or "", node.get("href", ""))
        path = self.files.found(href, context.uri)
        if str(path) in context.files:
            raise fault(context.uri, node, f"“{node.get('href')}” takes itself in; break the circle")
        root = self.files.opened(path)
        if not str(root.tag).startswith(f"{{{RNG}}}"):
            raise fault(str(path), root, "the document element is not one of RELAX NG; name another file")
        return root, context.within(str(path))

    def grammar(self, node: etree._Element, context: Context) -> Pattern:
        """The start of a grammar of its own."""
        scope = Scope(context.scope)
        self.scopes.append(scope)
        self._components(node, context.inside(scope), scope, ())
        start = scope.definitions.get(START)
        if start is None:
            raise fault(context.uri, node, "“grammar” has no “start”; add one")
        return self._defined(start)

    def _components(
        self, node: etree._Element, context: Context, scope: Scope, hidden: tuple[Hidden, ...]
    ) -> None:
        """Take up what a grammar, a div or an include defines."""
        for child in children(node):
            checked(context.uri, child)
            name, inner = local(child), context.at(child)
            if name == "div":
                self._components(child, inner, scope, hidden)
            elif name == "include" and local(node) != "include":
                self._include(child, inner, scope, hidden)
            elif name in {"start", "define"}:
                self._define(child, inner, scope, hidden)
            else:
                raise fault(context.uri, child, f"“{name}” is no part of “{local(node)}”; move or remove it")

    def _define(
        self, node: etree._Element, context: Context, scope: Scope, hidden: tuple[Hidden, ...]
    ) -> None:
        if local(node) == "start" and len(children(node)) != 1:
            raise fault(
                context.uri, node, "“start” holds exactly one pattern; put them into a “choice” or “group”"
            )
        name = _key(node)
        covering = [cover for cover in hidden if name in cover.names]
        for cover in covering:
            cover.met.add(name)
        if covering:
            return
        definition = scope.definitions.setdefault(name, Definition(name))
        combine = collapsed(node.get("combine", ""))
        if "combine" in node.attrib and combine not in {"choice", "interleave"}:
            raise fault(context.uri, node, f"combine is “{combine}”; write “choice” or “interleave”")
        definition.without_combine += not combine
        if definition.without_combine > 1 or (combine and definition.combine not in {"", combine}):
            raise fault(
                context.uri, node, f"“{name or 'start'}” is defined again; give each the same “combine”"
            )
        definition.combine = definition.combine or combine
        definition.bodies.append((node, context))

    def _include(
        self, node: etree._Element, context: Context, scope: Scope, hidden: tuple[Hidden, ...]
    ) -> None:
        root, inner = self._opened(node, context)
        if local(root) != "grammar":
            raise fault(
                inner.uri, root, "“include” takes in a grammar alone; use “externalRef” or another file"
            )
        checked(inner.uri, root)
        cover = Hidden(frozenset(_overridden(node)))
        self._components(root, inner.at(root), scope, (*hidden, cover))
        if cover.names != cover.met:
            name = min(cover.names - cover.met) or "start"
            raise fault(
                context.uri, node, f"“{name}” overrides nothing in “{node.get('href')}”; mend the name"
            )
        self._components(node, context, scope, hidden)


def _key(node: etree._Element) -> str:
    return START if local(node) == "start" else collapsed(node.get("name", ""))


def _overridden(node: etree._Element) -> list[str]:
    """The names that an include, or a div in it, defines."""
    found: list[str] = []
    for child in children(node):
        if local(child) == "div":
            found += _overridden(child)
        elif local(child) in {"start", "define"}:
            found.append(_key(child))
    return found


MAKERS: dict[str, Callable[[Builder, etree._Element, Context], Pattern]] = {
    "element": Builder.element,
    "attribute": Builder.attribute,
    "group": Builder.group,
    "interleave": Builder.interleave,
    "choice": Builder.choice,
    "optional": Builder.optional,
    "zeroOrMore": Builder.zero_or_more,
    "oneOrMore": Builder.one_or_more,
    "list": Builder.tokens,
    "mixed": Builder.mixed,
    "ref": Builder.ref,
    "parentRef": Builder.parent_ref,
    "empty": Builder.empty,
    "value": Builder.value,
    "data": Builder.data,
    "notAllowed": Builder.not_allowed,
    "externalRef": Builder.external_ref,
    "grammar": Builder.grammar,
    "text": Builder.text,
}
