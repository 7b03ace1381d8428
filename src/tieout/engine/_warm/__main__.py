"""The process that a warm engine starts: ``python -m tieout.engine._warm DESCRIPTOR`` serves an inherited socket.

It loads the engine once, and forks a keeper for each session that tasks ask for. It ends, and all its children with
it, when every process that holds the other end is gone.
"""

import os
import select
import socket
import sys
from dataclasses import dataclass
from typing import Any

from tieout.engine import _channel, _wire
from tieout.engine._filed._bounds import die_with
from tieout.engine._warm import _keeper

# How many sessions are kept at once.
_KEPT = 4


@dataclass(slots=True)
class _Kept:
    process: int
    end: socket.socket


def main() -> None:
    """Hand each task to the keeper of its session."""
    asking = socket.socket(fileno=int(sys.argv[1]))
    kept: dict[str, _Kept] = {}
    while (task := _channel.receive(asking)) is not None:
        key = str(task["key"])
        keeper = kept.pop(key, None) or _begun(task, asking)
        while len(kept) >= _KEPT:
            _end(kept.pop(next(iter(kept))))
        answer = _asked(keeper, task, asking)
        if answer is None:
            _end(keeper)
        else:
            kept[key] = keeper
        try:
            _channel.send(asking, {"serial": task["serial"], "code": answer["code"] if answer else _wire.FAILED})
        except ConnectionError:
            break


def _begun(task: dict[str, Any], asking: socket.socket) -> _Kept:
    ours, theirs = _channel.pair()
    parent = os.getpid()
    process = os.fork()
    if not process:
        try:
            ours.close()
            asking.close()
            die_with(parent)
            _keeper.keep(theirs, task)
        finally:
            os._exit(0)
    theirs.close()
    return _Kept(process, ours)


def _asked(keeper: _Kept, task: dict[str, Any], asking: socket.socket) -> dict[str, Any] | None:
    """The keeper's answer; None where it is gone. Ends this process where nobody waits any more."""
    try:
        _channel.send(keeper.end, task)
    except ConnectionError:
        return None
    poll = select.poll()
    poll.register(keeper.end, select.POLLIN)
    poll.register(asking, 0)
    while True:
        ready = dict(poll.poll())
        if keeper.end.fileno() in ready:
            return _channel.receive(keeper.end)
        if asking.fileno() in ready:
            sys.exit()


def _end(keeper: _Kept) -> None:
    keeper.end.close()
    os.waitpid(keeper.process, 0)


if __name__ == "__main__":
    main()
