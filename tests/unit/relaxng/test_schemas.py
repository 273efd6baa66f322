"""Which schemas are correct: the syntax (3), the simplification (4) and the restrictions (7) of RELAX NG, case by case.

Each case was written for this test from the sentence of the specification that it proves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from teiwright import relaxng
from teiwright.errors import SchemaError

if TYPE_CHECKING:
    from pathlib import Path

NS = 'xmlns="http://relaxng.org/ns/structure/1.0"'
XSD = 'datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"'


def schema(inner: str) -> bytes:
    """The schema `inner`, with the namespaces on its first tag."""
    head, mark, rest = inner.partition(">")
    is_empty = head.endswith("/")
    return f"{head.removesuffix('/')} {NS} {XSD}{'/' if is_empty else ''}{mark}{rest}".encode()


def element(inner: str) -> str:
    """An element pattern with this content."""
    return f'<element name="r">{inner}</element>'


def grammar(inner: str) -> str:
    """A grammar whose start is the definition ``r``, with these components beside it."""
    return f'<grammar><start><ref name="r"/></start><define name="r">{element("<empty/>")}</define>{inner}</grammar>'


CORRECT = {
    # 3: syntax
    "an element with a name attribute": element("<empty/>"),
    "an element with a name element": "<element><name>r</name><empty/></element>",
    "a name with white space around": '<element name=" r "><empty/></element>',
    "foreign attributes are ignored": '<element name="r" x:y="z" xmlns:x="urn:x"><empty/></element>',
    "foreign elements are ignored": element('<a xmlns="urn:x">text <b/></a><empty/>'),
    "foreign elements in no namespace are ignored": element('<a xmlns=""/><empty/>'),
    "comments are ignored": element("<!-- text --><empty/><!-- text -->"),
    "an attribute without a pattern": element('<attribute name="a"/>'),
    "an empty datatypeLibrary": element("<group datatypeLibrary=''><data type='token'/></group>"),
    "a list": element('<list><data type="int"/></list>'),
    "mixed": element("<mixed><element name='x'><empty/></element></mixed>"),
    "an exception of a datatype": element('<data type="int"><except><value>1</value></except></data>'),
    # 4.8, 4.16: name classes
    "any name": "<element><anyName/><empty/></element>",
    "any name but one": "<element><anyName><except><name>x</name></except></anyName><empty/></element>",
    "any name but those of a namespace": "<element><anyName><except><nsName ns='u'/></except></anyName><empty/></element>",
    "a name of a namespace but one": "<element><nsName ns='u'><except><name>x</name></except></nsName><empty/></element>",
    "a choice of names": "<element><choice><name>x</name><name>y</name></choice><empty/></element>",
    # 4.17, 4.18
    "definitions combined by choice": grammar(
        '<define name="x" combine="choice"><empty/></define><define name="x" combine="choice"><text/></define>'
    ),
    "one of several definitions without combine": grammar(
        '<define name="x"><empty/></define><define name="x" combine="choice"><text/></define>'
    ),
    "starts combined": "<grammar><start combine='choice'><element name='r'><empty/></element></start>"
    "<start combine='choice'><element name='s'><empty/></element></start></grammar>",
    "divs": grammar(
        '<div><define name="x"><empty/></define><div><define name="y"><empty/></define></div></div>'
    ),
    "a definition that holds itself in an element": grammar(
        '<define name="x"><element name="x"><optional><ref name="x"/></optional></element></define>'
    ),
    "a circle that cannot be reached": grammar('<define name="x"><ref name="x"/></define>'),
    "a reference to the grammar around": "<grammar><start><grammar><start><parentRef name='x'/></start></grammar></start>"
    "<define name='x'><element name='r'><empty/></element></define></grammar>",
    # 4.20, 4.21: what vanishes breaks no rule
    "notAllowed takes a forbidden pattern away": element(
        '<oneOrMore><group><notAllowed/><attribute name="a"/></group></oneOrMore>'
    ),
    "empty leaves no group": element('<oneOrMore><group><empty/><attribute name="a"/></group></oneOrMore>'),
    # 7
    "an attribute in a repetition": element('<oneOrMore><attribute name="a"/></oneOrMore>'),
    "the same attribute in a choice": element('<choice><attribute name="a"/><attribute name="a"/></choice>'),
    "any attribute in a repetition": element("<oneOrMore><attribute><anyName/></attribute></oneOrMore>"),
    "any attribute but a named one, and that": element(
        '<attribute name="a"/><zeroOrMore><attribute><anyName><except><name>a</name></except></anyName></attribute></zeroOrMore>'
    ),
    "a datatype beside attributes": element('<attribute name="a"/><data type="int"/>'),
    "a datatype or elements": element(
        '<choice><data type="int"/><element name="x"><empty/></element></choice>'
    ),
    "elements of two namespaces mingled": element(
        '<interleave><element name="x"><text/></element><element name="x" ns="u"><text/></element></interleave>'
    ),
    "the same element in a group": element(
        '<group><element name="x"><empty/></element><element name="x"><text/></element></group>'
    ),
    "start is a choice of elements": "<choice><element name='r'><empty/></element><element name='s'><empty/></element></choice>",
    "start is not allowed": "<notAllowed/>",
    "a group in a list": element('<list><group><data type="int"/><data type="int"/></group></list>'),
    "a value in an exception": element(
        '<data type="token"><except><choice><value>a</value><data type="int"/></choice></except></data>'
    ),
    # datatypes
    "a pattern twice": element(
        '<data type="token"><param name="pattern">a.*</param><param name="pattern">.*b</param></data>'
    ),
    "bounds of a number": element(
        '<data type="int"><param name="minInclusive">1</param><param name="maxExclusive">9</param></data>'
    ),
    "the digits of a number": element('<data type="decimal"><param name="totalDigits">3</param></data>'),
    "the length of a list of names": element('<data type="NMTOKENS"><param name="length">2</param></data>'),
    "the length of octets": element('<data type="hexBinary"><param name="minLength">2</param></data>'),
}

INCORRECT = {
    # 3: syntax
    "an unknown element": element("<nothing/>"),
    "an element of names as pattern": element("<name>x</name>"),
    "an element without a name": "<element><empty/></element>",
    "an element with two names": "<element name='r'><name>r</name><empty/></element>",
    "an element without content": element(""),
    "an attribute with two patterns": element('<attribute name="a"><text/><text/></attribute>'),
    "an attribute that there is not": element('<text name="x"/>'),
    "an attribute in the namespace of RELAX NG": "<element name='r' x:name='s' "
    "xmlns:x='http://relaxng.org/ns/structure/1.0'><empty/></element>",
    "a reference without a name": "<grammar><start><ref/></start></grammar>",
    "a reference with a colon": "<grammar><start><ref name='a:b'/></start></grammar>",
    "a name that is none": '<element name="1r"><empty/></element>',
    "a name with an undeclared prefix": '<element name="u:r"><empty/></element>',
    "a name with two colons": '<element name="a:b:c"><empty/></element>',
    "text between patterns": element("text<empty/>"),
    "text after a pattern": element("<empty/>text"),
    "an element in a value": element("<value>a<empty/></value>"),
    "a foreign element in a name": "<element><name>r<a xmlns='urn:x'/></name><empty/></element>",
    "a pattern in text": element("<text><empty/></text>"),
    "a pattern in empty": element("<empty><text/></empty>"),
    "a pattern in a reference": grammar("<define name='x'><ref name='r'><empty/></ref></define>"),
    "an empty choice": element("<choice/>"),
    "an empty group": element("<group/>"),
    "an empty repetition": element("<oneOrMore/>"),
    "an empty list": element("<list/>"),
    "an empty exception": element('<data type="int"><except/></data>'),
    "a parameter after an exception": element(
        '<data type="int"><except><value>1</value></except><param name="minInclusive">1</param></data>'
    ),
    "data without a type": element("<data/>"),
    "a definition without a name": grammar("<define><empty/></define>"),
    "a definition without a pattern": grammar("<define name='x'/>"),
    "a start with two patterns": "<grammar><start><element name='r'><empty/></element><empty/></start></grammar>",
    "a pattern in a grammar": grammar("<element name='x'><empty/></element>"),
    "a start outside of a grammar": "<start><element name='r'><empty/></element></start>",
    "a relative datatypeLibrary": element("<group datatypeLibrary='lib'><empty/></group>"),
    "a datatypeLibrary with a fragment": element("<group datatypeLibrary='http://x/#y'><empty/></group>"),
    "a datatypeLibrary with a broken escape": element(
        "<group datatypeLibrary='http://x/%zz'><empty/></group>"
    ),
    "a combine that there is not": grammar('<define name="x" combine="group"><empty/></define>'),
    # 4.3, 4.4: datatypes
    "a type that there is not": element('<data type="number"/>'),
    "a library that there is not": element('<data type="int" datatypeLibrary="urn:x"/>'),
    "a parameter of a type of RELAX NG itself": element(
        '<data type="token" datatypeLibrary=""><param name="length">1</param></data>'
    ),
    "a type that RELAX NG itself has not": element('<data type="int" datatypeLibrary=""/>'),
    "a value that is not of its type": element('<value type="int">one</value>'),
    "a parameter that there is not": element('<data type="int"><param name="size">1</param></data>'),
    "a parameter that the type has not": element(
        '<data type="token"><param name="minInclusive">1</param></data>'
    ),
    "white space as a parameter": element(
        '<data type="token"><param name="whiteSpace">collapse</param></data>'
    ),
    "a length that is no number": element('<data type="token"><param name="length">x</param></data>'),
    "a bound that is not of the type": element(
        '<data type="int"><param name="minInclusive">x</param></data>'
    ),
    "a parameter twice": element(
        '<data type="token"><param name="length">1</param><param name="length">1</param></data>'
    ),
    "a lower bound above the upper one": element(
        '<data type="int"><param name="minInclusive">9</param><param name="maxInclusive">1</param></data>'
    ),
    "a pattern that is none": element('<data type="token"><param name="pattern">(a</param></data>'),
    # 4.16
    "any name but any": "<element><anyName><except><anyName/></except></anyName><empty/></element>",
    "a name of a namespace but any": "<element><nsName><except><anyName/></except></nsName><empty/></element>",
    "a name of a namespace but those of one": "<element><nsName><except><nsName/></except></nsName><empty/></element>",
    "two exceptions": "<element><anyName><except><name>a</name></except><except><name>b</name></except></anyName>"
    "<empty/></element>",
    "an attribute xmlns": element('<attribute name="xmlns"/>'),
    "an attribute in the namespace of xmlns": element(
        '<attribute name="a" ns="http://www.w3.org/2000/xmlns"/>'
    ),
    "attributes of the namespace of xmlns": element(
        "<oneOrMore><attribute><nsName ns='http://www.w3.org/2000/xmlns'/></attribute></oneOrMore>"
    ),
    # 4.17, 4.18, 4.19
    "a grammar without a start": "<grammar><define name='x'><empty/></define></grammar>",
    "an empty grammar": "<grammar/>",
    "two definitions without combine": grammar(
        '<define name="x"><empty/></define><define name="x"><text/></define>'
    ),
    "two combines that differ": grammar(
        '<define name="x" combine="choice"><empty/></define><define name="x" combine="interleave"><text/></define>'
    ),
    "a reference to nothing": grammar('<define name="x"><ref name="y"/></define>'),
    "a reference outside of a grammar": element('<ref name="x"/>'),
    "a reference around the outermost grammar": "<grammar><start><parentRef name='x'/></start></grammar>",
    "a circle": "<grammar><start><ref name='x'/></start><define name='x'><ref name='x'/></define></grammar>",
    "a circle of two": "<grammar><start><ref name='x'/></start><define name='x'><ref name='y'/></define>"
    "<define name='y'><choice><empty/><ref name='x'/></choice></define></grammar>",
    "a circle in what is not allowed": "<grammar><start><choice><element name='r'><empty/></element><group><notAllowed/>"
    "<ref name='x'/></group></choice></start><define name='x'><ref name='x'/></define></grammar>",
    # 7.1
    "an attribute in an attribute": element('<attribute name="a"><attribute name="b"/></attribute>'),
    "an element in an attribute": element(
        '<attribute name="a"><element name="x"><empty/></element></attribute>'
    ),
    "a repeated group with an attribute": element(
        '<oneOrMore><group><attribute name="a"/><element name="x"><empty/></element></group></oneOrMore>'
    ),
    "a repeated interleave with an attribute": element(
        '<oneOrMore><interleave><attribute name="a"/><element name="x"><empty/></element></interleave></oneOrMore>'
    ),
    "a list in a list": element("<list><list><text/></list></list>"),
    "an element in a list": element('<list><element name="x"><empty/></element></list>'),
    "an attribute in a list": element('<list><attribute name="a"/></list>'),
    "text in a list": element("<list><text/></list>"),
    "an interleave in a list": element(
        '<list><interleave><data type="int"/><value>a</value></interleave></list>'
    ),
    "text in an exception": element('<data type="int"><except><text/></except></data>'),
    "an element in an exception": element(
        '<data type="int"><except><element name="x"><empty/></element></except></data>'
    ),
    "a list in an exception": element(
        '<data type="int"><except><list><value>a</value></list></except></data>'
    ),
    "empty in an exception": element('<data type="int"><except><empty/></except></data>'),
    "a repetition in an exception": element(
        '<data type="int"><except><oneOrMore><value>1</value></oneOrMore></except></data>'
    ),
    "start is an attribute": '<attribute name="a"/>',
    "start is text": "<text/>",
    "start is a datatype": '<data type="int"/>',
    "start is a value": "<value>a</value>",
    "start is a list": '<list><data type="int"/></list>',
    "start is a group": "<group><element name='r'><empty/></element><element name='s'><empty/></element></group>",
    "start is an interleave": "<interleave><element name='r'><empty/></element><element name='s'><empty/></element></interleave>",
    "start is a repetition": "<oneOrMore><element name='r'><empty/></element></oneOrMore>",
    "start is empty": "<empty/>",
    "start is optional": "<optional><element name='r'><empty/></element></optional>",
    # 7.2
    "a datatype beside an element": element('<data type="int"/><element name="x"><empty/></element>'),
    "a datatype beside text": element('<data type="int"/><text/>'),
    "a repeated datatype": element('<oneOrMore><data type="int"/></oneOrMore>'),
    "two values in a row": element("<value>a</value><value>b</value>"),
    "a value mingled with text": element("<interleave><value>a</value><text/></interleave>"),
    "a list beside a datatype in an attribute": element(
        '<attribute name="a"><list><value>x</value></list><data type="int"/></attribute>'
    ),
    # 7.3
    "an attribute twice": element('<attribute name="a"/><attribute name="a"/>'),
    "an attribute twice in an interleave": element(
        '<interleave><attribute name="a"/><attribute name="a"/></interleave>'
    ),
    "an attribute twice, once in a choice": element(
        '<attribute name="a"/><optional><attribute name="a"/></optional>'
    ),
    "an attribute and any": element(
        '<attribute name="a"/><zeroOrMore><attribute><anyName/></attribute></zeroOrMore>'
    ),
    "any attribute once": element("<attribute><anyName/></attribute>"),
    "any attribute of a namespace once": element("<attribute><nsName ns='u'/></attribute>"),
    "any attribute in a choice of names once": element(
        "<attribute><choice><name>a</name><nsName ns='u'/></choice></attribute>"
    ),
    # 7.4
    "an element in two parts of an interleave": element(
        '<interleave><element name="x"><empty/></element><element name="x"><text/></element></interleave>'
    ),
    "an element and any in an interleave": element(
        '<interleave><element name="x"><empty/></element><element><anyName/><text/></element></interleave>'
    ),
    "text in two parts of an interleave": element(
        '<interleave><text/><group><element name="x"><empty/></element><text/></group></interleave>'
    ),
    "mixed in mixed": element("<mixed><mixed><element name='x'><empty/></element></mixed></mixed>"),
}


@pytest.mark.parametrize("name", CORRECT)
def test_a_correct_schema_is_taken(name: str) -> None:
    relaxng.compile_bytes(schema(CORRECT[name]), "case.rng")


@pytest.mark.parametrize("name", INCORRECT)
def test_an_incorrect_schema_is_refused_with_its_place(name: str) -> None:
    with pytest.raises(SchemaError, match=r"^case\.rng:\d+: |^the start ") as told:
        relaxng.compile_bytes(schema(INCORRECT[name]), "case.rng")
    assert len(str(told.value).splitlines()) == 1


def test_what_is_no_xml_or_has_a_doctype_is_refused() -> None:
    for data in (b"", b"<grammar", b'<!DOCTYPE element SYSTEM "x"><element/>', b"\0\0", b"<other/>"):
        with pytest.raises(SchemaError):
            relaxng.compile_bytes(data, "case.rng")


def test_a_schema_that_nests_too_deep_is_refused() -> None:
    for depth in (120, 2_000):
        inner = "<choice><empty/><group><text/>" * depth + "<empty/>" + "</group></choice>" * depth
        with pytest.raises(SchemaError):
            relaxng.compile_bytes(schema(element(inner)), "case.rng")


def test_a_long_chain_of_definitions_is_refused_or_taken_but_does_no_harm() -> None:
    chain = "".join(f'<define name="d{at}"><ref name="d{at + 1}"/></define>' for at in range(3_000))
    inner = f'<grammar><start><element name="r"><ref name="d0"/></element></start>{chain}<define name="d3000"><empty/></define></grammar>'
    with pytest.raises(SchemaError, match="too deep"):
        relaxng.compile_bytes(schema(inner), "case.rng")


def written(folder: Path, files: dict[str, str]) -> Path:
    """The file ``main.rng`` in `folder`, with the other files."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(schema(text))
    return folder / "main.rng"


