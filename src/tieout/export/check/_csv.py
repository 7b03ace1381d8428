"""One row a finding, for a regulator's database or a spreadsheet."""

import csv
import io

from tieout.export.check._inert import cell
from tieout.export.check._lines import file_and_line, lines
from tieout.model import CheckRun

COLUMNS = (
    "submission",
    "sha256",
    "profile",
    "verdict",
    "policy",
    "number",
    "code",
    "severity",
    "level",
    "file",
    "line",
    "place",
    "facts",
    "message",
    "help",
)


def csv_bytes(run: CheckRun) -> bytes:
    """UTF-8 without byte order mark; a submission without findings has one row with its verdict and no code.

    Cells that a spreadsheet would take for a formula begin with an apostrophe.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for checked in run.submissions:
        policy = checked.ruling.outcome.value if checked.ruling else ""
        submission = checked.submission
        told = (submission.name, submission.sha256, checked.profile, checked.verdict.value, policy)
        known = lines(checked)
        if not checked.findings:
            writer.writerow([*map(cell, told), *[""] * (len(COLUMNS) - len(told))])
        for number, finding in enumerate(checked.findings, 1):
            file, line = file_and_line(finding.place, known)
            found = (
                str(number),
                finding.code,
                finding.severity.word,
                finding.source.level if finding.source else "",
                file,
                str(line or ""),
                str(finding.place or ""),
                " ".join(finding.facts),
                finding.message,
                finding.help,
            )
            writer.writerow(map(cell, (*told, *found)))
    return buffer.getvalue().encode()


__all__ = ["COLUMNS", "csv_bytes"]
