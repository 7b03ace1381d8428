"""Texts that a regular expression matches: examples to hold one rule against another by.

A pattern is parsed as far as the mapping language's patterns go; every text is tried on the pattern itself before it
is given, so that what the parser does not know (a look-ahead, a word boundary) costs examples and never makes a false
one.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

_MOST = 32
_ESCAPES = {"w": "a", "d": "1", "s": " ", "W": " ", "D": "a", "S": "a", "n": "\n", "t": "\t"}
_ZERO_WIDTH = frozenset("bBAZ")
_SET_CHOICES = "a 1-/.(xzqm"
_QUANTIFIER = re.compile(r"(?:([?*+])|\{(\d*)(?:(,)(\d*))?\})[?+]?")
_RUN = re.compile(r"[^\\()\[|?*+{.^$]+")
_GROUP = re.compile(r"\?(?::|<?[=!]|P<\w+>)")
_SET = re.compile(r"\^?\]?(?:\\.|[^\]\\])*\]")


@dataclass(frozen=True, slots=True)
class Samples:
    """Texts that a pattern matches; ``complete`` where they are all there are. ``literal`` is in every one of them."""

    texts: tuple[str, ...]
    complete: bool
    literal: str


@dataclass(frozen=True, slots=True)
class _Part:
    """What a part of a pattern matches: texts, whether they are all, and the longest text that no match is without."""

    texts: tuple[str, ...]
    complete: bool = True
    literal: str = ""


class _UnknownError(Exception):
    """The pattern uses what the parser does not know."""


def samples(pattern: re.Pattern[str]) -> Samples:
    """Examples of what ``pattern`` matches as a whole, the plainest first; none where it can't be parsed."""
    try:
        part = _Parser(pattern.pattern).parse()
    except _UnknownError:
        return Samples((), False, "")
    texts = tuple(text for text in part.texts if pattern.fullmatch(text))
    return Samples(texts, part.complete and len(texts) == len(part.texts), part.literal.lower())


@dataclass(slots=True)
class _Parser:
    """A recursive descent over one pattern."""

    pattern: str
    at: int = 0

    def parse(self) -> _Part:
        """The whole pattern."""
        part = self._choice()
        if self.at < len(self.pattern):
            raise _UnknownError
        return part

    def _peek(self, text: str) -> bool:
        return self.pattern.startswith(text, self.at)

    def _take(self) -> str:
        if self.at >= len(self.pattern):
            raise _UnknownError
        self.at += 1
        return self.pattern[self.at - 1]

    def _choice(self) -> _Part:
        branches = [self._sequence()]
        while self._peek("|"):
            self.at += 1
            branches.append(self._sequence())
        if len(branches) == 1:
            return branches[0]
        texts = tuple(dict.fromkeys(text for branch in branches for text in branch.texts))
        return _Part(texts[:_MOST], all(branch.complete for branch in branches) and len(texts) <= _MOST)

    def _sequence(self) -> _Part:
        parts: list[_Part] = []
        while self.at < len(self.pattern) and not self._peek("|") and not self._peek(")"):
            parts.append(self._repeated(self._atom()))
        return _Part(*_joined(parts), literal=_longest(parts))

    def _repeated(self, part: _Part) -> _Part:
        found = _QUANTIFIER.match(self.pattern, self.at)
        if not found:
            return part
        self.at = found.end()
        mark, least, comma, most = found.groups()
        low = {"?": 0, "*": 0, "+": 1}.get(mark, int(least or 0))
        high = {"?": 1, "*": low + 2, "+": low + 2}.get(mark, int(most or low + 2) if comma else low)
        repeated = [text * count for count in range(low, min(high, low + 1) + 1) for text in part.texts]
        exact = part.complete and high <= 1 and len(repeated) <= _MOST
        return _Part(tuple(dict.fromkeys(repeated))[:_MOST], exact, part.literal if low else "")

    def _atom(self) -> _Part:
        char = self._take()
        if char == "(":
            return self._group()
        if char == "[":
            return self._set()
        if char == "\\":
            return self._escape()
        if char in "^$":
            return _Part(("",), complete=False)
        if char == ".":
            return _Part(("x", " "), complete=False)
        return self._run()

    def _run(self) -> _Part:
        """Plain characters in a row; the last stands alone where it is repeated."""
        start = self.at - 1
        found = _RUN.match(self.pattern, start)
        end = found.end() if found else self.at
        if end - start > 1 and self.pattern[end : end + 1] in tuple("?*+{"):
            end -= 1
        self.at = end
        return _Part((self.pattern[start:end],), literal=self.pattern[start:end])

    def _escape(self) -> _Part:
        char = self._take()
        if char in _ZERO_WIDTH:
            return _Part(("",), complete=False)
        if char in _ESCAPES:
            return _Part((_ESCAPES[char],), complete=False)
        if char.isalnum():
            raise _UnknownError
        return _Part((char,), literal=char)

    def _group(self) -> _Part:
        around = any(self._peek(mark) for mark in ("?=", "?!", "?<=", "?<!"))
        found = _GROUP.match(self.pattern, self.at)
        if self._peek("?") and not found:
            raise _UnknownError
        self.at = found.end() if found else self.at
        part = self._choice()
        if self._take() != ")":
            raise _UnknownError
        return _Part(("",), complete=False) if around else part

    def _set(self) -> _Part:
        found = _SET.match(self.pattern, self.at)
        if not found:
            raise _UnknownError
        self.at = found.end()
        one = re.compile(f"[{found[0]}")
        texts = tuple(char for char in dict.fromkeys(found[0] + _SET_CHOICES) if one.fullmatch(char))
        return _Part(texts[:6], complete=False)


def _joined(parts: Sequence[_Part]) -> tuple[tuple[str, ...], bool]:
    """The texts of parts in a row: all combinations where they are few, else each choice of each part once."""
    complete = all(part.complete for part in parts)
    count = 1
    for part in parts:
        count *= len(part.texts)
    if count <= _MOST:
        return tuple(dict.fromkeys("".join(each) for each in product(*(part.texts for part in parts)))), complete
    first = [part.texts[0] if part.texts else "" for part in parts]
    texts = ["".join(first), "".join(part.texts[-1] for part in parts if part.texts)]
    for number, part in enumerate(parts):
        texts += ("".join([*first[:number], text, *first[number + 1 :]]) for text in part.texts[1:])
    return tuple(dict.fromkeys(texts))[:_MOST], False


def _longest(parts: Iterable[_Part]) -> str:
    """The longest run that every text has: single characters in a row, or what a part has inside."""
    best, run = "", ""
    for part in parts:
        run = run + part.literal if part.texts == (part.literal,) and part.complete else ""
        best = max(best, run, part.literal, key=len)
    return best


__all__ = ["Samples", "samples"]
