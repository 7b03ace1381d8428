"""Write the files that are made from the code: `make docs`."""

from pathlib import Path

from tieout import filing, mapping, profiles, regulator
from tieout.diagnostics.catalogue import CATALOGUE
from tieout.diagnostics.document import page
from tieout.export import check
from tieout.mapping import suggestion

ROOT = Path(__file__).resolve().parents[1]


def generated() -> dict[str, str]:
    """The generated files by their path in the tree."""
    return {
        "docs/check.schema.json": check.schema(),
        "docs/findings.md": page(CATALOGUE),
        "docs/policy.schema.json": regulator.schema(),
        "mappings/filing.schema.json": filing.schema(),
        "mappings/mapping.schema.json": mapping.schema(),
        "src/tieout/profiles/profile.schema.json": profiles.schema(),
        "mappings/thesaurus.schema.json": suggestion.thesaurus_schema(),
    }


if __name__ == "__main__":
    for name, text in generated().items():
        (ROOT / name).write_text(text, encoding="utf-8", newline="\n")
