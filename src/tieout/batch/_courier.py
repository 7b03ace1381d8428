"""A courier: ``python -m tieout.batch._courier PARENT`` fetches inputs and puts results, for a worker that may not.

What speaks to object stores has threads, and a worker forks. So the worker has this process beside it, and so have its
children: asks come as messages on standard input, one at a time, and files go by paths.
"""

import sys
from pathlib import Path

from tieout.batch import _wire
from tieout.batch._objects import DeniedError, ObjectResults, Objects, StoreError
from tieout.engine import die_with


def answer(ask: dict[str, object]) -> dict[str, object]:
    """Do what is asked: what was found, or ``error`` with the reason."""
    url, path = str(ask["url"]), Path(str(ask["path"]))
    try:
        if ask["do"] == "fetch":
            return {"found": Objects().fetch(url, path, int(str(ask["size"])), int(str(ask["entries"])))}
        folder, _, name = url.rpartition("/")
        ObjectResults(folder).put(name, path)
        return {}
    except DeniedError as error:
        return {"denied": error.why}
    except StoreError as error:
        return {"error": error.why}
    except OSError as error:
        return {"error": str(error)}


def main() -> int:
    """Serve the worker until it says no more."""
    die_with(int(sys.argv[1]))
    asks, answers = _wire.channels()
    while (ask := _wire.receive(asks)) is not None:
        answers.write(_wire.line(answer(ask)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
