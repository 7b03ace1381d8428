"""Texts in which a mark shows the place that a test expects."""

MARK = "¦"


def marked(text: str) -> tuple[str, int, int]:
    """``text`` without its mark, and the line and column, from 1, of the character that the mark stands before."""
    before, mark, after = text.partition(MARK)
    assert mark, "the text has no mark"
    return before + after, before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
