"""Splitting a plain text or Markdown source into blocks, with the marks taken away and every character kept."""

from teiwright.blocks.front import FrontMatter, front_matter
from teiwright.blocks.split import split
from teiwright.blocks.stream import stream

__all__ = ["FrontMatter", "front_matter", "split", "stream"]
