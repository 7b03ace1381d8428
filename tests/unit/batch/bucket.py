"""A bucket of a local S3 server for tests of a batch."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

import fsspec

from tests.support import s3
from tieout.batch._objects import ObjectResults


@dataclass(frozen=True, slots=True)
class Bucket:
    """A bucket by its URL, and the file system it is in."""

    url: str
    system: Any

    def put(self, folder: Path, name: str) -> str:
        """Put all files below a folder under a name; the URL."""
        for path in folder.rglob("*"):
            if path.is_file():
                self.system.put_file(str(path), f"{self.url}/{name}/{path.relative_to(folder).as_posix()}")
        return f"{self.url}/{name}"

    def tables(self, url: str) -> dict[str, bytes]:
        """Every object of a run's output by its path, but for what holds times, as `folders.tables` does."""
        start = url.removeprefix("s3://") + "/"
        found = {name.removeprefix(start): bytes(self.system.cat_file(name)) for name in self.system.find(url)}
        return {name: data for name, data in found.items() if not name.startswith(("tim", ".tieout-batch", "shards"))}

    def results(self, url: str) -> list[str]:
        """The results of jobs that are there."""
        return [name for name in self.system.find(f"{url}/jobs") if name.endswith(".gz")]


@contextmanager
def bucket(cache: Path) -> Iterator[Bucket]:
    """A bucket of a server that is begun for it, with the environment that leads there."""
    with s3.server() as environment:
        more = {"TIEOUT_CACHE_DIR": str(cache)}
        with mock.patch.dict(os.environ, environment | more):
            system = fsspec.filesystem("s3", use_listings_cache=False, skip_instance_cache=True)
            fsspec.filesystem("s3").clear_instance_cache()
            system.mkdir("s3://desk")
            yield Bucket("s3://desk", system)
            fsspec.filesystem("s3").clear_instance_cache()


def store(url: str) -> ObjectResults:
    """The objects below a URL."""
    return ObjectResults(url)


__all__ = ["Bucket", "bucket", "store"]
