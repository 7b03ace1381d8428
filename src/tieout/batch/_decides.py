"""Digests of everything that decides a result, so that a result can stand under their name."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import tieout
from tieout import __version__, engine, filing, store
from tieout.batch._types import Job, Kind, digest
from tieout.diagnostics import Severity
from tieout.filing import Filing
from tieout.store import bundled, check_packages
from tieout.store.submissions import HandedIn

# What a run leaves in the package's folder and is no part of it.
_MADE = frozenset({"__pycache__", "_bundled"})
_MISSING = "missing"


def common(engine_name: str, policy: Path | None, fail_on: Severity) -> str:
    """The digest of what decides every result: tieout's code and catalogues, the engine, the policy, the options."""
    return digest(
        __version__,
        folder_digest(Path(tieout.__file__).parent),
        folder_digest(bundled.root("taxonomy")),
        [[part.name, part.version, part.sha256] for part in engine.programs()],
        engine_name,
        file_digest(policy) if policy else "",
        fail_on.word,
    )


def packages_digest(given: Iterable[Path]) -> str:
    """The digest of the taxonomy packages that an engine may choose from, given and installed."""
    return digest(check_packages.digests(tuple(given)))


def check_key(job: Job, given: HandedIn) -> str:
    """The key of a check: the name as filed is part of some verdicts, and so are the files that a page shows."""
    shown = [[name, hashlib.sha256(content).hexdigest()] for name, content in given.companions]
    return digest(job.decides, Kind.CHECK, job.profile, given.name, hashlib.sha256(given.content).hexdigest(), shown)


def build_key(job: Job, inputs: Iterable[tuple[str, str, str]]) -> str:
    """The key of a build, by its inputs."""
    return digest(job.decides, Kind.BUILD, list(inputs))


def failed_key(job: Job) -> str:
    """The key of a job whose input could not be read: no result ever stands there."""
    return digest(job.decides, _MISSING, job.id)


def build_inputs(path: Path) -> tuple[tuple[str, str, str], ...]:
    """Part, name and digest of every file that a build of the filing at ``path`` reads; what is missing says so."""
    text, _ = store.read_text(path, path.name)
    parsed = filing.parse(text.text, text.name)[0] if text else None
    rest = _named(parsed, path.parent) if parsed else ()
    return (("filing", path.name, file_digest(path)), *rest)


def _named(parsed: Filing, beside: Path) -> Iterator[tuple[str, str, str]]:
    yield "document", parsed.document, file_digest(beside / parsed.document)
    for name, _ in parsed.mappings:
        pack = store.resolve(name, beside, "mappings")
        for file in store.pack_paths(pack) if pack else ():
            yield "mapping", store.shown_name(file, beside), file_digest(file)
        if pack is None:
            yield "mapping", name, _MISSING
    catalogue = store.resolve(parsed.taxonomy, beside, "taxonomy")
    yield "catalogue", parsed.taxonomy, folder_digest(catalogue) if catalogue else _MISSING


def file_digest(path: Path) -> str:
    """The SHA-256 of a file, or a word where it can't be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):
        return _MISSING


def folder_digest(folder: Path) -> str:
    """The digest of the names and contents of all files below a folder."""
    files = (path for path in folder.rglob("*") if not _MADE & set(path.relative_to(folder).parts))
    named = sorted((path.relative_to(folder).as_posix(), path) for path in files if path.is_file())
    return digest([[name, file_digest(path)] for name, path in named])


__all__ = ["build_inputs", "build_key", "check_key", "common", "failed_key", "file_digest", "packages_digest"]
