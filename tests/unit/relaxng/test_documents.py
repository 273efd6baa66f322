"""Which documents match (6), which texts are of a datatype, and what is an id: cases written from the specifications."""

from __future__ import annotations

import pytest
from lxml import etree

from teiwright import relaxng
from teiwright.relaxng.datatypes import Datatype, datatype, regex

NS = 'xmlns="http://relaxng.org/ns/structure/1.0"'
XSD = "http://www.w3.org/2001/XMLSchema-datatypes"


def grammar(inner: str) -> relaxng.Grammar:
    """The grammar of documents ``r`` with this content."""
    return relaxng.compile_bytes(
        f'<element name="r" {NS} datatypeLibrary="{XSD}">{inner}</element>'.encode(), "case.rng"
    )


def x(name: str = "x", inner: str = "<empty/>") -> str:
    """An element pattern."""
    return f'<element name="{name}">{inner}</element>'


def one_of(value: str) -> str:
    """An attribute with this value."""
    return f'<attribute name="a"><value>{value}</value></attribute>'


CONTENT: dict[str, tuple[str, str, str]] = {
    # name: content, contents that match, contents that do not; parted by bars
    "empty": ("<empty/>", "|  |<!-- c -->|<?p?>", "a|<x/>|\u00a0"),
    "text": ("<text/>", "|a|a<!-- c -->b", "<x/>"),
    "an element": (x(), "<x/>| <x/> |<!-- c --><x/>|<x> </x>", "|<x/><x/>|a<x/>|<x/>a|<y/>|<x>a</x>"),
    "a group": (x() + x("y"), "<x/><y/>", "<y/><x/>|<x/>|<y/>|<x/><y/><y/>"),
    "an interleave": (f"<interleave>{x()}{x('y')}</interleave>", "<x/><y/>|<y/><x/>", "<x/>|<x/><y/><x/>"),
    "an interleave of groups": (
        f"<interleave><group>{x()}{x('y')}</group>{x('z')}</interleave>",
        "<x/><z/><y/>|<z/><x/><y/>|<x/><y/><z/>",
        "<y/><x/><z/>|<x/><y/>",
    ),
    "a choice": (f"<choice>{x()}{x('y')}</choice>", "<x/>|<y/>", "|<x/><y/>"),
    "once or more": (
        f"<oneOrMore>{x()}{x('y')}</oneOrMore>",
        "<x/><y/>|<x/><y/><x/><y/>",
        "|<x/>|<x/><y/><x/>",
    ),
    "mixed": (f"<mixed>{x()}{x('y')}</mixed>", "a<x/>b<y/>c|<x/><y/>|<x/>b<y/>", "a|<y/>b<x/>"),
    "text before an element": (f"<text/>{x()}", "a<x/>|<x/>|<!-- c -->a<!-- c -->b<x/>", "<x/>a|a"),
    "two elements of one name": (
        f"<choice><group>{x('x', '<text/>')}{x('y')}</group><group>{x('x', x('z'))}{x('q')}</group></choice>",
        "<x>a</x><y/>|<x/><y/>|<x><z/></x><q/>",
        "<x>a</x><q/>|<x><z/></x><y/>|<x/><q/>",
    ),
    "two elements of one name told by an attribute": (
        f"<choice>{x('x', one_of('1') + '<text/>')}{x('x', one_of('2') + x('z'))}</choice>",
        '<x a="1">t</x>|<x a="2"><z/></x>',
        '<x a="2">t</x>|<x a="1"><z/></x>|<x a="3"/>|<x/>',
    ),
    "any name but one": (
        "<element><anyName><except><name>x</name></except></anyName><empty/></element>",
        "<y/>|<x xmlns='u'/>",
        "<x/>",
    ),
    "a name of a namespace": (
        "<element><nsName ns='u'/><empty/></element>",
        "<x xmlns='u'/>",
        "<x/>|<x xmlns='v'/>",
    ),
    "a datatype": ('<data type="int"/>', "1| 1 |1<!-- c -->2|-5", "|a|1 2|<x/>|1<x/>"),
    "a datatype or an element": (
        f'<choice><data type="int"/>{x()}</choice>',
        "1|<x/>| <x/> ",
        "|a|1<x/>|<x/>1",
    ),
    "a datatype or nothing": ('<optional><data type="int"/></optional>', "|1|  ", "a"),
    "a string that may be empty": ('<data type="string"/>', "| |a", "<x/>"),
    "an exception": ('<data type="int"><except><value>1</value></except></data>', "2|+1|01", "1| 1 |a"),
    "an exception of values": (
        '<data type="int"><except><value type="int">1</value></except></data>',
        "2",
        "1|+1|01",
    ),
    "a value of a token": ("<value> a  b </value>", "a b|  a\n b ", "a|ab|A b"),
    "a value of a string": ('<value type="string"> a</value>', " a", "a|  a|"),
    "a value of a number": ('<value type="decimal">1.0</value>', "1|01.00|+1", "1.01|"),
    "a list": (
        '<list><data type="int"/><oneOrMore><value>a</value></oneOrMore></list>',
        "1 a|1 a a| 1\n a ",
        "|1|a|a 1|1a",
    ),
    "an empty list": ('<list><zeroOrMore><data type="int"/></zeroOrMore></list>', "|  |1|1 2", "a|1 a"),
}

