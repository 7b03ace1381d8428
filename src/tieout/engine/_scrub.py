"""Texts and file names that say the same on every machine: no absolute path, temporary name, address or duration."""

import os
import posixpath
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path

import arelle

_ADDRESS = re.compile(r"\b0x[0-9a-fA-F]{6,}\b")
_DURATION = re.compile(r"\b\d+(?:\.\d+)?\s*(?:secs?|seconds?|ms)\b")
# Arelle counts the objects of a model as it comes upon them, and gives that number where it describes one.
_NUMBER = re.compile(r"\b([Mm]odel\w+\[)(?:__)?\d+(?=[],])")
_PATH_TAIL = r"[^\s'\",;:()<>\[\]#|]*"


class Scrubber:
    """Knows the folders of this machine and of this run.

    ``report`` is the loaded report as Arelle names it (``/NAME.xbri/top/reports/page.xhtml``), ``served`` maps
    folders inside taxonomy packages to the URLs they serve.
    """

    def __init__(self, report: str, served: Mapping[str, str], private: tuple[str, ...] = ()) -> None:
        self._report = report
        self._served = sorted(served.items(), key=lambda pair: (-len(pair[0]), pair))
        engine = str(Path(arelle.__file__).parent)
        roots = {*private, str(Path.cwd()), str(Path.home()), tempfile.gettempdir(), engine}
        # A root of one segment, such as "/", would swallow paths inside packages.
        kept = sorted((root for root in roots if len(root) > 1), key=lambda root: (-len(root), root))
        self._local = re.compile("(?:" + "|".join(map(re.escape, kept)) + ")(?:[/\\\\]" + _PATH_TAIL + ")?")

    def text(self, text: str) -> str:
        """The text without anything that varies between machines or runs."""
        for folder, url in self._served:
            text = text.replace(folder, url)
        text = self._local.sub(lambda match: _last(match[0]), text)
        text = _NUMBER.sub(r"\1…", _ADDRESS.sub("0x…", text))
        return " ".join(_DURATION.sub("some time", text).split())

    def parts(self, href: str) -> tuple[str, str]:
        """A reference of the engine as the document it names and the fragment, which may be empty."""
        path, _, fragment = href.partition("#")
        return path, fragment

    def file(self, href: str) -> str:
        """A document as a reader knows it: its URL, its path from the report's folder, or its bare name."""
        if not href or "://" in href:
            return href
        folder = posixpath.dirname(self._report)
        path = posixpath.normpath(posixpath.join(folder, href.replace(os.sep, "/")))
        for served, url in self._served:
            if path.startswith(served):
                return url + path[len(served) :]
        inside = "/" + self._report.lstrip("/").partition("/")[0] + "/"
        return posixpath.relpath(path, folder) if path.startswith(inside) else _last(path)


def _last(path: str) -> str:
    return re.split(r"[/\\]", path.rstrip("/\\"))[-1]


__all__ = ["Scrubber"]
