"""Quotations whose source stands beside them, and those that have none."""

from __future__ import annotations

import pytest

from editions import small
from teiwright.audit import audit

KLEIN = (
    '<bibl xml:id="k"><author>Klein, N.</author> (<date>2007</date>) <title level="m">Shock</title>.</bibl>'
)
REF = '<ref type="bibl" target="#k">Klein, 2007</ref>'


def found(*lines: str) -> list[str]:
    return [f.code for f in audit(small(*lines, f"<p>({REF})</p>", KLEIN)) if f.code == "quotation-unsourced"]


@pytest.mark.parametrize(
    "lines",
    [
        ('<p><quote source="#k">“So it was”</quote>.</p>',),
        (f"<p><quote>“So it was”</quote> ({REF}).</p>",),
        (f"<p><quote>“So it was.”</quote> ({REF})</p>",),
        (f"<p><quote>“So it was”</quote> in the <placeName>North</placeName> ({REF}).</p>",),
        (f"<p>As {REF} says, <quote>“So it was”</quote>.</p>",),
        (f"<p>Before. As <hi>{REF}</hi> says, <quote>“So”</quote> and <quote>“so”</quote>.</p>",),
        ('<p><quote>“So it was.”</quote><note place="foot" n="1" xml:id="n1"><p>Klein.</p></note></p>',),
        (f'<quote rend="block"><p>So it was.</p></quote><p>({REF})</p>',),
        (f'<quote rend="block"><p>So it was.</p></quote><p>(quoted in {REF}, my translation)</p>',),
        (f'<cit><quote rend="block"><p>So it was.</p></quote><bibl>({REF})</bibl></cit>',),
        ('<p><quote source="#k">“So <quote>‘it’</quote> was”</quote>.</p>',),
    ],
)
def test_a_quotation_whose_source_stands_beside_it_is_no_finding(lines: tuple[str, ...]) -> None:
    assert found(*lines) == []


@pytest.mark.parametrize(
    "lines",
    [
        ("<p><quote>“So it was”</quote>.</p>",),
        (f"<p><quote>“So it was”</quote>. Then it snowed ({REF}).</p>",),
        (f"<p><quote>“So it was.”</quote> Then it snowed ({REF}).</p>",),
        (f"<p>It snowed ({REF}). They said <quote>“So it was”</quote>.</p>",),
        ('<p><quote>“So it was”</quote> and on<note place="foot" n="1" xml:id="n1"><p>No.</p></note></p>',),
        ('<quote rend="block"><p>So it was.</p></quote><p>It snowed.</p>',),
        (
            f'<quote rend="block"><p>So it was.</p></quote><p>It snowed for forty days and forty nights ({REF}).</p>',
        ),
        ('<p><quote>“So”</quote><gap reason="legal" unit="char" quantity="40"/><hi>x</hi></p>',),
    ],
)
def test_a_quotation_that_nothing_beside_it_explains_is_a_remark(lines: tuple[str, ...]) -> None:
    assert found(*lines) == ["quotation-unsourced"]
