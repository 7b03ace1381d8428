"""The submissions written by hand beside this module, packed as they would be filed."""

from collections.abc import Mapping
from pathlib import Path

from tests.engine._packages import zipped

ESEF_2022 = "quillmere-2022-12-31-1-en"
PAGE = f"{ESEF_2022}/reports/{ESEF_2022}.xhtml"


def files() -> dict[str, bytes]:
    """The files of the ESEF package, under its one top folder."""
    root = Path(__file__).parent / "esef2022"
    found = sorted(path for path in root.rglob("*") if path.is_file())
    return {f"{ESEF_2022}/{path.relative_to(root).as_posix()}": path.read_bytes() for path in found}


def filed(folder: Path, changed: Mapping[str, bytes] | None = None) -> Path:
    """The ESEF package in ``folder``, under the name that its regime asks for; ``changed`` are files to replace."""
    path = folder / f"{ESEF_2022}.zip"
    path.write_bytes(zipped({**files(), **(changed or {})}))
    return path


__all__ = ["ESEF_2022", "PAGE", "filed", "files"]
