"""Schematron QuickFix: what a fix would change is told with the finding, and a bad fix hides no finding."""

from __future__ import annotations

from teiwright.schematron import Edit, Place
from unit.schematron.made import results, schema

TEXT = "<sqf:description><sqf:title>{}</sqf:title></sqf:description>"


def _fixes(
    fix: str, body: str = '<p n="a">x<hi/>y</p>', test: str = "true()", extra: str = ""
) -> list[tuple[str, str, tuple[Edit, ...]]]:
    rules = (
        f'{extra}<pattern><rule context="tei:p"><report id="a" test="{test}" sqf:fix="f">a</report>'
        f"{fix}</rule></pattern>"
    )
    (found,) = results(schema(rules), body)
    assert not found.failed
    return [(each.id, each.title, each.edits) for each in found.fixes]


def _edit(place: Place, kind: str, **facts: str) -> Edit:
    node_type, target, position, content, regex, flags = (
        facts.get(key, "") for key in ("node_type", "target", "position", "content", "regex", "flags")
    )
    return Edit(kind, place, node_type, target, position, content, regex, flags)


def _shown(edit: Edit) -> tuple[str, str, str, int]:
    return edit.kind, str(edit.place.element.tag).rpartition("}")[2], edit.place.attribute, edit.place.text


def test_a_fix_has_an_id_a_title_with_values_and_its_edits() -> None:
    title = TEXT.format('Drop <value-of select="@n"/>')
    ((name, said, edits),) = _fixes(f'<sqf:fix id="f">{title}<sqf:delete match="@n"/></sqf:fix>')
    assert (name, said) == ("f", "Drop a")
    assert [_shown(edit) for edit in edits] == [("delete", "p", "n", 0)]


def test_each_operation_is_told_with_what_it_writes() -> None:
    operations = (
        '<sqf:add node-type="attribute" target="{name()}-x" select="upper-case(@n)"/>'
        '<sqf:add match="tei:hi" position="after">new <value-of select="name()"/></sqf:add>'
        '<sqf:replace match="tei:hi"><emph xmlns="http://www.tei-c.org/ns/1.0" rend="{name()}"><value-of xmlns="http://purl.oclc.org/dsdl/schematron" select="\'&lt;\'"/></emph></sqf:replace>'
        '<sqf:stringReplace regex="[xy]" flags="i">z</sqf:stringReplace>'
        '<sqf:replace match="@n" select="."/>'
    )
    ((_, _, edits),) = _fixes(f'<sqf:fix id="f">{operations}</sqf:fix>')
    assert [_shown(edit) for edit in edits] == [
        ("add", "p", "", 0),
        ("add", "hi", "", 0),
        ("replace", "hi", "", 0),
        ("stringReplace", "p", "", 1),
        ("stringReplace", "p", "", 2),
        ("replace", "p", "n", 0),
    ]
    assert edits[0] == _edit(edits[0].place, "add", node_type="attribute", target="p-x", content="A")
    assert (edits[1].position, edits[1].content) == ("after", "new hi")
    assert edits[2].content == '<emph xmlns="http://www.tei-c.org/ns/1.0" rend="hi">&lt;</emph>'
    assert (edits[3].regex, edits[3].flags, edits[3].content) == ("[xy]", "i", "z")
    assert edits[5].content == "a"


def test_a_condition_decides_whether_a_fix_is_offered() -> None:
    fix = '<sqf:fix id="f" use-when="@n = \'b\'"><sqf:delete/></sqf:fix>'
    assert _fixes(fix) == []
    assert len(_fixes(fix, '<p n="b"/>')) == 1


def test_fixes_of_the_schema_and_groups_can_be_named() -> None:
    extra = (
        '<sqf:fixes><sqf:group id="f"><sqf:fix id="one"><sqf:delete/></sqf:fix><sqf:fix id="two"><sqf:delete/></sqf:fix>'
        "</sqf:group></sqf:fixes>"
    )
    assert [(name, len(edits)) for name, _, edits in _fixes("", extra=extra)] == [("one", 1), ("two", 1)]


def test_a_fix_can_call_another_one_and_has_variables() -> None:
    fix = (
        '<sqf:fix id="f"><let name="v" value="\'w\'"/><sqf:call-fix ref="g"/><sqf:replace select="$v"/></sqf:fix>'
        '<sqf:fix id="g"><sqf:param name="p" default="\'q\'"/><sqf:add target="t" select="$p"/></sqf:fix>'
    )
    ((_, _, edits),) = _fixes(fix)
    assert [(edit.kind, edit.content) for edit in edits] == [("add", "q"), ("replace", "w")]


def test_a_fix_that_asks_the_user_or_does_more_is_a_hint_only() -> None:
    for step in (
        '<sqf:user-entry name="x"/><sqf:add select="$x"/>',
        "<sqf:keep/>",
        '<sqf:call-fix ref="f"/>',
    ):
        assert _fixes(f'<sqf:fix id="f">{TEXT.format("Do it")}{step}</sqf:fix>') == [("f", "Do it", ())]


def test_a_fix_that_fails_leaves_the_finding() -> None:
    fix = f'<sqf:fix id="f">{TEXT.format("Do it")}<sqf:add target="x" select="Q{{http://www.w3.org/2001/XMLSchema}}integer(@n)"/></sqf:fix>'
    assert _fixes(fix) == [("f", "f", ())]


def test_a_fix_that_is_not_there_is_not_offered() -> None:
    assert _fixes("") == []
