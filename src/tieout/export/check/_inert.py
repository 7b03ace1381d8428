"""Texts of a submission made harmless for where they are shown: a terminal, a spreadsheet, a log of GitHub."""

import re

# C0 and C1 controls but for tab and line feed; marks that turn the direction of text or hide.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
# With their wide forms, which some spreadsheets take for the plain ones.
_FORMULA = tuple("=+-@\t\r＝＋－＠")


def visible(text: str) -> str:
    """The text on one line, with what a terminal would act on, or a reader not see, as U+FFFD."""
    return _CONTROL.sub("\ufffd", text.replace("\r", " ").replace("\n", " ").replace("\t", " "))


def cell(text: str) -> str:
    """A cell that a spreadsheet takes as text: one that could be a formula begins with an apostrophe."""
    plain = visible(text)
    return f"'{plain}" if plain.startswith(_FORMULA) else plain


def github(text: str) -> str:
    """A message of a workflow command: nothing in it can begin another command."""
    return visible(text).replace("%", "%25").replace("::", "%3A%3A")


def github_property(text: str) -> str:
    """A property of a workflow command."""
    return visible(text).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")


__all__ = ["cell", "github", "github_property", "visible"]
