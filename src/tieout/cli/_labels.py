"""The label mode of ``tieout suggest``: a table of labels in, concepts by rank out."""

from pathlib import Path
from typing import NoReturn

import click

from tieout.cli import _show
from tieout.diagnostics import Severity

_MAX_BYTES = 64 * 1024 * 1024


def rank_labels(labels: Path, output: Path) -> NoReturn:
    """Write the ranked concepts for the rows of ``labels`` to ``output``, and end with the exit code.

    0, or 2 where the table, or what comes with tieout, can't be read or the output can't be written.
    """
    from tieout.mapping.suggestion import ranked_labels, read_labels  # noqa: PLC0415 - --help needs none of it
    from tieout.store import read_text, suggesters  # noqa: PLC0415

    with _show.progress() as progress:
        progress("reading the labels, the taxonomy and the wording")
        file, findings = read_text(labels, labels.name, limit=_MAX_BYTES)
        rows, told = read_labels(file.text, file.name) if file else ((), ())
        suggester, more = suggesters.load_suggester()
        findings = (*findings, *told, *more)
        fatal = any(finding.fatal and finding.severity >= Severity.ERROR for finding in findings)
        if suggester and not fatal:
            progress(f"ranking {len(rows):,} labels")
            _write(output, ranked_labels(rows, suggester))
    _show.findings(findings, beside=labels.parent, document=labels)
    raise SystemExit(2 if fatal else 0)


def _write(output: Path, text: str) -> None:
    """Write the table of ranks."""
    try:
        output.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        why = (error.strerror or "").lower()
        raise click.ClickException(f"{output.as_posix()} can't be written: {why}") from None


__all__ = ["rank_labels"]
