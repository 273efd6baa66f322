"""What a schema may be made of: phases, variables, XSLT, bindings, names."""

from __future__ import annotations

import pytest

from teiwright.errors import SchemaError
from teiwright.schematron import ALL
from unit.schematron.made import ids, results, schema

PHASES = (
    '<phase id="short"><active pattern="a"/><let name="limit" value="1"/></phase>'
    '<phase id="long"><active pattern="b"/></phase>'
    '<pattern id="a"><rule context="tei:p"><report id="a" test="true()">a</report></rule></pattern>'
    '<pattern id="b"><rule context="tei:p"><report id="b" test="true()">b</report></rule></pattern>'
)


@pytest.mark.parametrize(
    ("phase", "said"), [("#DEFAULT", ["b"]), ("#ALL", ["a", "b"]), ("short", ["a"]), ("long", ["b"])]
)
def test_a_phase_has_only_its_patterns(phase: str, said: list[str]) -> None:
    assert ids(schema(PHASES, phase, attributes='defaultPhase="long"'), "<p/>") == said


def test_without_a_default_phase_all_patterns_are_active() -> None:
    assert schema(PHASES).rules.phase == ALL
    assert ids(schema(PHASES), "<p/>") == ["a", "b"]


def test_an_unknown_phase_is_refused_with_the_phases_there_are() -> None:
    with pytest.raises(SchemaError, match=r'no phase "x"; the phases are: short, long, #ALL'):
        schema(PHASES, "x")


def test_a_variable_of_a_phase_is_seen_in_its_patterns() -> None:
    rules = (
        '<phase id="one"><let name="limit" value="1"/><active pattern="a"/></phase><pattern id="a">'
        '<rule context="tei:body"><assert id="a" test="count(tei:p) le $limit">a</assert></rule></pattern>'
    )
    assert ids(schema(rules, "one"), "<p/><p/>") == ["a"]


def test_patterns_may_have_variables_of_the_same_name() -> None:
    rules = "".join(
        f'<pattern id="{name}"><let name="x" value="{value}"/><rule context="tei:p">'
        f'<report id="{name}" test="$x = {value} and (some $x in (7) satisfies $x = 7)">'
        f"<value-of select=\"$x, '$x'\"/></report></rule></pattern>"
        for name, value in (("a", 1), ("b", 2))
    )
    assert [each.message for each in results(schema(rules), "<p/>")] == ["1 $x", "2 $x"]


def test_a_variable_of_a_pattern_is_seen_in_others() -> None:
    rules = (
        '<pattern><let name="x" value="1"/></pattern><pattern><rule context="tei:p">'
        '<report id="a" test="$x = 1">a</report></rule></pattern>'
    )
    assert ids(schema(rules), "<p/>") == ["a"]


def test_the_content_of_a_variable_is_data_even_where_it_is_xslt() -> None:
    rules = (
        '<let name="list"><xsl:message terminate="yes">x</xsl:message><item xmlns="">&lt;y</item></let>'
        '<pattern><rule context="tei:p"><report id="a" test="true()">'
        '<value-of select="$list[self::item]"/></report></rule></pattern>'
    )
    assert [each.message for each in results(schema(rules), "<p/>")] == ["<y"]


def test_a_variable_can_have_a_type() -> None:
    rules = (
        '<ns prefix="xs" uri="http://www.w3.org/2001/XMLSchema"/><pattern><rule context="tei:p">'
        '<let name="n" value="@n" as="xs:integer"/><report id="a" test="$n = 1">a</report></rule></pattern>'
    )
    assert ids(schema(rules), '<p n="1"/><p n="x"/>') == ["a", "!"]


@pytest.mark.parametrize(
    ("binding", "said"),
    [("xslt", ["a"]), ("xpath", ["a"]), ("xslt2", ["!a"]), ("xpath2", ["!a"]), ("xslt3", ["!a"])],
)
def test_xslt_1_compares_and_converts_as_xpath_1_does(binding: str, said: list[str]) -> None:
    rules = (
        '<pattern><rule context="tei:body"><report id="a" test="string-length(tei:p) = 1">a</report>'
        "</rule></pattern>"
    )
    assert ids(schema(rules, binding=binding), "<p>a</p><p>bcd</p>") == said


