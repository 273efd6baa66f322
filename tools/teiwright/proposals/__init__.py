"""Names that no authority file has: where a text has them, what they may be, and which of them mean the same."""

from teiwright.proposals.entities import Evidence, Proposal, propose
from teiwright.proposals.gazetteer import cities
from teiwright.proposals.guess import Guess, Kind, guess
from teiwright.proposals.runs import Run, Usage, names, usage
from teiwright.proposals.words import Block, Word, words

__all__ = [
    "Block",
    "Evidence",
    "Guess",
    "Kind",
    "Proposal",
    "Run",
    "Usage",
    "Word",
    "cities",
    "guess",
    "names",
    "propose",
    "usage",
    "words",
]
