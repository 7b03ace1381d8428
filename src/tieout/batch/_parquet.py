"""Parquet files, written and read. Only this module loads pyarrow, and only once there is a table."""

from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

# A row group is written after so many rows: they are what is held in memory.
_ROWS = 20_000
TEXT, WHOLE, REAL, FLAG, TEXTS, COUNTS = "text", "whole", "real", "flag", "texts", "counts"

Columns = Sequence[tuple[str, str]]


def is_installed() -> bool:
    """Whether pyarrow is installed."""
    return find_spec("pyarrow") is not None


class Writer:
    """Writes rows to a file; the same rows always give the same bytes. ``columns`` are (name, kind) pairs."""

    def __init__(self, path: Path, columns: Columns) -> None:
        import pyarrow as pa  # noqa: PLC0415 - takes longer to load than a small run
        import pyarrow.parquet as pq  # noqa: PLC0415

        self._schema = pa.schema([(name, _kinds()[kind]) for name, kind in columns])
        path.parent.mkdir(parents=True, exist_ok=True)
        self._writer = pq.ParquetWriter(path, self._schema, compression="zstd", version="2.6")
        self._rows: list[Sequence[Any]] = []
        self.count = 0

    def add(self, row: Sequence[Any]) -> None:
        """Add a row, its values in the order of the columns."""
        self._rows.append(row)
        self.count += 1
        if len(self._rows) == _ROWS:
            self._flush()

    def close(self) -> None:
        """Write what is left, and the end of the file."""
        if self._rows or not self.count:
            self._flush()
        self._writer.close()

    def _flush(self) -> None:
        import pyarrow as pa  # noqa: PLC0415

        columns = zip(*self._rows, strict=True) if self._rows else ([] for _ in self._schema)
        arrays = [pa.array(list(values), kind) for values, kind in zip(columns, self._schema.types, strict=True)]
        self._writer.write_table(pa.table(arrays, schema=self._schema), row_group_size=_ROWS)
        self._rows.clear()


def _kinds() -> dict[str, "pa.DataType"]:
    import pyarrow as pa  # noqa: PLC0415

    return {
        TEXT: pa.string(),
        WHOLE: pa.int64(),
        REAL: pa.float64(),
        FLAG: pa.bool_(),
        TEXTS: pa.list_(pa.string()),
        COUNTS: pa.map_(pa.string(), pa.int64()),
    }


def rows(path: Path, columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """The rows of a file, some columns of them, read piece by piece."""
    import pyarrow.parquet as pq  # noqa: PLC0415

    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(columns=list(columns)):
            yield from zip(*(batch.column(name).to_pylist() for name in columns), strict=True)


__all__ = ["COUNTS", "FLAG", "REAL", "TEXT", "TEXTS", "WHOLE", "Columns", "Writer", "is_installed", "rows"]
