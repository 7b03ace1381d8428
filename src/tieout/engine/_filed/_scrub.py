"""File names and texts of a filed submission as its reader knows them: paths inside it, and nothing of this machine."""

import posixpath
from pathlib import Path

from tieout.engine._filed._command_line import Ran
from tieout.engine._filed._evidence import own_documents, pages
from tieout.engine._filed._members import archive
from tieout.engine._scrub import Scrubber

_DOCUMENT_SET = "IXDS "


class FiledScrubber(Scrubber):
    """Names a document by its path inside the submission, by its URL, or by its bare name."""

    def __init__(self, ran: Ran) -> None:
        folders = {str(Path(package).parent) for package in ran.session.packages}
        private = (str(ran.order.file.parent), ran.session.cache, *sorted(folders))
        super().__init__(ran.root, ran.session.served, private)
        self._root = ran.root
        self._served_folders = sorted(ran.session.served.items(), key=lambda pair: (-len(pair[0]), pair))
        self._folders = tuple(dict.fromkeys(posixpath.dirname(model.modelDocument.uri) for model in ran.models))
        self._known = frozenset(str(doc.filepath) for model in ran.models for doc in model.urlDocs.values())
        # What its own catalogue serves is known to the engine by URL, and to a reader by its path.
        self._served_by_itself = {str(doc.uri): str(doc.filepath) for doc in own_documents(ran)}
        filed = archive(ran.order.file)
        self._members = tuple(entry.name for entry in filed.entries) if filed else ()
        # Arelle escapes nothing in a reference, and turns every backslash of a path round.
        own = [ran.root, *(f"{ran.root}/{name}" for name in self._members)]
        self._odd = {path.replace("\\", "/"): path for path in own if "#" in path or "\\" in path}
        self._first = next((str(page.uri) for model in ran.models for page in pages(model)), ran.root)

    def parts(self, href: str) -> tuple[str, str]:
        """The sign that parts document and fragment may stand in the name of the document as well."""
        for path in self._candidates(href) if self._odd else ():
            ends = [len(path), *(at for at, sign in enumerate(path) if sign == "#")]
            found = next((end for end in ends if path[:end] in self._odd), None)
            if found is not None:
                return self._odd[path[:found]], path[found + 1 :]
        return super().parts(href)

    def file(self, href: str) -> str:
        """A document as a reader knows it; the first page stands for a whole set of them."""
        if href in self._served_by_itself:
            return self._inside(self._served_by_itself[href])
        if not href or "://" in href:
            return href
        if posixpath.basename(href).startswith(_DOCUMENT_SET):
            return self._inside(self._first)
        candidates = self._candidates(href)
        path = next((path for path in candidates if path in self._known), candidates[0])
        return self._inside(path)

    def _candidates(self, href: str) -> list[str]:
        """What a path as the engine shortens it may stand for."""
        return [posixpath.normpath(posixpath.join(folder, href)) for folder in self._folders or (self._root,)]

    def _inside(self, path: str) -> str:
        if path.startswith(self._root):
            return path[len(self._root) :].lstrip("/") or posixpath.basename(self._root)
        for served, url in self._served_folders:
            if path.startswith(served):
                return url + path[len(served) :]
        # Of a document that a parser gave up on the engine has only the name: it is known where no other has it.
        name = posixpath.basename(path)
        named = [member for member in self._members if posixpath.basename(member) == name]
        return named[0] if len(named) == 1 else name


__all__ = ["FiledScrubber"]
