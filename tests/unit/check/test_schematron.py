"""ISO Schematron: rules are compiled and run as the standard says, and each finding comes back to its node."""

from __future__ import annotations

import functools
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, isoschematron

from teiwright.check.places import Places
from teiwright.check.schematron import schematron
from teiwright.errors import SchemaError
from teiwright.model import Severity
from teiwright.schematron import loads
from teiwright.xml import parse

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from teiwright.model import Document, Finding

HEAD = (
    '<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt3">'
    '<ns prefix="tei" uri="http://www.tei-c.org/ns/1.0"/>'
)


@pytest.fixture
def run(tmp_path: Path, tei: Callable[[str], Document]) -> Callable[[str, str], list[Finding]]:
    """A function from the content of a schema and of a body to the findings."""

    def find(rules: str, body: str) -> list[Finding]:
        path = tmp_path / "test.sch"
        path.write_text(f"{HEAD}{rules}</schema>")
        return list(schematron(Places(tei(body)), path))

    return find


def _pattern(*rules: str) -> str:
    return f"<pattern>{''.join(rules)}</pattern>"


def _rule(context: str, name: str, test: str = "false()", kind: str = "assert") -> str:
    return f'<rule context="{context}"><{kind} id="{name}" test="{test}">{name}</{kind}></rule>'


_OPTIONAL = (
    st.sampled_from(["", ' ana="x"']),
    st.sampled_from(["", ' when="1951"', ' when="51"']),
)


def _codes(findings: list[Finding]) -> list[str]:
    return [found.code for found in findings]


def test_an_assert_speaks_when_false_and_a_report_when_true(run: Callable[[str, str], list[Finding]]) -> None:
    rules = '<rule context="tei:date">{}</rule>'.format(
        '<assert id="a" test="@when">a</assert><report id="b" test="@when">b</report>'
    )
    assert _codes(run(_pattern(rules), '<p><date/><date when="2001"/></p>')) == ["sch:a", "sch:b"]


def test_the_first_rule_of_a_pattern_that_matches_is_the_only_one(
    run: Callable[[str, str], list[Finding]],
) -> None:
    rules = _pattern(_rule("tei:p[@ana]", "first"), _rule("tei:p", "second"), _rule("*[@ana]", "third"))
    found = run(rules, '<p ana="x"/><p/><date ana="x"/>')
    assert _codes(found) == ["sch:first", "sch:second", "sch:third"]


def test_every_pattern_sees_every_node(run: Callable[[str, str], list[Finding]]) -> None:
    rules = _pattern(_rule("tei:p", "one")) + _pattern(_rule("tei:p | tei:date", "two"))
    assert _codes(run(rules, "<p><date/></p>")) == ["sch:one", "sch:two", "sch:two"]


def test_a_rule_that_fired_on_a_parent_fires_on_its_children_too(
    run: Callable[[str, str], list[Finding]],
) -> None:
    found = run(_pattern(_rule("tei:seg", "seg")), "<seg><seg><seg/></seg></seg>")
    assert [each.locus.xpath for each in found] == [
        "/TEI/text/body/seg",
        "/TEI/text/body/seg/seg",
        "/TEI/text/body/seg/seg/seg",
    ]


@pytest.mark.parametrize(
    ("context", "xpath"),
    [
        ("/", "/TEI"),
        ("@xml:id[. = 'p']", "/TEI/text/body/p/@xml:id"),
        ("tei:p/@ana", "/TEI/text/body/p/@ana"),
        ("comment()", "/TEI/text/body/p"),
        ("processing-instruction()", "/TEI/text/body/p"),
        ("tei:date/text()", "/TEI/text/body/p/date"),
        ("tei:date", "/TEI/text/body/p/date"),
    ],
)
def test_each_kind_of_node_can_be_a_context(
    run: Callable[[str, str], list[Finding]], context: str, xpath: str
) -> None:
    body = '<p xml:id="p" ana="x"><!-- a --><?b c?><date>1951</date></p>'
    assert [each.locus.xpath for each in run(_pattern(_rule(context, "x")), body)] == [xpath]


