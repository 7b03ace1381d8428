"""What is being filed: `filing.yaml` read into a `Filing`, and a first draft of one from a document."""

from tieout.filing._draft import draft
from tieout.filing._filing import Filing, parse
from tieout.filing._shape import schema

__all__ = ["Filing", "draft", "parse", "schema"]