ATTRIBUTES: dict[str, tuple[str, str, str]] = {
    "one": ('<attribute name="a"/>', 'a=""|a="x"', '|b=""|a="" b=""|q:a="" xmlns:q="u"'),
    "any order": ('<attribute name="a"/><attribute name="b"/>', 'a="" b=""|b="" a=""', 'a=""|b=""'),
    "one of two": (
        '<choice><attribute name="a"/><attribute name="b"/></choice>',
        'a=""|b=""',
        '|a="" b=""',
    ),
    "both or none": (
        '<optional><attribute name="a"/><attribute name="b"/></optional>',
        '|a="" b=""',
        'a=""|b=""',
    ),
    "any": (
        "<zeroOrMore><attribute><anyName/></attribute></zeroOrMore>",
        '|a=""|a="" b=""|q:a="" xmlns:q="u"',
        "",
    ),
    "one at least": ("<oneOrMore><attribute><nsName ns=''/></attribute></oneOrMore>", 'a=""|a="" b=""', ""),
    "of a namespace": (
        '<attribute name="a" ns="u"/>',
        'q:a="" xmlns:q="u"',
        'a=""|q:a="" xmlns:q="v"',
    ),
    "a value": ('<attribute name="a"><value>x</value></attribute>', 'a="x"|a=" x "', 'a=""|a="y"|'),
    "no value": ('<attribute name="a"><empty/></attribute>', 'a=""|a="  "', 'a="x"'),
    "a value or none": (
        '<attribute name="a"><choice><value>x</value><empty/></choice></attribute>',
        'a=""|a="x"',
        'a="y"',
    ),
    "a name with a prefix": (
        '<attribute name="a"><value type="QName" xmlns:p="u">p:x</value></attribute>',
        'a="q:x" xmlns:q="u"',
        'a="q:x"|a="q:x" xmlns:q="v"|a="x"',
    ),
}


def parts(told: str) -> list[str]:
    """The cases between bars."""
    return told.split("|")


@pytest.mark.parametrize("name", CONTENT)
def test_content_matches_as_the_specification_says(name: str) -> None:
    inner, right, wrong = CONTENT[name]
    made = grammar(inner)
    for content in parts(right):
        assert made.valid(etree.fromstring(f"<r>{content}</r>")), content
    for content in parts(wrong):
        assert not made.valid(etree.fromstring(f"<r>{content}</r>")), content


@pytest.mark.parametrize("name", ATTRIBUTES)
def test_attributes_match_as_the_specification_says(name: str) -> None:
    inner, right, wrong = ATTRIBUTES[name]
    made = grammar(inner)
    for attributes in parts(right):
        assert made.valid(etree.fromstring(f"<r {attributes}/>")), attributes
    for attributes in parts(wrong) if wrong else []:
        assert not made.valid(etree.fromstring(f"<r {attributes}/>")), attributes