OTHER = '<grammar><start><ref name="r"/></start><define name="r"><element name="r"><empty/></element></define></grammar>'

TOGETHER = {
    "a pattern of another file": (
        {"main.rng": "<externalRef href='x.rng'/>", "x.rng": element("<empty/>")},
        True,
    ),
    "a pattern of a folder below": (
        {
            "main.rng": "<externalRef href='a/x.rng'/>",
            "a/x.rng": "<externalRef href='b/y.rng'/>",
            "a/b/y.rng": element("<empty/>"),
        },
        True,
    ),
    "a base for relative names": (
        {"main.rng": "<externalRef xml:base='a/' href='x.rng'/>", "a/x.rng": element("<empty/>")},
        True,
    ),
    "a grammar included": ({"main.rng": "<grammar><include href='x.rng'/></grammar>", "x.rng": OTHER}, True),
    "an included definition overridden": (
        {
            "main.rng": "<grammar><include href='x.rng'><define name='r'><element name='r'><text/></element></define>"
            "</include></grammar>",
            "x.rng": OTHER,
        },
        True,
    ),
    "a definition overridden in an include of an include": (
        {
            "main.rng": "<grammar><include href='x.rng'><div><define name='r'><element name='r'><text/></element></define>"
            "</div></include></grammar>",
            "x.rng": "<grammar><div><include href='y.rng'/></div></grammar>",
            "y.rng": OTHER,
        },
        True,
    ),
    "a start overridden": (
        {
            "main.rng": "<grammar><include href='x.rng'><start><element name='r'><text/></element></start></include></grammar>",
            "x.rng": OTHER,
        },
        True,
    ),
    "the same file twice": (
        {
            "main.rng": "<choice><externalRef href='x.rng'/><externalRef href='x.rng'/></choice>",
            "x.rng": element("<empty/>"),
        },
        True,
    ),
    "a file that is not there": ({"main.rng": "<externalRef href='x.rng'/>"}, False),
    "a file that takes itself in": ({"main.rng": "<externalRef href='main.rng'/>"}, False),
    "files that take each other in": (
        {"main.rng": "<externalRef href='x.rng'/>", "x.rng": "<externalRef href='main.rng'/>"},
        False,
    ),
    "grammars that include each other": (
        {
            "main.rng": "<grammar><include href='x.rng'/></grammar>",
            "x.rng": "<grammar><include href='main.rng'/></grammar>",
        },
        False,
    ),
    "a file outside of the folder": ({"main.rng": "<externalRef href='../x.rng'/>"}, False),
    "a file by its absolute path": ({"main.rng": "<externalRef href='/etc/hostname'/>"}, False),
    "a file URI": ({"main.rng": "<externalRef href='file:///etc/hostname'/>"}, False),
    "a remote file": ({"main.rng": "<externalRef href='http://example.org/x.rng'/>"}, False),
    "a remote file without a scheme": ({"main.rng": "<externalRef href='//example.org/x.rng'/>"}, False),
    "a remote base": ({"main.rng": "<externalRef xml:base='http://example.org/' href='x.rng'/>"}, False),
    "a fragment": ({"main.rng": "<externalRef href='x.rng#y'/>", "x.rng": element("<empty/>")}, False),
    "an override of nothing": (
        {
            "main.rng": "<grammar><include href='x.rng'><define name='q'><empty/></define></include></grammar>",
            "x.rng": OTHER,
        },
        False,
    ),
    "an include of a pattern": (
        {"main.rng": "<grammar><include href='x.rng'/></grammar>", "x.rng": element("<empty/>")},
        False,
    ),
    "an include in an include": (
        {
            "main.rng": "<grammar><include href='x.rng'><include href='x.rng'/></include></grammar>",
            "x.rng": OTHER,
        },
        False,
    ),
    "a reference to a start": (
        {"main.rng": "<externalRef href='x.rng'/>", "x.rng": "<start><empty/></start>"},
        False,
    ),
}


