"""A text with every kind of block that Markdown has, for the tests of what blocks become; the sentences are invented."""

EVERYTHING = """# On Mills {#top}

## And Their Rivers

Ada Weir

Abstract: It is short.

> A quotation that stands by itself and is long enough to be one.

— Carl Brook, *Waters*

- one
  1. two

     three

Term
: what it is

Table 1. What there is

| A | B |
|---|--:|
| 1 | 2 |

![A mill](mill.png)

Figure 1: The mill at work

| A line
| another

A rule[^1] and ~~more~~  \nof it, `code (CD)`, [there](#section).

***

## Section {#section}

See ^[in the line].

## Acknowledgements

Thanks.

## References

- Brook, C. (1990) Waters, Bonn: Mill Press.

## Appendix A: Figures

More.

[^1]: A note.

    - with a list
"""
