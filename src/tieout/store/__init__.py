"""Files around a filing: what comes with tieout, what stands beside the filing, and where results go."""

from tieout.store import bundled, outputs
from tieout.store._files import MAX_BYTES, TextFile, read_text, write_new
from tieout.store._packs import load_pack, pack_paths, read_pack_files, resolve, shown_name
from tieout.store._rewrite import Change, is_current, rewrite

__all__ = [
    "MAX_BYTES",
    "Change",
    "TextFile",
    "bundled",
    "is_current",
    "load_pack",
    "outputs",
    "pack_paths",
    "read_pack_files",
    "read_text",
    "resolve",
    "rewrite",
    "shown_name",
    "write_new",
]
