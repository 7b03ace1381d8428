"""Number tokens of sentences that are read as figures."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from tieout.model import Mention, NumberToken, TokenClass


def read_tokens(tokens: Iterable[NumberToken], mentions: Iterable[Mention]) -> tuple[NumberToken, ...]:
    """The tokens, of which those that stand in a mention are classed as read."""
    spans: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for mention in mentions:
        spans[mention.place.line].append((mention.place.column, mention.place.column + len(mention.text)))
    return tuple(
        replace(token, token_class=TokenClass.READ, reason="a figure of mentions.csv")
        if token.token_class is TokenClass.PROSE
        and any(first <= token.place.column < end for first, end in spans.get(token.place.line, ()))
        else token
        for token in tokens
    )


__all__ = ["read_tokens"]