VALUES: dict[str, tuple[str, str]] = {
    # type: texts that are of it, texts that are not; parted by bars
    "string": ("| a |x", ""),
    "boolean": ("true|false|1|0| true ", "TRUE|yes||2"),
    "decimal": ("1|-1.5|+.5|5.|007", "1e5|,5|.|INF||1 2|٣"),
    "integer": ("0|-0|+12|" + "9" * 5_000, "1.0|.5|"),
    "byte": ("127|-128", "128|-129"),
    "unsignedLong": ("18446744073709551615|0|-0", "18446744073709551616|-1"),
    "positiveInteger": ("1", "0|-1"),
    "double": ("1|1.5e-3|INF|-INF|NaN|.5E1", "+INF|inf|1e|e5|0x1"),
    "hexBinary": ("|0f|FF", "f|0g"),
    "base64Binary": ("|AAAA|AA==|A A A A", "A|AAA|AB==|A==="),
    "anyURI": (
        "|a|#a|http://x/y?z#w|a b|é|%20|mailto:a|//x|http://[::1]/|x:y",
        "%2|%zz|#a#b|:x|1x:y|x:|http://|//|a[b]|http://[x]",
    ),
    "language": ("en|en-GB|x-klingon", "|e_n|abcdefghi|en-|1a"),
    "Name": ("a|a:b|:|_", "1|-a|"),
    "NCName": ("a|é|a.b-c|a٣|漢", "a:b|1|-|٣|𐎀|aｱ"),
    "NMTOKEN": ("1|-a|a:b", "a b|"),
    "NMTOKENS": ("1|a b", "|a ,"),
    "ENTITY": ("", "a|b"),
    "date": (
        "2000-02-29|1999-12-31Z|2004-01-01+14:00|-0044-03-15|12000-01-01",
        "1900-02-29|2000-13-01|0000-01-01|02000-01-01|2000-1-1|2000-01-01+15:00",
    ),
    "dateTime": (
        "2000-01-01T00:00:00|2000-01-01T23:59:59.999Z|2016-12-31T23:59:60Z|2000-01-01T00:00:00.",
        "2000-01-01|2000-01-01T24:00:00|2000-01-01T00:00|2000-01-01T00:00:61|2000-01-01T00:00:.5",
    ),
    "time": ("12:00:00|12:00:00.5-05:00|12:00:60", "12:00|24:00:00|25:00:00|12:60:00|12:00:61"),
    "gYear": ("1999|-0001|12345", "99|0000|01999|99999999999999"),
    "gYearMonth": ("1999-12", "1999-13|1999"),
    "gMonth": ("--12", "--13|12"),
    "gMonthDay": ("--02-29", "--02-30|--04-31"),
    "gDay": ("---31|---01Z", "---32|---0"),
    "duration": ("P1Y|-P1M|PT1S|P1DT1.5S|P0Y|PT1.S|PT.5S", "P|PT|P1YT|1Y|P-1Y|P1S|PT.S"),
    "QName": ("a|p:a|xml:lang", "q:a|a:b:c|p:|"),
    "ID": ("a", "1|a b|"),
    "IDREFS": ("a|a b", "|1"),
}


@pytest.mark.parametrize("name", VALUES)
def test_a_datatype_allows_what_xml_schema_says(name: str) -> None:
    kind = datatype(XSD, name, (), {})
    right, wrong = VALUES[name]
    for text in parts(right) if name != "ENTITY" else []:
        assert kind.allows(text, {"p": "u"}), text
    for text in parts(wrong) if name != "string" else []:
        assert not kind.allows(text, {"p": "u"}), text


