"""The characters of Word's `sym`: a code of the font Symbol is a character that Unicode knows."""

from __future__ import annotations

__all__ = ["character"]

PRIVATE = 0xF000
# Adobe's encoding of Symbol from 0x20 and from 0xA1; a middle dot fills the places that it leaves free.
LOW = " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
HIGH = (
    "ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪"
    "\N{REPLACEMENT CHARACTER}〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"
)


def character(font: str, code: str) -> str:
    """The character for the hexadecimal `code` of `font`; empty where `code` is none.

    Codes of other fonts, and those of Symbol that mean nothing, stay in the Private Use Area.
    """
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if not 0x20 <= number < 0x110000 or 0xD800 <= number < 0xE000:
        return ""
    if font.lower() == "symbol":
        place = number - PRIVATE if number >= PRIVATE else number
        for start, table in ((0x20, LOW), (0xA1, HIGH)):
            if start <= place < start + len(table):
                return table[place - start]
    return chr(number)
