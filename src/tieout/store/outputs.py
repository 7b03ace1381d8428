"""Output folders: written beside, then renamed, so that a reader sees the former output or the new one, never half."""

import json
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from tieout.diagnostics import FileAt, Finding
from tieout.diagnostics.codes_store import FOREIGN_OUTPUT, UNWRITABLE
from tieout.store._files import reason

RECEIPT = "receipt.json"
_MAX_RECEIPT = 16 * 1024 * 1024


def replace(folder: Path, files: Mapping[str, bytes]) -> tuple[Finding, ...]:
    """Replace ``folder`` whole by ``files`` (plain names to bytes), making its parents.

    A folder that holds anything but a former output of tieout (its ``receipt.json`` says so) is refused with a finding,
    and so is a place that can't be written; what stood there stays then.
    """
    refused = check(folder)
    if refused:
        return refused
    target = folder.resolve()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        workshop = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    except OSError as error:
        return (UNWRITABLE.at(FileAt(folder.as_posix()), file=folder.as_posix(), why=reason(error)),)
    try:
        _write(workshop / "new", files)
        _swap(target, workshop)
    except OSError as error:
        return (UNWRITABLE.at(FileAt(folder.as_posix()), file=folder.as_posix(), why=reason(error)),)
    finally:
        shutil.rmtree(workshop, ignore_errors=True)
    return ()


def check(folder: Path) -> tuple[Finding, ...]:
    """A finding where `replace` would refuse the folder; cheap, so that a build can ask before its work."""
    name = folder.as_posix()
    try:
        if folder.exists() and not folder.is_dir():
            return (UNWRITABLE.at(FileAt(name), file=name, why="it is not a folder"),)
        foreign = folder.is_dir() and any(folder.iterdir()) and not _is_output(folder)
    except OSError as error:
        return (UNWRITABLE.at(FileAt(name), file=name, why=reason(error)),)
    return (FOREIGN_OUTPUT.at(FileAt(name), file=name),) if foreign else ()


def _is_output(folder: Path) -> bool:
    """Whether the folder holds a receipt that tieout wrote."""
    path = folder / RECEIPT
    if not path.is_file() or path.stat().st_size > _MAX_RECEIPT:
        return False
    try:
        receipt = json.loads(path.read_bytes())
    except (ValueError, RecursionError):
        return False
    tool = receipt.get("tool") if isinstance(receipt, dict) else None
    return isinstance(tool, dict) and tool.get("name") == "tieout"


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    folder.mkdir()
    for name in sorted(files):
        if Path(name).name != name:
            raise ValueError(f"not a plain file name: {name!r}")
        (folder / name).write_bytes(files[name])


def _swap(target: Path, workshop: Path) -> None:
    """Move the former folder away and the new one in; the former comes back where the second step fails."""
    former = workshop / "former"
    if target.exists():
        target.rename(former)
    try:
        (workshop / "new").rename(target)
    except OSError:
        if former.exists():
            former.rename(target)
        raise


__all__ = ["RECEIPT", "check", "replace"]