@pytest.mark.parametrize("name", TOGETHER)
def test_files_are_taken_in_from_the_folder_of_the_schema_alone(name: str, tmp_path: Path) -> None:
    files, is_right = TOGETHER[name]
    path = written(tmp_path / "schema", files)
    if is_right:
        assert len(relaxng.compile(path).files) >= len(files) - 1
        return
    with pytest.raises(SchemaError):
        relaxng.compile(path)


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "schema", {"main.rng": "<externalRef href='x.rng'/>"})
    (tmp_path / "x.rng").write_bytes(schema(element("<empty/>")))
    (tmp_path / "schema" / "x.rng").symlink_to(tmp_path / "x.rng")
    with pytest.raises(SchemaError, match="outside"):
        relaxng.compile(path)


def test_files_that_multiply_each_other_are_bounded(tmp_path: Path) -> None:
    files = {
        f"f{at}.rng": "<choice>" + f"<externalRef href='f{at + 1}.rng'/>" * 8 + "</choice>"
        for at in range(12)
    }
    files["f12.rng"] = element("<empty/>")
    files["main.rng"] = "<externalRef href='f0.rng'/>"
    with pytest.raises(SchemaError, match="more than"):
        relaxng.compile(written(tmp_path, files))


def test_the_digest_tells_schemas_apart(tmp_path: Path) -> None:
    path = written(tmp_path, {"main.rng": "<externalRef href='x.rng'/>", "x.rng": element("<empty/>")})
    first = relaxng.compile(path).digest
    assert relaxng.compile(path).digest == first
    written(tmp_path, {"x.rng": element("<text/>")})
    assert relaxng.compile(path).digest != first