ORACLE = _pattern(
    _rule("tei:p[@ana]", "p-ana", "tei:date"),
    _rule("tei:p", "p", "tei:ref", "report"),
    _rule("tei:p/tei:date", "p-date", "@when"),
    _rule("*[@when]", "when", "string-length(@when) = 4"),
) + _pattern(
    _rule("tei:date | tei:ref", "both", "parent::*[@ana]"),
    _rule("tei:ref", "never"),
    _rule("@ana", "ana", "parent::*[@when]"),
)

NODES = st.recursive(
    st.builds("<{0}{1}{2}/>".format, st.sampled_from(["date", "ref", "p"]), *_OPTIONAL),
    lambda inner: st.builds(
        "<{0}{1}{2}>{3}</{0}>".format,
        st.sampled_from(["date", "ref", "p", "seg"]),
        *_OPTIONAL,
        st.lists(inner, max_size=3).map("".join),
    ),
    max_leaves=8,
)


@given(body=NODES)
def test_what_is_found_is_what_another_schematron_finds(
    tmp_path_factory: pytest.TempPathFactory, body: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "oracle.sch"
    path.write_text(f"{HEAD}{ORACLE}</schema>")
    document = parse(f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{body}</TEI>'.encode(), "made.xml")
    ours = Counter(found.code for found in schematron(Places(document), path))
    theirs = _skeleton()
    theirs.validate(document.tree)
    report = theirs.validation_report
    assert report is not None
    said = report.iter("{*}failed-assert", "{*}successful-report")
    assert ours == Counter(f"sch:{each.get('id')}" for each in said)


@functools.cache
def _skeleton() -> isoschematron.Schematron:
    """The ISO skeleton in XSLT 1 that lxml brings, for comparison."""
    schema = etree.fromstring(f"{HEAD}{ORACLE}</schema>".replace(' queryBinding="xslt3"', "").encode())
    return isoschematron.Schematron(schema, store_report=True)


def test_a_message_holds_values_names_and_inline_text(run: Callable[[str, str], list[Finding]]) -> None:
    message = '<name/> in <name path=".."/> says\n  "<value-of select="@when"/>" <emph>{now}</emph>'
    rules = _pattern(f'<rule context="tei:date"><assert id="x" test="false()">{message}</assert></rule>')
    assert run(rules, '<p><date when="1951"/></p>')[0].message == 'date in p says "1951" {now}'


@pytest.mark.parametrize(
    ("role", "severity"),
    [
        ("", Severity.ERROR),
        ("error", Severity.ERROR),
        ("x", Severity.ERROR),
        ("Warning", Severity.WARNING),
        ("info", Severity.INFO),
    ],
)
def test_the_role_is_the_severity(
    run: Callable[[str, str], list[Finding]], role: str, severity: Severity
) -> None:
    rules = f'<rule context="tei:p" role="{role}"><assert id="x" test="false()">x</assert></rule>'
    assert [each.severity for each in run(_pattern(rules), "<p/>")] == [severity]


def test_the_severity_of_an_assert_goes_before_its_role_and_that_of_its_rule(
    run: Callable[[str, str], list[Finding]],
) -> None:
    rules = (
        '<rule context="tei:p" severity="info"><assert id="x" test="false()" role="error">x</assert>'
        '<assert id="y" test="false()" severity="warning">y</assert></rule>'
    )
    assert [each.severity for each in run(_pattern(rules), "<p/>")] == [Severity.INFO, Severity.WARNING]


def test_a_diagnostic_is_the_help_and_a_subject_the_place(run: Callable[[str, str], list[Finding]]) -> None:
    rules = (
        _pattern(
            '<rule context="tei:p"><assert id="x" test="false()" diagnostics="d" subject="tei:date[2]">x</assert></rule>'
        )
        + '<diagnostics><diagnostic id="d">Look at <value-of select="tei:date[2]"/>.</diagnostic></diagnostics>'
    )
    (found,) = run(rules, "<p><date/><date>1951</date></p>")
    assert (found.help, found.locus.xpath) == ("Look at 1951.", "/TEI/text/body/p/date[2]")


def test_variables_of_schema_pattern_and_rule_are_seen(run: Callable[[str, str], list[Finding]]) -> None:
    rules = (
        '<let name="all" value="count(//tei:p)"/><pattern><let name="dates" value="//tei:date"/>'
        '<rule context="tei:p"><let name="all" value="$all + 1"/><let name="own" value="count(tei:date)"/>'
        '<report id="x" test="true()"><value-of select="$all, $own, count($dates)"/></report></rule></pattern>'
    )
    assert [each.message for each in run(rules, "<p><date/></p><p/>")] == ["3 1 1", "3 0 1"]


def test_abstract_rules_and_patterns_are_written_out(run: Callable[[str, str], list[Finding]]) -> None:
    rules = (
        '<pattern abstract="true" id="needs"><rule context="$what"><extends rule="shared"/>'
        '<assert id="needs-it" test="@$whats">no <value-of select="\'$whats\'"/></assert></rule></pattern>'
        '<pattern is-a="needs"><param name="what" value="tei:date"/><param name="whats" value="when"/></pattern>'
        '<pattern is-a="needs"><param name="what" value="tei:ref"/><param name="whats" value="target"/></pattern>'
        '<pattern><rule abstract="true" id="shared"><report id="empty" test="not(text())">empty</report></rule></pattern>'
    )
    found = run(rules, '<p><date/><ref target="#a">x</ref></p>')
    assert [(each.code, each.message) for each in found] == [
        ("sch:empty", "empty"),
        ("sch:needs-it", "no when"),
    ]


def test_functions_and_keys_of_the_schema_can_be_used(run: Callable[[str, str], list[Finding]]) -> None:
    rules = (
        '<ns prefix="f" uri="urn:f"/><xsl:key name="id" match="*" use="@xml:id" '
        'xmlns:xsl="http://www.w3.org/1999/XSL/Transform"/>'
        '<xsl:function name="f:twice" xmlns:f="urn:f" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">'
        '<xsl:param name="n"/><xsl:sequence select="2 * $n"/></xsl:function>'
    ) + _pattern(_rule("tei:p", "x", "f:twice(count(key('id', 'a'))) = 2"), "")
    assert run(rules, "<p/>") == []


def test_a_test_that_fails_is_a_finding_and_the_other_tests_still_run(
    run: Callable[[str, str], list[Finding]],
) -> None:
    rules = _pattern(
        '<rule context="tei:date"><assert id="order" test="xs:date(@from) le xs:date(@to)">order</assert>'
        '<assert id="when" test="@when">when</assert></rule>'
    )
    found = run(
        f'<ns prefix="xs" uri="http://www.w3.org/2001/XMLSchema"/>{rules}', '<date from="May" to="2"/>'
    )
    assert _codes(found) == ["rule-failed", "sch:when"]
    assert 'the rule "order" could not be evaluated: FORG0001' in found[0].message
    assert found[0].locus.xpath == "/TEI/text/body/date"


def test_a_variable_that_fails_is_a_finding(run: Callable[[str, str], list[Finding]]) -> None:
    rules = '<rule context="tei:p"><let name="n" value="number(1) + xs:integer(@ana)"/>{}</rule>'
    rules = rules.format('<assert id="n" test="$n = 2"><value-of select="$n"/></assert>')
    found = run(f'<ns prefix="xs" uri="http://www.w3.org/2001/XMLSchema"/>{_pattern(rules)}', '<p ana="x"/>')
    assert _codes(found) == ["rule-failed"]


def test_rules_read_no_file(run: Callable[[str, str], list[Finding]], tmp_path: Path) -> None:
    (tmp_path / "secret.xml").write_text("<secret/>")
    uri = (tmp_path / "secret.xml").as_uri()
    for test in (
        f"exists(doc('{uri}')/secret)",
        f"unparsed-text('{uri}')",
        f"exists(collection('{tmp_path.as_uri()}'))",
    ):
        assert _codes(run(_pattern(_rule("tei:p", "x", test)), "<p/>")) == ["rule-failed"]


@pytest.mark.parametrize(
    ("rules", "what"),
    [
        ('<pattern><rule context="p"><assert id="a"/></rule></pattern>', "has no test"),
        ('<pattern><rule><assert id="a" test="b"/></rule></pattern>', "has no context"),
        ('<pattern><rule context="p"><extends rule="x"/></rule></pattern>', 'no abstract rule "x"'),
        (
            _pattern(
                '<rule abstract="true" id="x"><extends rule="x"/></rule>',
                '<rule context="p"><extends rule="x"/></rule>',
            ),
            "extends itself",
        ),
        ('<pattern is-a="x"/>', 'no abstract pattern "x"'),
        ('<include href="x.sch"/>', "has no folder"),
        ('<pattern><rule context="p"><extends href="x.sch"/></rule></pattern>', "has no folder"),
        ('<pattern documents="x.xml"/>', "@documents"),
        ('<let name="a"/>', "lacks its name or value"),
        ('<let name="a" value="1"/><let name="a" value="2"/>', '2 variables of the schema are called "a"'),
        ('<ns prefix="teiwright" uri="urn:x"/>', 'the prefix "teiwright" is reserved'),
        (
            '<pattern><rule context="p"><assert id="a" test="b" diagnostics="d"/></rule></pattern>',
            'no diagnostic "d"',
        ),
    ],
)
def test_what_cannot_be_compiled_is_refused_with_a_reason(rules: str, what: str) -> None:
    with pytest.raises(SchemaError, match=what) as caught:
        loads(f"{HEAD}{rules}</schema>".encode(), "test.sch")
    assert str(caught.value).startswith("test.sch:")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"<schema", "not well-formed"),
        (b"<schema/>", "no ISO Schematron"),
        (HEAD.replace("xslt3", "exslt").encode() + b"</schema>", 'queryBinding "exslt"'),
    ],
)
def test_what_is_no_schematron_is_refused(data: bytes, what: str) -> None:
    with pytest.raises(SchemaError, match=what):
        loads(data, "test.sch")