def test_a_message_may_hold_xslt_and_the_name_of_an_attribute() -> None:
    rules = (
        '<pattern><rule context="tei:p"><report id="a" test="true()"><name path="@n"/> '
        '<xsl:for-each select="*"><xsl:value-of select="name()"/>;</xsl:for-each>'
        '<xsl:copy-of select="@n"/></report></rule></pattern>'
    )
    assert [each.message for each in results(schema(rules), '<p n="1"><a/><b/></p>')] == ["1 a;b;1"]


@pytest.mark.parametrize(
    "declaration",
    [
        '<xsl:key name="k" match="tei:p" use="@n"/>',
        '<pattern><xsl:key name="k" match="tei:p" use="@n"/></pattern>',
    ],
)
def test_a_key_may_stand_in_a_pattern(declaration: str) -> None:
    rules = (
        f'{declaration}<pattern><rule context="tei:ref"><assert id="a" test="key(\'k\', @n)">a</assert>'
        "</rule></pattern>"
    )
    assert ids(schema(rules), '<p n="1"/><ref n="1"/><ref n="2"/>') == ["a"]


def test_an_accumulator_can_be_used() -> None:
    rules = (
        '<xsl:accumulator name="n" initial-value="0"><xsl:accumulator-rule match="tei:p" select="$value + 1"/>'
        '</xsl:accumulator><pattern><rule context="tei:p">'
        '<report id="a" test="accumulator-before(\'n\') = 2">a</report></rule></pattern>'
    )
    assert ids(schema(rules), "<p/><p/><p/>") == ["a"]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ('<xsl:import href="a.xsl"/>', "xsl:import is not read"),
        (
            '<pattern><rule context="a"><assert test="b"><xsl:accumulator-rule match="a" select="1"/></assert></rule></pattern>',
            "xsl:accumulator-rule is not read here",
        ),
        ('<ns prefix="a" uri="Q{b}"/>', "a prefix cannot be declared"),
        ('<pattern><rule context="a" visit-each="b"/></pattern>', "visit-each is not read"),
        ('<phase id="p" from="a"/>', "@from is not read"),
        ('<pattern abstract="true" id="a" documents="x"/><pattern is-a="a"/>', "@documents"),
        ('<phase id="p"><active pattern="q"/></phase>', 'made.sch:1: there is no pattern "q"'),
        ("<patern/>", "made.sch:1: patern is no element of Schematron"),
        ('<pattern><rule context="a"><assert test="b"><copy-of/></assert></rule></pattern>', "copy-of is no"),
        ('<pattern><rule context="a" rolle="b"/></pattern>', "made.sch:1: rule has the attribute rolle"),
        ('<pattern><assert test="b"/></pattern>', "assert does not count in pattern; put it into a rule"),
        ('<rule context="a"/>', "rule does not count in schema; put it into a group or pattern or rules"),
        ('<param name="a" value="b"/>', "param does not count in schema"),
        ("<library/>", "library does not count in schema"),
        ('<pattern><rule context="a"><assert test="b" flag="{c}"/></rule></pattern>', "the flag is computed"),
    ],
)
def test_what_would_change_the_verdict_and_is_not_read_is_refused(content: str, why: str) -> None:
    with pytest.raises(SchemaError, match=why):
        schema(content, "p" if "phase" in content else ALL)


def test_a_rule_of_a_group_hides_no_other_and_extends_what_stands_in_rules() -> None:
    rules = (
        '<rules><rule abstract="true" id="r"><report id="a" test="true()">a</report></rule></rules>'
        '<group id="g"><let name="x" value="1"/><rule context="tei:p"><extends rule="r"/></rule>'
        '<rule context="*[@n]"><report id="b" test="$x = 1">b</report></rule>'
        '<rule context="tei:p"><let name="y" value="2"/><report id="c" test="$y = 2">c</report></rule></group>'
    )
    assert sorted(ids(schema(rules), '<p n="1"/>')) == ["a", "b", "c"]
    assert ids(schema(rules.replace("group", "pattern")), '<p n="1"/>') == ["a"]


