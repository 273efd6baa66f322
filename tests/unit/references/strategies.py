"""References that nobody thought of, in the form in which every reader gives them."""

from __future__ import annotations

from hypothesis import strategies as st

from teiwright.references import Date, Name, Reference
from teiwright.references.dates import valid
from teiwright.references.model import DATES, FIELDS, NAMES, TYPES
from teiwright.references.values import clean, doi, made

__all__ = ["references", "words"]

MARKS = "abcXYZéßøŁ–—’“0123456789 .,:;!?()[]{}<>/\\$&%#_~^'`\"-@*=|+\N{NO-BREAK SPACE}字"
FREE = tuple(name for name in FIELDS if name not in {"page", "DOI", "URL", "language", "number-of-pages"})


def words() -> st.SearchStrategy[str]:
    """Text on one line, with every mark that some format uses for itself."""
    return st.text(MARKS, min_size=1, max_size=24).map(clean).filter(bool)


def plain() -> st.SearchStrategy[str]:
    """Words that no format divides."""
    return st.from_regex(r"[A-ZÉØ][a-zéßø]{1,8}(-[A-Z][a-z]{1,5})?", fullmatch=True)


def names() -> st.SearchStrategy[Name]:
    """Persons with all parts they can have, and bodies."""
    person = st.builds(
        Name,
        family=plain() | st.sampled_from(["Van den Branden", "La Fontaine", "O’Neil", "García Márquez"]),
        given=plain() | st.sampled_from(["Ron", "W. B.", "J.-P.", "María de los Ángeles"]),
        non_dropping=st.sampled_from(["", "", "van den", "de"]),
        suffix=st.sampled_from(["", "", "Jr.", "III"]),
    )
    body = st.builds(
        Name, literal=st.sampled_from(["IOM", "National Council on Archives", "Sun and Moon Press"])
    )
    return person | body


def dates() -> st.SearchStrategy[Date]:
    """Years, months, days, spans, seasons, and words."""
    point = st.tuples(st.integers(1400, 2100), st.integers(1, 12), st.integers(1, 28))
    parts = st.builds(lambda p, n: valid([*p[:n]])[0], point, st.integers(1, 3))
    return (
        st.builds(Date, start=parts, circa=st.booleans())
        | st.builds(lambda y, n: Date((y,), (y + n,)), st.integers(1400, 2000), st.integers(1, 99))
        | st.builds(lambda y, s: Date((y,), season=s), st.integers(1400, 2100), st.integers(1, 4))
        | st.sampled_from([Date(literal="forthcoming"), Date(literal="n.d.")])
    )


def references() -> st.SearchStrategy[Reference]:
    """References of every type."""
    fixed = st.fixed_dictionaries(
        {"title": words()},
        optional={
            "page": st.sampled_from(["12", "351-360", "351-60", "xii-xiv", "e0815", "3, 7-9"]),
            "DOI": st.sampled_from(["10.1000/182", "10.4000/jtei.(1)", "no doi"]).map(doi),
            "URL": st.sampled_from(["https://example.org/a_b?c=d%20e#f", "http://x.org/ä(b)", "no url"]),
            "language": st.sampled_from(["en", "de-DE", "pt-BR", "Old Norse"]),
            "number-of-pages": st.sampled_from(["12", "xii, 240"]),
        },
    )
    fields = st.builds(
        lambda base, more: {**more, **base},
        fixed,
        st.dictionaries(st.sampled_from(FREE), words(), max_size=6),
    )
    return st.builds(
        made,
        st.from_regex(r"[a-z]{3,8}[0-9]{4}[a-c]?", fullmatch=True),
        st.sampled_from(sorted(TYPES)),
        st.dictionaries(
            st.sampled_from(NAMES), st.lists(names(), min_size=1, max_size=3).map(tuple), max_size=3
        ),
        st.dictionaries(st.sampled_from(DATES), dates(), max_size=3),
        fields,
    )