@pytest.mark.parametrize(
    ("rule", "where"),
    [
        (_rule("tei:p[a &lt; 1]", "x", "a = = b"), "the rule for tei:p[a < 1]"),
        (_rule("tei:text//(tei:p|tei:ref)[@n]", "x"), "the rule for tei:text//(tei:p|tei:ref)[@n]"),
        ('<let name="x" value="1 +"/>', "a let or a function"),
    ],
)
def test_an_xpath_that_is_not_allowed_is_one_sentence_that_names_its_rule(
    run: Callable[[str, str], list[Finding]], rule: str, where: str
) -> None:
    before, after = _rule("tei:date", "before"), _rule("tei:ref", "after")
    with pytest.raises(SchemaError) as caught:
        run(_pattern(*((rule, before) if rule.startswith("<let") else (before, rule)), after), "<p/>")
    assert str(caught.value).startswith(f"test.sch: {where} has an XPath that is not allowed: X")
    assert "\n" not in str(caught.value)


def test_a_variable_of_the_schema_that_fails_is_a_finding_where_it_is_used(
    run: Callable[[str, str], list[Finding]],
) -> None:
    rules = _pattern(_rule("tei:p", "x", "$x"), _rule("tei:date", "y"))
    found = run('<let name="x" value="error()"/>' + rules, "<p><date/></p>")
    assert _codes(found) == ["rule-failed", "sch:y"]
