"""The worker process: ``python -m tieout.engine._filed`` in a folder with a request leaves an answer there.

It bounds its own memory before it reads anything, so that a hostile submission takes no more than its share.
"""

import pickle
import sys
from pathlib import Path

from tieout.engine import _wire
from tieout.engine._filed._bounds import bound, die_with

_REQUEST = Path(_wire.REQUEST)


def main() -> int:
    """Examine what the request names; the exit code tells how that ended."""
    memory, seconds, parent = (int(text) for text in sys.argv[1:4])
    die_with(parent)
    # The engine is loaded before the bound: a library that finds no memory while it loads ends the process silently.
    from tieout.engine._filed._examine import examine  # noqa: PLC0415 - after the tie to the parent

    bound(memory, seconds)
    try:
        request = pickle.loads(_REQUEST.read_bytes())
        answer = _wire.written(examine(request))
    except MemoryError:
        return _wire.NO_MEMORY
    Path(_wire.ANSWER).write_bytes(answer)
    return 0


if __name__ == "__main__":
    sys.exit(main())
