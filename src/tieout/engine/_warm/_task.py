"""What a child does: examine a submission, or validate what tieout built, and leave the answer in its folder."""

import pickle
from dataclasses import replace
from pathlib import Path

from tieout.engine import _wire
from tieout.engine._filed._examine import Ready, examined
from tieout.engine._filed._request import Request
from tieout.engine._run import validated
from tieout.engine._types import BuildRequest, EngineCheck, EngineOutput
from tieout.engine._warm._adopt import adopt
from tieout.engine._warm._base import Base
from tieout.engine._warm._fit import UnfitError
from tieout.engine._warm._narrow import Proof
from tieout.model import EngineRun

_CACHE = "cache"


def examine(prepared: Ready, folder: Path, base: Base | None, proof: Proof | None, run: EngineRun) -> int:
    """The exit code; the answer is written where it is 0."""
    # Written by the process that asks: a stranger's text is only in the files it names.
    request = pickle.loads((folder / _wire.REQUEST).read_bytes())
    prepared.session.cache = str(folder / _CACHE)
    (folder / _CACHE).mkdir(exist_ok=True)
    try:
        if base is not None:
            adopt(base, prepared.session, proof)
        answer = _answer(prepared, request, run)
    except UnfitError as unfit:
        (folder / _wire.UNFIT_WHY).write_text(str(unfit), encoding="utf-8")
        return _wire.UNFIT
    (folder / _wire.ANSWER).write_bytes(_wire.written(answer))
    return 0


def _answer(prepared: Ready, request: Request | BuildRequest, run: EngineRun) -> EngineCheck | EngineOutput:
    if isinstance(request, Request):
        return replace(examined(prepared, request), run=run)
    return replace(validated(prepared.session, prepared.components, prepared.told, request), run=run)


__all__ = ["examine"]
