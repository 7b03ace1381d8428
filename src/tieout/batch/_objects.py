"""Files and results under URLs, such as ``s3://bucket/key``. Only this module loads fsspec, and only for a URL."""

import io
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from tieout.batch._files import Entry

# So many bytes are read at once, and held.
_PIECE = 8 * 2**20


class StoreError(Exception):
    """A store could not do what was asked: where, and why."""

    def __init__(self, url: str, why: str) -> None:
        super().__init__(f"{url}: {why}")
        self.url, self.why = url, why


class DeniedError(StoreError):
    """A store refused access."""


class Objects:
    """What stands under URLs; every fault of a store is a `StoreError`."""

    def entry(self, path: str) -> Entry | None:
        """What stands at a URL, if anything."""
        try:
            with _opened(path) as (system, inside):
                return _entry(path.rstrip("/"), system.info(inside))
        except FileNotFoundError:
            return None

    def children(self, folder: str) -> Iterator[Entry]:
        """What stands right inside a folder, in any order."""
        with _opened(folder) as (system, inside):
            found = [(system.unstrip_protocol(each["name"]), each) for each in system.ls(inside, detail=True)]
            # Some stores keep an empty object for a folder.
            own = system.unstrip_protocol(inside).rstrip("/")
        yield from (_entry(url, each) for url, each in found if url.rstrip("/") != own)

    def matching(self, pattern: str) -> Iterator[Entry]:
        """What matches a pattern, ``**`` for any folders, in any order."""
        with _opened(pattern) as (system, inside):
            found = system.glob(inside, detail=True)
            entries = [_entry(system.unstrip_protocol(name), each) for name, each in found.items()]
        yield from entries

    def text(self, path: str) -> IO[str]:
        """A UTF-8 file opened for reading, its line ends as they are."""
        with _opened(path) as (system, inside):
            return io.TextIOWrapper(system.open(inside, "rb", block_size=_PIECE), encoding="utf-8-sig", newline="")

    def fetch(self, url: str, to: Path, size: int = sys.maxsize, entries: int = sys.maxsize) -> bool:
        """Copy a file, or all below a folder, to a path of this machine; whether anything was there.

        It ends with the first byte past ``size`` bytes or the first file past ``entries``.
        """
        try:
            with _opened(url) as (system, inside):
                if system.info(inside)["type"] == "file":
                    _copy(system, inside, to, size)
                    return True
                for count, name in enumerate(sorted(system.find(inside))):
                    if count > entries or size < 0:
                        break
                    size -= _copy(system, name, _below(to, name.removeprefix(inside)), size)
                return True
        except FileNotFoundError:
            return False


class ObjectResults:
    """Results under a URL: one put an object, which is there whole or not at all."""

    def __init__(self, url: str) -> None:
        self._url = url.rstrip("/")

    def read(self, name: str) -> bytes | None:
        """The bytes of an object, None where there is none."""
        try:
            with self._at(name) as (system, path):
                return bytes(system.cat_file(path))
        except FileNotFoundError:
            return None

    def put(self, name: str, made: Path) -> None:
        """Put a file, or those of a folder one by one, and remove them here."""
        for path in sorted(made.rglob("*")) if made.is_dir() else [made]:
            if path.is_file():
                below = path.relative_to(made).as_posix() if made.is_dir() else ""
                with self._to(f"{name}/{below}".rstrip("/")) as (system, inside):
                    system.put_file(str(path), inside)
                path.unlink()

    def remove(self, name: str) -> None:
        """Remove an object if it is there."""
        try:
            with self._at(name) as (system, path):
                system.rm_file(path)
        except FileNotFoundError:
            return

    def write(self, name: str, content: bytes, *, is_new: bool = False) -> bool:
        """Put an object of these bytes; whether it was put: ``is_new`` puts it only where there is none."""
        try:
            with self._to(name) as (system, path):
                system.pipe_file(path, content, mode="create" if is_new else "overwrite")
        except FileExistsError:
            return False
        return True

    def names(self, folder: str = "") -> list[str]:
        """The names right inside a folder."""
        try:
            return sorted(each.name for each in Objects().children(f"{self._url}/{folder}"))
        except FileNotFoundError:
            return []

    @contextmanager
    def _at(self, name: str) -> Iterator[tuple[Any, str]]:
        with _opened(f"{self._url}/{name}") as found:
            yield found

    @contextmanager
    def _to(self, name: str) -> Iterator[tuple[Any, str]]:
        try:
            with self._at(name) as found:
                yield found
        except FileNotFoundError as error:
            raise StoreError(self._url, "there is no such bucket") from error


@contextmanager
def _opened(url: str) -> Iterator[tuple[Any, str]]:
    """The file system of a URL and the path in it: the boundary to drivers, which raise what they like."""
    try:
        from fsspec.core import url_to_fs  # noqa: PLC0415 - an extra, and long to load

        # What others put meanwhile must be seen.
        system, path = url_to_fs(url, use_listings_cache=False)
        yield system, path
    except (FileNotFoundError, FileExistsError):
        raise
    except PermissionError as error:
        raise DeniedError(url, str(error)) from error
    except Exception as error:
        raise StoreError(url, str(error) or type(error).__name__) from error


def _entry(url: str, info: dict[str, Any]) -> Entry:
    return Entry(url.rstrip("/"), info["type"] == "directory", int(info.get("size") or 0))


def _below(folder: Path, name: str) -> Path:
    parts = [part for part in name.split("/") if part]
    if not parts or {".", ".."} & set(parts):
        raise ValueError(f"no file can be called {name!r}")
    return folder.joinpath(*parts)


def _copy(system: Any, inside: str, to: Path, size: int) -> int:
    """Copy an object of at most so many bytes, and one byte more of a larger one; the bytes that it was."""
    to.parent.mkdir(parents=True, exist_ok=True)
    with system.open(inside, "rb", cache_type="none", block_size=_PIECE) as reading, to.open("wb") as writing:
        return sum(writing.write(piece) for piece in _pieces(reading, max(size, 0) + 1))


def _pieces(reading: IO[bytes], most: int) -> Iterable[bytes]:
    while most > 0 and (piece := reading.read(min(_PIECE, most))):
        most -= len(piece)
        yield piece


__all__ = ["DeniedError", "ObjectResults", "Objects", "StoreError"]
