"""What is a date in prose, where it begins and ends, and what it means."""

from __future__ import annotations

import time

import pytest

from teiwright.encode.dates import find, last_year
from teiwright.model import Cert, MentionKind


def dates(text: str, year: int | None = None) -> list[tuple[str, str]]:
    """Each date of `text` as its surface and its attributes."""
    return [
        (text[found.start : found.end], " ".join(f"{name}={value}" for name, value in found.attributes))
        for found in find(text, year=year)
    ]


@pytest.mark.parametrize(
    ("text", "surface", "attributes"),
    [
        ("The mill burned on 8 August 2003 at noon.", "8 August 2003", "when=2003-08-08"),
        ("The mill burned on August 8, 2003, at noon.", "August 8, 2003", "when=2003-08-08"),
        ("the 1st of October 2008", "1st of October 2008", "when=2008-10-01"),
        ("On Tuesday, 11 September 2001, it rained.", "Tuesday, 11 September 2001", "when=2001-09-11"),
        ("read 25.04.2009 twice", "25.04.2009", "when=2009-04-25"),
        ("read 25/04/2009 twice", "25/04/2009", "when=2009-04-25"),
        ("read 04/25/2009 twice", "04/25/2009", "when=2009-04-25"),
        ("read 2003-08-08 twice", "2003-08-08", "when=2003-08-08"),
        ("in October 2002 only", "October 2002", "when=2002-10"),
        ("in Sept. 2001 only", "Sept. 2001", "when=2001-09"),
        ("since 1951, the mill", "1951", "when=1951"),
        ("The ferry was sold (1991).", "1991", "when=1991"),
        ("the 2002 annual report", "2002", "when=2002"),
        ("in the year 2008 it closed", "2008", "when=2008"),
        ("a post-1989 novel", "1989", "when=1989"),
        ("each November the weir opens", "each November", "when=--11"),
        ("every 8 March they sing", "every 8 March", "when=--03-08"),
        ("from the 1990s on", "1990s", "from=1990 to=1999"),
        ("the 1990's fashion", "1990's", "from=1990 to=1999"),
        ("music of the '90s", "'90s", "from=1990 to=1999"),
        ("music of the nineties", "nineties", "from=1990 to=1999"),
        ("the 2000s saw two mills", "2000s", "from=2000 to=2009"),
        ("the students of '68", "'68", "when=1968"),
        ("on 5 May '03 at noon", "5 May '03", "when=2003-05-05"),
        ("in the early 1990s", "early 1990s", "notBefore=1990 notAfter=1993"),
        ("in the mid-1970s", "mid-1970s", "notBefore=1974 notAfter=1976"),
        ("in the late 1980s", "late 1980s", "notBefore=1987 notAfter=1989"),
        ("early- to mid-2000s", "early- to mid-2000s", "notBefore=2000 notAfter=2006"),
        ("in late 2011", "late 2011", "notBefore=2011-09 notAfter=2011-12"),
        ("in early May 2003", "early May 2003", "notBefore=2003-05-01 notAfter=2003-05-10"),
        ("at the end of the 1990s", "1990s", "from=1990 to=1999"),
        ("a 19th century bridge", "19th century", "from=1801 to=1900"),
        ("a nineteenth-century bridge", "nineteenth-century", "from=1801 to=1900"),
        ("the twenty-first century", "twenty-first century", "from=2001 to=2100"),
        ("the late 19th century", "late 19th century", "notBefore=1868 notAfter=1900"),
        ("in the 5th century BC", "5th century BC", "from=-0500 to=-0401"),
        ("in spring 1968", "spring 1968", "notBefore=1968-03 notAfter=1968-05"),
        ("the summer of 1914", "summer of 1914", "notBefore=1914-06 notAfter=1914-08"),
        ("the winter of 1944/45", "winter of 1944/45", "notBefore=1944-12 notAfter=1945-02"),
        ("built circa 1850 of oak", "circa 1850", "when=1850"),
        ("built c. 1850 of oak", "c. 1850", "when=1850"),
        ("before 1914 it stood", "1914", "when=1914"),
        ("killed in 44 BC at Rome", "44 BC", "when=-0044"),
        ("on 15 March 44 BC at Rome", "15 March 44 BC", "when=-0044-03-15"),
        ("in AD 79 it fell", "AD 79", "when=0079"),
        ("Am 8. August 2003 brannte die Mühle.", "8. August 2003", "when=2003-08-08"),
        ("in den 1990er Jahren", "1990er Jahren", "from=1990 to=1999"),
        ("Ende der 1990er Jahre", "Ende der 1990er Jahre", "notBefore=1997 notAfter=1999"),
        ("im 19. Jahrhundert", "19. Jahrhundert", "from=1801 to=1900"),
        ("le 8 août 2003", "8 août 2003", "when=2003-08-08"),
        ("les années 1990", "années 1990", "from=1990 to=1999"),
        ("au XIXe siècle", "XIXe siècle", "from=1801 to=1900"),
        ("el 8 de agosto de 2003", "8 de agosto de 2003", "when=2003-08-08"),
        ("los años 1990", "años 1990", "from=1990 to=1999"),
        ("a finales del siglo XIX", "finales del siglo XIX", "notBefore=1868 notAfter=1900"),
        ("ended in February\n2010 with a feast", "February\n2010", "when=2010-02"),
        ("le 8 aou\u0302t 2003", "8 aou\u0302t 2003", "when=2003-08-08"),
    ],
)
def test_a_date_has_its_surface_and_its_value(text: str, surface: str, attributes: str) -> None:
    assert dates(text) == [(surface, attributes)]


