"""Name classes as a schema writes them (4.8 to 4.10, 4.16)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.relaxng.datatypes.names import is_ncname
from teiwright.relaxng.datatypes.space import collapsed
from teiwright.relaxng.markup import checked, children, fault, local, text_of
from teiwright.relaxng.names import AnyName, Name, NameChoice, NameClass, NsName, expanded

if TYPE_CHECKING:
    from lxml import etree

    from teiwright.relaxng.scopes import Context

__all__ = ["name_class", "qualified"]

XMLNS = "http://www.w3.org/2000/xmlns"
XML = "http://www.w3.org/XML/1998/namespace"


def qualified(node: etree._Element, text: str, context: Context, *, is_attribute: bool) -> Name:
    """The name that `text` writes at `node`, with a prefix or in the namespace of `context`.

    Raises:
        SchemaError: it is no name, its prefix is not declared, or no attribute can have it.
    """
    prefix, colon, name = collapsed(text).rpartition(":")
    if not is_ncname(name) or (colon and not is_ncname(prefix)):
        raise fault(context.uri, node, f"“{text}” is no name of an element or attribute; mend it")
    namespace = context.namespace
    if prefix:
        found = XML if prefix == "xml" else node.nsmap.get(prefix)
        if found is None:
            raise fault(context.uri, node, f"the prefix of “{text}” is not declared; declare it")
        namespace = found
    if is_attribute:
        _check_attribute(node, namespace, name, context)
    return Name(expanded(namespace, name))


def _check_attribute(node: etree._Element, namespace: str, name: str, context: Context) -> None:
    if namespace.rstrip("/") == XMLNS or (name == "xmlns" and not namespace):
        raise fault(context.uri, node, "a declaration of a namespace is no attribute for RELAX NG; remove it")


def name_class(node: etree._Element, outer: Context, *, is_attribute: bool, within: str = "") -> NameClass:
    """The name class that `node` writes.

    Args:
        node: `name`, `anyName`, `nsName` or `choice`.
        outer: what it inherits.
        is_attribute: whether it is that of an attribute.
        within: the element whose `except` it stands in, or nothing.

    Raises:
        SchemaError: it breaks a rule; the message says where.
    """
    checked(outer.uri, node)
    context = outer.at(node)
    kind, parts = local(node), children(node)
    if kind == "name":
        return qualified(node, text_of(node), context, is_attribute=is_attribute)
    if kind == "choice":
        if not parts:
            raise fault(context.uri, node, "a choice of names without any; add one")
        return NameChoice(
            tuple(name_class(part, context, is_attribute=is_attribute, within=within) for part in parts)
        )
    if kind == "anyName" and not within:
        return AnyName(_except(parts, node, context, is_attribute=is_attribute))
    if kind == "nsName" and within != "nsName":
        if is_attribute and context.namespace.rstrip("/") == XMLNS:
            raise fault(
                context.uri, node, "declarations of namespaces are no attributes for RELAX NG; remove it"
            )
        return NsName(
            context.namespace, _except(parts, node, context, is_attribute=is_attribute, outer=within)
        )
    where = f"in the exception of “{within}”" if within else "here"
    raise fault(context.uri, node, f"“{kind}” is no name class {where}; remove it")


def _except(
    parts: list[etree._Element],
    node: etree._Element,
    context: Context,
    *,
    is_attribute: bool,
    outer: str = "",
) -> NameClass | None:
    if not parts:
        return None
    if len(parts) > 1 or local(parts[0]) != "except":
        raise fault(context.uri, node, f"“{local(node)}” holds one “except” at most; remove the rest")
    (exception,) = parts
    checked(context.uri, exception)
    inner = context.at(exception)
    within = "nsName" if outer == "nsName" else local(node)
    found = tuple(
        name_class(part, inner, is_attribute=is_attribute, within=within) for part in children(exception)
    )
    if not found:
        raise fault(context.uri, exception, "“except” without a name; add one or remove it")
    return found[0] if len(found) == 1 else NameChoice(found)
