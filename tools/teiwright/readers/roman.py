"""Roman numbers, which word processors give to endnotes."""

from __future__ import annotations

__all__ = ["roman"]

DIGITS = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def roman(number: int) -> str:
    """`number` in small Roman digits; hundreds are so many ``c``."""
    digits = ""
    for value, digit in DIGITS:
        digits += digit * (number // value)
        number %= value
    return digits
