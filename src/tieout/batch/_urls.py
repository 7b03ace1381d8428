"""URLs of files: told from paths, joined, and mirrored by paths of this machine."""

import posixpath
import re
from pathlib import Path

_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_SELF, _ABOVE = ".", ".."
# The most bytes of a name that file systems take.
_LONGEST = 255


def is_url(text: str) -> bool:
    """Whether a text is a URL, such as ``s3://bucket/key``, and no path."""
    return _URL.match(text) is not None


def joined(folder: str, name: str) -> str:
    """A name as seen from a folder: a URL or an absolute path stands for itself; the folder may be a URL."""
    if is_url(name) or not is_url(folder) or name.startswith("/"):
        return name if is_url(name) else posixpath.join(folder, name)
    scheme, _, rest = folder.partition("://")
    path = posixpath.join(rest, name)
    steps = {_SELF, _ABOVE} & set(path.split("/"))
    return f"{scheme}://{posixpath.normpath(path) if steps else path}"


def parent(place: str) -> str:
    """The folder of a file; both may be URLs."""
    return posixpath.dirname(place if is_url(place) else Path(place).as_posix())


def mirrored(url: str, folder: Path) -> Path:
    """Where the copy of what is at a URL stands below ``folder``: as deep, so that relative paths hold.

    `ValueError` where it would not be below ``folder``, or no file can have such a name.
    """
    parts = [part for part in url.partition("://")[2].split("/") if part]
    if not parts or {_SELF, _ABOVE} & set(parts) or "\0" in url or max(map(_length, parts)) > _LONGEST:
        raise ValueError("no file can have its name")
    return folder.joinpath(*parts)


def _length(name: str) -> int:
    return len(name.encode(errors="surrogateescape"))


__all__ = ["is_url", "joined", "mirrored", "parent"]
