"""The profiles that come with tieout: every YAML file beside this module.

They are part of the program as its modules are, so they are read as those are: once, through the import system. A file
that is not sound is a fault of tieout's own.
"""

from importlib.resources import files

from tieout.profiles._parse import parse
from tieout.profiles._types import Profile


def shipped() -> tuple[Profile, ...]:
    """All of them; those that tieout builds for come first, then by name."""
    sources = (each for each in files(__package__).iterdir() if each.name.endswith(".yaml"))
    profiles = (_read(each.read_text(encoding="utf-8"), each.name) for each in sources)
    return tuple(sorted(profiles, key=lambda profile: (not profile.is_built, profile.name)))


def _read(text: str, name: str) -> Profile:
    profile, findings = parse(text, name)
    if profile is None:
        raise RuntimeError("; ".join(str(finding) for finding in findings))
    return profile


__all__ = ["shipped"]
