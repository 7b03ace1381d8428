"""The user's own folders: a cache that may be deleted at any time, and data that may not."""

import hashlib
import os
import tempfile
from pathlib import Path

from platformdirs import user_cache_path, user_data_path


def cache_folder() -> Path:
    """Where generated files are kept; ``TIEOUT_CACHE_DIR`` overrides the system's place."""
    return _own("TIEOUT_CACHE_DIR") or user_cache_path("tieout", appauthor=False)


def data_folder() -> Path:
    """Where installed packages are kept; ``TIEOUT_DATA_DIR`` overrides the system's place."""
    return _own("TIEOUT_DATA_DIR") or user_data_path("tieout", appauthor=False)


def write_whole(path: Path, content: bytes, mode: int = 0o644) -> None:
    """Write a file beside its place and move it there: everyone else sees the former one or the new one whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(mode)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's bytes in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _own(variable: str) -> Path | None:
    value = os.environ.get(variable, "")
    return Path(value) if value else None


__all__ = ["cache_folder", "data_folder", "sha256_of", "write_whole"]
