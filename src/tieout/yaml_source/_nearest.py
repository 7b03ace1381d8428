"""The valid names nearest to a misspelt one."""

from collections.abc import Iterable
from difflib import get_close_matches

_MAX_LENGTH = 120
_CANDIDATES = 20


def nearest(text: str, names: Iterable[str], count: int = 1) -> tuple[str, ...]:
    """At most ``count`` of ``names`` that are spelt most like ``text``, best first; letter case is no difference."""
    folded: dict[str, str] = {}
    for name in names:
        folded.setdefault(name.casefold(), name)
    wanted = text[:_MAX_LENGTH].casefold()
    found = get_close_matches(wanted, list(folded), n=max(count, _CANDIDATES), cutoff=0.6)
    # Letters in another order are the commonest slip, and short names are near to too many others.
    found.sort(key=lambda name: sorted(name) != sorted(wanted))
    return tuple(folded[name] for name in found[:count])


def or_nearest(text: str, names: Iterable[str], count: int = 1) -> str:
    """The end of a message that names them: ``; did you mean 'label'?``, or nothing where no name is near."""
    found = nearest(text, names, count)
    return f"; did you mean {' or '.join(repr(name) for name in found)}?" if found else ""


__all__ = ["nearest", "or_nearest"]
