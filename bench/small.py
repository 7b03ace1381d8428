"""Small packages whose schema imports the core schema of IFRS 2025 only, as those that tieout makes; each its own."""

from pathlib import Path

from tests.engine._packages import Row, Tiny, package

CORE = (
    '<xs:import namespace="https://xbrl.ifrs.org/taxonomy/2025-03-27/ifrs-full"'
    ' schemaLocation="https://xbrl.ifrs.org/taxonomy/2025-03-27/full_ifrs/full_ifrs-cor_2025-03-27.xsd"/>'
)
PROFILE = "ifrs"


def small(index: int) -> bytes:
    """A package: of ten, one with a wrong sum, one with a wrong unit, one with a wrong member; of fifty, one unsafe."""
    if index % 50 == 49:
        return b"PK\x03\x04 cut off"
    cash, receivables = 1_000 + index, 300 + index % 97
    total = cash + receivables + (500 if index % 10 == 3 else 0)
    rows = (
        Row("f-1", "Assets", f"{total:,}", "north" if index % 10 == 5 else "c"),
        Row("f-2", "Cash", f"{cash:,}"),
        Row("f-3", "Receivables", f"{receivables:,}"),
    )
    member = "StrayMember" if index % 10 == 5 else "NorthMember"
    measure = "iso4217:XXQ" if index % 10 == 7 else "iso4217:EUR"
    return package(Tiny(rows=rows, member=member, measure=measure, imports=CORE))


def write(folder: Path, count: int) -> Path:
    """A folder with so many packages."""
    folder.mkdir(parents=True, exist_ok=True)
    for index in range(count):
        (folder / f"small-{index:05}.xbri").write_bytes(small(index))
    return folder


__all__ = ["PROFILE", "small", "write"]
