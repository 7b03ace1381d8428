"""What a batch needs besides tieout itself."""

from importlib.util import find_spec

from tieout.batch import _parquet
from tieout.batch._types import DASK, BatchOptions
from tieout.batch._urls import is_url
from tieout.diagnostics import Finding
from tieout.diagnostics import codes_batch as codes


def missing(options: BatchOptions) -> tuple[Finding, ...]:
    """The finding that an extra is not installed which a batch needs, if one is not."""
    if not _parquet.is_installed():
        return (no_tables(),)
    if any(map(is_url, (*options.sources, str(options.output)))) and find_spec("fsspec") is None:
        return (codes.NO_EXTRA.at(None, program="fsspec", use="Files under URLs need", extra="s3"),)
    if options.executor == DASK and find_spec("distributed") is None:
        return (codes.NO_EXTRA.at(None, program="distributed", use="A Dask cluster needs", extra="dask"),)
    return ()


def no_tables() -> Finding:
    """The finding that there is nothing to read and write tables with."""
    return codes.NO_EXTRA.at(None, program="pyarrow", use="Parquet tables need", extra="batch")


__all__ = ["missing", "no_tables"]