@pytest.mark.parametrize(
    ("name", "same", "other"),
    [
        ("decimal", "1|1.0|+01", "1.1"),
        ("float", "1|1e0|1.00", "1.5"),
        ("float", "16777216|16777217", "16777218"),
        ("float", "1e60|INF", "-INF"),
        ("double", "NaN|NaN", "0"),
        ("double", "0|-0", "1"),
        ("boolean", "1|true", "0"),
        ("hexBinary", "0f|0F", "0e"),
        ("base64Binary", "AAAA|A AAA", "AAAB"),
        ("dateTime", "2000-01-01T00:00:00Z|1999-12-31T19:00:00-05:00", "2000-01-01T00:00:00"),
        ("dateTime", "2000-01-02T00:00:00.|2000-01-02T00:00:00.0", "2000-01-01T00:00:00"),
        ("time", "12:00:00Z|13:00:00+01:00", "12:00:00"),
        ("duration", "P1Y|P12M", "P365D"),
        ("duration", "P1D|PT24H", "P1M"),
        ("token", "a b| a  b ", "ab"),
        ("normalizedString", "a\tb|a b", "a  b"),
    ],
)
def test_texts_of_one_value_are_the_same(name: str, same: str, other: str) -> None:
    kind = datatype(XSD, name, (), {})
    first, *others = parts(same)
    value = kind.value(first, {})
    assert all(kind.same(text, {}, value) for text in others)
    assert not kind.same(other, {}, value)


def with_params(name: str, told: str) -> Datatype:
    """The type with parameters written as ``name=value`` and parted by semicolons."""
    pairs = (part.partition("=") for part in told.split(";"))
    return datatype(XSD, name, tuple((param, value) for param, _, value in pairs), {})


@pytest.mark.parametrize(
    ("name", "told", "right", "wrong"),
    [
        ("token", "length=2", "ab| ab |é€", "a|abc"),
        ("string", "maxLength=2", "|a| a", "   "),
        ("NMTOKENS", "minLength=2", "a b", "ab"),
        ("hexBinary", "length=2", "0f0f", "0f"),
        ("base64Binary", "length=1", "AA==", "AAA="),
        ("int", "minInclusive=1;maxExclusive=3", "1|2|+2", "0|3"),
        ("double", "minExclusive=0", "1|INF|1e-9", "0|-1|NaN"),
        ("date", "minInclusive=2000-01-01", "2000-01-01|2000-06-01", "1999-12-31|2000-01-01Z"),
        ("dateTime", "maxInclusive=2000-01-01T00:00:00Z", "1999-12-31T00:00:00|1999-12-31T23:00:00-01:00", "2000-01-01T00:00:00"),
        ("duration", "maxInclusive=P1M", "P27D|P1M|PT0S", "P31D|P1Y|P28D"),
        ("decimal", "totalDigits=3;fractionDigits=1", "12.3|0012.30|100", "1234|1.23"),
        ("token", "pattern=[a-c]+;pattern=.*b.*", "abc|b", "aac|bd"),
        ("gYear", "maxExclusive=-0001", "-0002", "-0001|0001"),
    ],
)  # fmt: skip
def test_a_parameter_narrows_a_datatype(name: str, told: str, right: str, wrong: str) -> None:
    kind = with_params(name, told)
    for text in parts(right):
        assert kind.allows(text, {}), text
    for text in parts(wrong):
        assert not kind.allows(text, {}), text


@pytest.mark.parametrize(
    ("pattern", "right", "wrong"),
    [
        ("a|bc", "a;bc", "ab;abc;"),
        ("^a$", "^a$", "a"),
        ("a.c", "abc;a\u2028c", "a\nc;a\rc;ac"),
        (r"\d{2,3}", "12;123;٣٤", "1;1234"),
        (r"\w+", "aé1", "a-b;a b"),
        (r"\i\c*", "a;:;_1", "1a;-"),
        (r"[\i-[:]][\c-[:]]*", "a", "a:b;:"),
        (r"[^\p{C}\p{Z}]+", "a-1;é;😀", "a b;a\u00a0b;a\u200bb"),
        (r"(\p{L}|\p{N}|\p{P}|\p{S})+", "a1.+é€", "a b"),
        (r"\p{Lu}\P{Lu}", "Aa", "AA;aa"),
        (r"\p{IsGreek}+", "αβ", "ab"),
        (r"\p{IsBasicLatin}", "a", "é"),
        ("[a-z-[aeiou]]+", "bcd", "abc;e"),
        ("[^a-c]", "d;-", "a;"),
        ("[-a]+", "-a", "b"),
        ("[a-]+", "-a", "b"),
        (r"[\-+]?\d+", "-1;+1;1", "--1"),
        (r"[\n\t\\\]\[]", "\n;]", "n"),
        ("a{0}", "", "a"),
        ("(ab)*", ";abab", "aba"),
        (r"\S\s", "a ", "  "),
        ("()", "", "a"),
        ("a||b", ";a;b", "ab"),
        ("[😀-😂]", "😁", "a"),
        (r"\P{Cn}", "a", "\u0378"),
    ],
)  # fmt: skip
def test_a_regular_expression_matches_as_xml_schema_says(pattern: str, right: str, wrong: str) -> None:
    expression = regex.read(pattern)
    for text in right.split(";"):
        assert expression.matches(text), text
    for text in wrong.split(";"):
        assert not expression.matches(text), text