@pytest.mark.parametrize(
    ("text", "surface", "attributes"),
    [
        ("used from 1997-2001 at sea", "from 1997-2001", "from=1997 to=2001"),
        ("from 1990 to 2000 it grew", "from 1990 to 2000", "from=1990 to=2000"),
        ("between 1990 and 2000 it grew", "1990 and 2000", "from=1990 to=2000"),
        ("during 1989–91 it grew", "1989–91", "from=1989 to=1991"),
        ("during 1990/91 it grew", "1990/91", "from=1990 to=1991"),
        ("in the fiscal year 2003/04", "2003/04", "from=2003 to=2004"),
        ("The second owner (2000-08)", "2000-08", "from=2000 to=2008"),
        ("paid from 2000-06", "from 2000-06", "from=2000 to=2006"),
        ("paid from 1999-02", "from 1999-02", "from=1999 to=2002"),
        ("paid 1998–9", "1998–9", "from=1998 to=1999"),
        ("Decline (1980s–1993)", "1980s–1993", "from=1980 to=1993"),
        (
            "from the 1970s to the early 1990s",
            "from the 1970s to the early 1990s",
            "notBefore=1970 notAfter=1993",
        ),
        ("18–20 February 2009", "18–20 February 2009", "from=2009-02-18 to=2009-02-20"),
        ("August 8–10, 2003", "August 8–10, 2003", "from=2003-08-08 to=2003-08-10"),
        (
            "28 December 1999 to 3 January 2000",
            "28 December 1999 to 3 January 2000",
            "from=1999-12-28 to=2000-01-03",
        ),
        ("28 December to 3 January 2000", "28 December to 3 January 2000", "from=1999-12-28 to=2000-01-03"),
        ("from May to June 2003", "from May to June 2003", "from=2003-05 to=2003-06"),
        ("May/June 2003", "May/June 2003", "from=2003-05 to=2003-06"),
        ("September 2001 to May 2002", "September 2001 to May 2002", "from=2001-09 to=2002-05"),
        ("in 1999/00", "1999/00", "from=1999 to=2000"),
        ("9/10 November 1938", "9/10 November 1938", "from=1938-11-09 to=1938-11-10"),
        ("1 January–31 March 2004", "1 January–31 March 2004", "from=2004-01-01 to=2004-03-31"),
        ("500–450 BC", "500–450 BC", "from=-0500 to=-0450"),
        ("the 17th to 19th centuries", "17th to 19th centuries", "from=1601 to=1900"),
        ("vom 3. bis 5. Mai 2003", "vom 3. bis 5. Mai 2003", "from=2003-05-03 to=2003-05-05"),
        ("de 1990 à 2000", "1990 à 2000", "from=1990 to=2000"),
        ("ca. 1550–1750", "ca. 1550–1750", "from=1550 to=1750"),
    ],
)
def test_a_range_is_one_date_that_takes_its_from_along(text: str, surface: str, attributes: str) -> None:
    assert dates(text) == [(surface, attributes)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("sold in 1962 and 1973 respectively", ["1962 when=1962", "1973 when=1973"]),
        (
            "the 1980s and early 1990s",
            ["1980s from=1980 to=1989", "early 1990s notBefore=1990 notAfter=1993"],
        ),
        ("the 1960s and 70s", ["1960s from=1960 to=1969", "70s from=1970 to=1979"]),
        ("18 and 20 February 2009", ["18 when=2009-02-18", "20 February 2009 when=2009-02-20"]),
        ("May and June 2003", ["May when=2003-05", "June 2003 when=2003-06"]),
        ("the 19th and 20th centuries", ["19th from=1801 to=1900", "20th centuries from=1901 to=2000"]),
        ("the regattas (2008 in Kiel, 2009 in Cork)", ["2008 when=2008", "2009 when=2009"]),
        ("put off in May to 1990", ["May when=--05", "1990 when=1990"]),
        ("put off from May 1990 to 1990", ["May 1990 when=1990-05", "1990 when=1990"]),
        ("grew from 2001 to 1997 backwards", ["2001 when=2001", "1997 when=1997"]),
    ],
)
def test_a_list_is_several_dates(text: str, values: list[str]) -> None:
    assert [" ".join(found) for found in dates(text)] == values


