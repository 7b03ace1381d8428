"""Packages as bytes: the same files give the same zip, on any day and any machine."""

import hashlib
import io
import zipfile

from tieout.model import Package

# The earliest date a zip can say; a package has no clock.
_DATE = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_MODE = 0o100644 << 16


def to_bytes(package: Package) -> bytes:
    """The package as a zip: fixed dates and permissions, the files in their order, deflated."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path, content in package.files:
            info = zipfile.ZipInfo(path, _DATE)
            info.create_system = _UNIX
            info.external_attr = _MODE
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content, compresslevel=9)
    return buffer.getvalue()


def sha256(content: bytes) -> str:
    """The SHA-256 digest in lower-case hexadecimal, as receipts and lock files give it."""
    return hashlib.sha256(content).hexdigest()


__all__ = ["sha256", "to_bytes"]
