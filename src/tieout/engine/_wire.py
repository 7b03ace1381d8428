"""What passes between a check and its worker: the names of files, exit codes, and answers read with mistrust."""

import io
import pickle
from typing import Any

from tieout.engine._types import EngineCheck, EngineOutput

REQUEST, ANSWER, REFERENCES, UNFIT_WHY = "request", "answer", "references", "unfit"
FAILED, NO_MEMORY, UNFIT = 1, 3, 4

_PACKAGES = ("tieout.model.", "tieout.diagnostics.", "tieout.engine._types")
_VALUES = frozenset({("decimal", "Decimal"), ("datetime", "date")})


class _Reader(pickle.Unpickler):
    """Makes nothing but tieout's own values: the worker has read what a stranger wrote."""

    def find_class(self, module: str, name: str) -> Any:
        """The class of a value, or an error where it is none of tieout's values."""
        is_ours = module.startswith(_PACKAGES) and name[:1].isupper() and "." not in name
        if is_ours or (module, name) in _VALUES:
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} is no value of a check")


def read(answer: bytes) -> EngineCheck | EngineOutput | None:
    """The result that a worker's answer holds, or None where it holds none."""
    try:
        result = _Reader(io.BytesIO(answer)).load()
    except (pickle.UnpicklingError, EOFError, AttributeError, ImportError, IndexError, TypeError, ValueError):
        return None
    return result if isinstance(result, EngineCheck | EngineOutput) else None


__all__ = ["ANSWER", "FAILED", "NO_MEMORY", "REFERENCES", "REQUEST", "UNFIT", "UNFIT_WHY", "read"]
