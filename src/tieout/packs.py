"""Mapping packs as they stand on disk: those that a filing names, or that a user names on the command line."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tieout import filing, mapping, store
from tieout.diagnostics import Finding, YamlAt
from tieout.filing import Filing
from tieout.mapping import Pack
from tieout.store import TextFile
from tieout.yaml_source import Mapping, load

_Named = Sequence[tuple[str, YamlAt | None]]


@dataclass(frozen=True, slots=True)
class PackFile:
    """A file of a pack: where it is, and its text as read."""

    path: Path
    text: TextFile


@dataclass(frozen=True, slots=True)
class Packs:
    """Packs in order, with all files that they were read from; a file that is no pack is only among the files.

    ``beside`` is the folder that names of files are relative to; ``filing`` is the filing that names the packs, if any.
    """

    packs: tuple[Pack, ...]
    files: tuple[PackFile, ...]
    beside: Path
    filing: Filing | None = None


def of_filing(parsed: Filing, beside: Path) -> tuple[Packs, tuple[Finding, ...]]:
    """The packs that a filing names, in its order, and findings about their files and that order."""
    return _read(parsed.mappings, beside, parsed)


def named(names: Iterable[str], beside: Path) -> tuple[Packs, tuple[Finding, ...]]:
    """Packs by name, sought in ``beside`` and among the bundled ones, in the order given."""
    return _read([(name, None) for name in names], beside, None)


def opened(target: Path) -> tuple[Packs, tuple[Finding, ...]]:
    """The packs of a filing's file, or one pack: a file, a folder, or the name of a bundled one."""
    whole = target.resolve()
    if whole.is_dir():
        return named([whole.name], whole.parent)
    if not whole.is_file():
        return named([target.as_posix()], Path.cwd())
    text, findings = store.read_text(target, target.name)
    node, _ = load(text.text, text.name) if text else (None, ())
    if isinstance(node, Mapping) and node.get("pack") is not None:
        return named([whole.name], whole.parent)
    parsed, told = filing.parse(text.text, text.name) if text else (None, ())
    if parsed is None:
        return Packs((), (), target.parent), (*findings, *told)
    found, more = of_filing(parsed, target.parent)
    return found, (*findings, *told, *more)


def _read(names: _Named, beside: Path, parsed: Filing | None) -> tuple[Packs, tuple[Finding, ...]]:
    """The packs of those names."""
    files: list[PackFile] = []
    findings: list[Finding] = []
    in_order: list[tuple[Pack, YamlAt]] = []
    for name, place in names:
        found, told = _files(name, beside, place)
        files += found
        findings += told
        pack, told = _pack(found)
        findings += told
        in_order += [(pack, place or pack.taxonomy.at)] if pack else []
    packs = tuple(pack for pack, _ in in_order)
    return Packs(packs, tuple(files), beside, parsed), (*findings, *mapping.in_order(in_order))


def _files(name: str, beside: Path, place: YamlAt | None) -> tuple[list[PackFile], tuple[Finding, ...]]:
    """The files of one pack; a fatal finding where there is no such pack."""
    texts, findings = store.load_pack(name, beside, place)
    path = store.resolve(name, beside, "mappings")
    by_name = {store.shown_name(file, beside): file for file in store.pack_paths(path)} if path else {}
    return [PackFile(by_name[text.name], text) for text in texts], findings


def _pack(files: Iterable[PackFile]) -> tuple[Pack | None, tuple[Finding, ...]]:
    """The pack that files make up; None where none of them is one."""
    parsed: list[Pack] = []
    findings: list[Finding] = []
    for file in files:
        pack, told = mapping.parse(file.text.text, file.text.name)
        parsed += [pack] if pack else []
        findings += told
    return (mapping.join(parsed) if parsed else None), tuple(findings)


__all__ = ["PackFile", "Packs", "named", "of_filing", "opened"]
