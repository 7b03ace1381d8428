"""Write reports of invented companies: `python -m bench.documents OUT --facts 1000 --seeds 0-199 --kind full`.

``core`` and ``full`` write report packages, ``source`` writes a folder with a filing to build for each seed.
"""

import argparse
from pathlib import Path

from bench import documents

from tieout.package import to_bytes


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--facts", type=int, default=1_000)
    parser.add_argument("--seeds", default="0-0", help="first and last seed")
    parser.add_argument("--kind", choices=["core", "full", "source"], default="full")
    args = parser.parse_args()
    first, last = map(int, args.seeds.split("-"))
    for seed in range(first, last + 1):
        write(args.out, seed, args.facts, args.kind)


def write(out: Path, seed: int, facts: int, kind: str) -> Path:
    """Write the report of a seed below ``out``; answers the package, or the filing of a source."""
    out.mkdir(parents=True, exist_ok=True)
    if kind != "source":
        path = out / f"{kind}-{facts}-{seed}.xbri"
        path.write_bytes(to_bytes(documents.packaged(seed, facts, "full" if kind == "full" else "core")))
        return path
    folder = out / f"source-{facts}-{seed}"
    folder.mkdir(exist_ok=True)
    for name, text in documents.sourced(seed, facts).items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder / "filing.yaml"


if __name__ == "__main__":
    main()
