"""Dates in running prose: found, delimited by the annotation guidelines, and normalised to W3C form.

The grammar reads in three steps: `tokens` (words, numbers, marks), `grammar` (one term at one place: the `days`,
the `periods`, and the years of `terms`) and `ranges` (from, to, between, lists). `plausible` asks the sentence whether
a bare number is a year, `w3c` knows the calendar, `words` its names in English, German, French and Spanish.
"""

from teiwright.encode.dates.find import find, last_year

__all__ = ["find", "last_year"]
