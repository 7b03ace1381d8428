"""A process that keeps a session with the packages of a profile, and a holder for each taxonomy asked for."""

import json
import os
import pickle
import signal
import socket
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tieout.engine import _channel, _wire
from tieout.engine._filed import _command_line
from tieout.engine._filed._bounds import die_with
from tieout.engine._filed._examine import Ready, order, ready
from tieout.engine._filed._request import Request
from tieout.engine._packages import add_packages
from tieout.engine._session import Session, session
from tieout.engine._types import BuildRequest
from tieout.engine._warm import _base, _holder
from tieout.engine._warm._child import Bounds, work
from tieout.engine._warm._task import examine
from tieout.model import EngineRun

# How many taxonomies are held at once: each takes as much memory as a report that uses it.
_HELD = 4
# How many references of a submission are looked at.
_REFERENCES = 200
_NO_BASE = "the report refers to no taxonomy that could be loaded before it"


@dataclass(slots=True)
class _Holder:
    """The process that holds a taxonomy; ``why`` says why there is none."""

    urls: frozenset[str]
    graph: Mapping[str, list[str]]
    process: int = 0
    end: socket.socket | None = None
    why: str = ""

    def has(self, urls: frozenset[str]) -> bool:
        """Whether the documents at ``urls`` bring just the taxonomy that is held."""
        return urls == self.urls or (urls <= self.graph.keys() and _closure(urls, self.graph) >= self.urls)

    def close(self) -> None:
        """End the process."""
        if self.end is not None:
            self.end.close()
            os.kill(self.process, signal.SIGKILL)
            os.waitpid(self.process, 0)
            self.end = None


def keep(end: socket.socket, task: Mapping[str, Any]) -> None:
    """Open the session that the first task needs, and serve tasks on a socket until the other end is gone."""
    request = pickle.loads((Path(task["folder"]) / _wire.REQUEST).read_bytes())
    if isinstance(request, Request):
        with _command_line.opened() as made:
            prepared = ready(made, request)
            _command_line.settle(made, order(request))
            _Keeper(prepared).serve(end)
    else:
        with session() as made:
            _Keeper(_with_packages(made, request)).serve(end)


def _with_packages(made: Session, request: BuildRequest) -> Ready:
    components, told = add_packages(made, request.packages)
    return Ready(made, components, (), len(request.packages) - len(components), told)


class _Keeper:
    """Serves tasks; the holders are its children."""

    def __init__(self, prepared: Ready) -> None:
        self._prepared = prepared
        # The one that was used last is the last.
        self._holders: list[_Holder] = []

    def serve(self, end: socket.socket) -> None:
        """Take tasks until the other end is gone, then end every holder."""
        while (task := _channel.receive(end)) is not None:
            try:
                _channel.send(end, {"serial": task["serial"], "code": self._done(task)})
            except ConnectionError:
                break
        for holder in self._holders:
            holder.close()

    def _done(self, task: dict[str, Any]) -> int | None:
        folder = Path(task["folder"])
        urls = self._served(json.loads((folder / _wire.REFERENCES).read_text(encoding="utf-8")))
        why = _NO_BASE
        if urls:
            holder = self._holder(urls)
            why = holder.why
            if holder.end is not None:
                code, ended = _asked(holder.end, task)
                if ended:
                    self._holders.remove(holder)
                    holder.close()
                if code != _wire.UNFIT:
                    return code
                why = (folder / _wire.UNFIT_WHY).read_text(encoding="utf-8")
        run = EngineRun(False, why)
        bounds = Bounds(task["memory"], task["seconds"])
        return work(lambda: examine(self._prepared, folder, None, None, run), folder, bounds)

    def _served(self, urls: Iterable[str]) -> frozenset[str]:
        """The URLs that the taxonomy packages of this session serve; none where there are too many to be a report's."""
        packages = self._prepared.session.controller.packages
        found = frozenset(url for url in urls if packages.is_mapped(url))
        return found if len(found) <= _REFERENCES else frozenset()

    def _holder(self, urls: frozenset[str]) -> _Holder:
        """The holder of the taxonomy that documents bring; a new one where there is none."""
        found = next((each for each in self._holders if each.has(urls)), None)
        if found is None:
            while len(self._holders) >= _HELD:
                self._holders.pop(0).close()
            found = self._begun(urls)
        else:
            self._holders.remove(found)
        self._holders.append(found)
        return found

    def _begun(self, urls: frozenset[str]) -> _Holder:
        """Fork a holder and wait until it has loaded the taxonomy."""
        ours, theirs = _channel.pair()
        parent = os.getpid()
        process = os.fork()
        if not process:
            try:
                ours.close()
                die_with(parent)
                _hold(theirs, self._prepared, urls)
            finally:
                os._exit(0)
        theirs.close()
        told = _channel.receive(ours) or {"why": "the taxonomy could not be loaded", "graph": ""}
        if told["why"]:
            ours.close()
            os.waitpid(process, 0)
            return _Holder(urls, {}, why=told["why"])
        path = Path(told["graph"])
        graph = json.loads(path.read_text(encoding="utf-8"))
        path.unlink()
        return _Holder(_closure(urls, graph), graph, process, ours)


def _hold(end: socket.socket, prepared: Ready, urls: frozenset[str]) -> None:
    base, why = _base.load(prepared.session, sorted(urls))
    if base is None:
        _channel.send(end, {"why": why, "graph": ""})
        return
    path = Path(prepared.session.cache) / f"graph-{os.getpid()}.json"
    path.write_text(json.dumps(base.graph), encoding="utf-8")
    _channel.send(end, {"why": "", "graph": str(path)})
    _holder.serve(end, prepared, base)


def _asked(end: socket.socket, task: dict[str, Any]) -> tuple[int | None, bool]:
    """The exit code of a task's child, and whether the holder is gone."""
    try:
        _channel.send(end, task)
        answer = _channel.receive(end)
    except ConnectionError:
        answer = None
    return (answer["code"], False) if answer else (_wire.FAILED, True)


def _closure(urls: Iterable[str], graph: Mapping[str, list[str]]) -> frozenset[str]:
    found: set[str] = set()
    waiting = list(urls)
    while waiting:
        url = waiting.pop()
        if url not in found:
            found.add(url)
            waiting += graph.get(url, ())
    return frozenset(found)


__all__ = ["keep"]