def test_a_phase_may_have_a_group() -> None:
    rules = (
        '<phase id="p"><active pattern="b"/></phase><pattern><rule context="tei:p"><report id="a" test="true()"/></rule>'
        '</pattern><group id="b"><rule context="tei:p"><report id="b" test="true()"/></rule></group>'
    )
    assert ids(schema(rules, "p"), "<p/>") == ["b"]


def test_words_and_elements_of_other_namespaces_may_stand_anywhere() -> None:
    rules = (
        '<x xmlns="urn:x"/><pattern xmlns:x="urn:x" x:a="b"><rule context="tei:p"><x:y/>'
        '<report id="a" test="true()">a</report></rule></pattern>'
    )
    assert ids(schema(rules, attributes='schematronEdition="2025"'), "<p/>") == ["a"]


def test_any_prefix_may_be_declared() -> None:
    rules = (
        '<ns prefix="xsl" uri="urn:a"/><ns prefix="xs" uri="urn:b"/><ns prefix="own" uri="urn:c"/>'
        '<pattern><rule context="xsl:a | xs:a | own:a"><report id="a" test="true()">a</report></rule></pattern>'
    )
    assert ids(schema(rules), '<a xmlns="urn:a"/><a xmlns="urn:b"/><a xmlns="urn:c"/><a/>') == ["a", "a", "a"]


def test_parameters_are_filled_in_everywhere_and_may_have_a_default() -> None:
    rules = (
        '<diagnostics><diagnostic id="d">no <value-of select="\'$what\'"/></diagnostic></diagnostics>'
        '<pattern abstract="true" id="m"><param name="what" value="n"/><let name="own" value="\'$what\'"/>'
        '<rule context="$node"><assert id="a" test="@$what" diagnostics="d"><value-of select="$own"/></assert>'
        '</rule></pattern><pattern is-a="m" id="one"><param name="node" value="tei:p"/></pattern>'
        '<pattern is-a="m"><param name="node" value="tei:ref"/><param name="what" value="target"/></pattern>'
    )
    found = results(schema(rules), '<p n="1"/><p/><ref/>')
    assert [(each.message, each.advice) for each in found] == [("n", ("no n",)), ("target", ("no target",))]
    assert found[0].pattern.id == "one"


@pytest.mark.parametrize(
    ("rules", "names"),
    [
        (
            '<pattern id="p"><rule context="a"><assert test="b"/><assert test="c"/></rule></pattern>',
            ["p-1", "p-2"],
        ),
        ('<pattern id="p"><rule context="a"><assert test="b"/></rule></pattern>', ["p"]),
        ('<pattern id="p"><rule id="r" context="a"><assert test="b"/></rule></pattern>', ["r"]),
        (
            '<pattern id="x-y-constraint-report-8"><rule context="a"><report test="b"/></rule></pattern>',
            ["x-y"],
        ),
        (
            '<pattern><rule context="a"><assert id="z" test="b"/><assert id="z" test="c"/></rule></pattern>',
            ["z", "z-2"],
        ),
        (
            '<pattern id="z"><rule context="a"><assert test="b"/><assert id="z" test="c"/></rule></pattern>',
            ["z-2", "z"],
        ),
    ],
)
def test_each_assert_has_an_id_of_its_own(rules: str, names: list[str]) -> None:
    assert [each.id for each in schema(rules).rules.assertions()] == names


def test_an_id_that_is_made_stays_when_rules_are_added_before() -> None:
    one = '<pattern><rule context="tei:p"><assert test="@n"/></rule></pattern>'
    before = '<pattern><rule context="tei:q"><assert test="@n"/></rule></pattern>'
    (name,) = (each.id for each in schema(one).rules.assertions())
    assert [each.id for each in schema(before + one).rules.assertions()][1] == name