@pytest.mark.parametrize(
    "text",
    [
        "around 2000\nbarrels and about 7000 crates",
        "grew from about 1200 to over 5400 last week",
        "from 1100 to 6000 apprentices",
        "between 1500 and 2000 people came",
        "2000 projects, 1100 employees, nearly 1900 of them new",
        "1500 pages for $1999 or 1999 USD, USD 1951 or 1951 euros",
        "1,951 or 1951.5 or 1950 per cent or 1950%",
        "see p. 1998, pp. 1234–1240, No. 1968, Resolution 1973, § 1985 and page 1901",
        "MC/2080, ISO 24624:2016, AB-1999, 2003a, 1080p, 555-1990, 1990_2",
        "for 9 years, a 2-year lease, its 50th anniversary, the first decades, the last decade",
        "it may rain; they march to sea; an august body",
        "25.13.2009 and 32.01.2009 and 1.2.3.2009",
        "in his late sixties and in her eighties",
        "with Agenda 2030",
        "issue 2003/2 and Law 1998/12",
        "as many as 1900 came, call 030 1990, at 1900 kHz",
        "a term of six decades",
        "",
    ],
)
def test_an_amount_a_number_or_a_duration_is_no_date(text: str) -> None:
    assert dates(text) == []


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("From around 2000, barges replaced rafts.", ["2000"]),
        ("By 2008 only one loom was left", ["2008"]),
        ("In 1968 students sang.", ["1968"]),
        ("the 'world tour of 1968' began", ["1968"]),
        ("In May 20 members left.", ["May"]),
        ("On May 20 she left.", ["May 20"]),
        ("In May, 1200 people came.", ["May"]),
        ("sold in Q3 2009", ["2009"]),
        ("As of March 2011, 77 mills ran.", ["March 2011"]),
        ("the flock grew in 1997 from 61 to 118", ["1997"]),
    ],
)
def test_the_sentence_decides_what_a_number_is(text: str, surfaces: list[str]) -> None:
    assert [surface for surface, _ in dates(text, year=1990)] == surfaces


def test_a_day_without_a_year_takes_the_last_year_named_before_it() -> None:
    text = "The year 2008 was wet. As of 1 October the mill stood still."
    found = find(text, year=1999)
    assert [mention.attributes for mention in found] == [(("when", "2008"),), (("when", "2008-10-01"),)]
    assert [mention.cert for mention in found] == [Cert.HIGH, Cert.MEDIUM]


def test_a_day_without_a_year_takes_the_year_carried_over_from_the_paragraph_before() -> None:
    before = find("It was sold in 2003–05.")
    assert dates("It closed on 1 October.", last_year(before)) == [("1 October", "when=2005-10-01")]


def test_a_day_whose_year_nothing_names_is_a_day_of_any_year() -> None:
    (found,) = find("It closed on 1 October.")
    assert (found.attributes, found.cert) == ((("when", "--10-01"),), Cert.MEDIUM)


@pytest.mark.parametrize(
    "text", ["the 1990s", "the 19th century", "the late 1990s", "each November", "no date"]
)
def test_a_decade_names_no_year_for_what_follows(text: str) -> None:
    assert last_year(find(text), 1951) == 1951


def test_a_date_that_the_calendar_lacks_is_marked_and_not_repaired() -> None:
    for text in ("31 February 2003", "29 February 2003", "31.04.2009", "30–31 June 2004"):
        (found,) = find(text)
        assert (text[found.start : found.end], found.attributes, found.cert) == (text, (), Cert.LOW)
    assert dates("29 February 2004") == [("29 February 2004", "when=2004-02-29")]


def test_nothing_is_found_in_a_masked_span_nor_across_it() -> None:
    text = "It was sold in May (Smith, 2003) 2004 and again in 1990 (ibid.) to 2000."
    spans = [(text.index("("), text.index(")") + 1), (text.index("(ibid"), text.index(" to"))]
    found = find(text, masked=[*spans, spans[0], (0, 0)], year=1951)
    assert [text[one.start : one.end] for one in found] == ["May", "2004", "1990", "2000"]
    assert found[0].attributes == (("when", "1951-05"),)


def test_an_estimate_carries_less_certainty_than_a_date() -> None:
    certs = [
        find(text)[0].cert
        for text in ("early 1990s", "c. 1850", "spring 1968", "8/9/2001", "May '68", "1990s")
    ]
    assert certs == [Cert.MEDIUM, Cert.MEDIUM, Cert.MEDIUM, Cert.MEDIUM, Cert.MEDIUM, Cert.HIGH]


def test_a_mention_is_a_date_of_this_package() -> None:
    (found,) = find("in 1951")
    assert (found.kind, found.ref, found.resp) == (MentionKind.DATE, "", "teiwright")


@pytest.mark.parametrize(
    "piece", ["1, ", "circa ", "Ende der ", "1990 to over ", "May–", "1990–", "1 and ", "('"]
)
def test_a_long_repetition_costs_linear_time(piece: str) -> None:
    started = time.process_time()
    find(piece * 20_000)
    assert time.process_time() - started < 8  # quadratic it would take minutes