@pytest.mark.parametrize(
    "pattern",
    ["(", ")", "[", "]", "a**", "a??", "{", "a{", "a{2,1}", "a{,1}", "[z-a]", "[]", "[^]", "\\", r"\q", r"\p", r"\p{X}",
     r"\p{IsNowhere}", "[a-z-[b]c]", "?", "[a-\\d]", "[[]", "(" * 200 + ")" * 200, "(?:a)", r"\1", "[a-z&&[b]]"],
)  # fmt: skip
def test_what_is_no_regular_expression_of_xml_schema_is_refused(pattern: str) -> None:
    with pytest.raises(regex.RegexError):
        regex.read(pattern)


ID = '<attribute name="a"><data type="ID"/></attribute>'
IDS = (
    '<zeroOrMore><element name="x"><optional><attribute name="id"><data type="ID"/></attribute></optional>'
    '<optional><attribute name="to"><data type="IDREFS"/></attribute></optional></element></zeroOrMore>'
)


def kinds(made: relaxng.Grammar, content: str) -> list[relaxng.Kind]:
    """What is wrong with a document."""
    return [fault.kind for fault in made.validate(etree.fromstring(f"<r>{content}</r>", parser()))]


def parser() -> etree.XMLParser:
    """A parser that has no ids of its own."""
    return etree.XMLParser(collect_ids=False)


def test_an_id_is_there_once_and_what_is_referred_to_is_there() -> None:
    made = grammar(IDS)
    assert made.id_faults == ()
    assert kinds(made, '<x id="a"/><x id="b" to="a b"/><x to=" c "/><x id="c"/>') == []
    assert kinds(made, '<x id="a"/><x id=" a "/>') == [relaxng.Kind.ID_DUPLICATE]
    assert kinds(made, '<x id="a"/><x to="a b"/>') == [relaxng.Kind.IDREF_DANGLING]
    assert kinds(made, '<x id="1"/>') == [relaxng.Kind.ATTRIBUTE_VALUE]


def test_an_id_may_stand_in_elements_of_several_names() -> None:
    made = grammar(
        f"<zeroOrMore><element><choice><name>x</name><name>y</name></choice>{ID}</element></zeroOrMore>"
    )
    assert made.id_faults == ()
    assert kinds(made, '<x a="b"/><y a="b"/>') == [relaxng.Kind.ID_DUPLICATE]


@pytest.mark.parametrize(
    "inner",
    [
        '<data type="ID"/>',
        '<list><data type="IDREF"/></list>',
        '<attribute name="a"><list><data type="ID"/></list></attribute>',
        '<attribute name="a"><choice><data type="ID"/><value>x</value></choice></attribute>',
        '<oneOrMore><attribute><anyName/><data type="ID"/></attribute></oneOrMore>',
        '<element><anyName/><attribute name="a"><data type="ID"/></attribute></element>',
        '<choice><attribute name="a"><data type="ID"/></attribute><attribute name="a"/></choice>',
        '<choice><attribute name="a"><data type="ID"/></attribute><attribute name="a"><data type="IDREF"/></attribute></choice>',
        f"{x('x', ID)}<element><anyName/><zeroOrMore><attribute><anyName/></attribute></zeroOrMore></element>",
    ],
)  # fmt: skip
def test_ids_that_depend_on_the_content_are_not_checked_and_said_so(inner: str) -> None:
    assert grammar(inner).id_faults
