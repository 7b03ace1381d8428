"""Inline XBRL and the extension taxonomy: a report as one page and the files of its extension, byte for byte alike."""

from tieout.ixbrl._document import render
from tieout.ixbrl._extension import extension_files
from tieout.ixbrl._inspect import inspect
from tieout.ixbrl._namespaces import schema_url

__all__ = ["extension_files", "inspect", "render", "schema_url"]
