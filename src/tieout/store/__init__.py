"""Files around a filing: what comes with tieout, what stands beside the filing, and where results go."""

from tieout.store import bundled, outputs
from tieout.store._files import MAX_BYTES, TextFile, read_text, readable, write_files, write_new, write_over
from tieout.store._folders import cache_folder
from tieout.store._packs import load_pack, pack_paths, read_pack_files, resolve, shown_name

__all__ = [
    "MAX_BYTES",
    "TextFile",
    "bundled",
    "cache_folder",
    "load_pack",
    "outputs",
    "pack_paths",
    "read_pack_files",
    "read_text",
    "readable",
    "resolve",
    "shown_name",
    "write_files",
    "write_new",
    "write_over",
]
