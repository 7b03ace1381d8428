"""How long reading and extraction take: `python -m bench.extraction [DOCUMENT]`.

Prints the time for a document at 1, 4 and 16 times its length, each with its ratio to the first, and for inputs of one
odd shape at two sizes. Where time grows with the length, the ratio is near the factor. Without DOCUMENT one is made.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from tests.properties.damage import clean, text_of

from tieout.extract import extract
from tieout.model import RawDocument
from tieout.readers.text import blocks


def seconds(text: str) -> float:
    """The least time of two runs."""
    times = []
    for _ in range(2):
        begin = time.perf_counter()
        lines = tuple(text.split("\n"))
        extract(RawDocument("d.txt", "", "text/plain", lines, blocks(lines, "d.txt")))
        times.append(time.perf_counter() - begin)
    return min(times)


def made() -> str:
    """A document of thirty tables."""
    return "\n".join(text_of(clean(Random(seed)).tables) for seed in range(10))


SIZES = (100, 400)
HEAD = "\t2023\t2024\n\tRMB'000\tRMB'000\n"
SHAPES: dict[str, Callable[[int], str]] = {
    "rows that do not foot": lambda size: (
        HEAD + "".join(f"Row {at}\t{at * 7 + 3}\t{at * 5 + 1}\n" for at in range(size))
    ),
    "rows of nils": lambda size: HEAD + "Row\t-\t-\n" * size,
    "labels without figures": lambda size: HEAD + "Word and\t\t\n" * size,
    "lines of no words": lambda size: HEAD + "\t\t,\n" * size + "Rent\t1\t2\n",
    "columns": lambda size: "\t".join(["", *["2024"] * size]) + "\nRent" + "\t1" * size + "\n",
    "words in the header": lambda size: "\t".join(["", *["Year ended"] * size]) + "\nRent" + "\t1" * size + "\n",
    "a long cell": lambda size: HEAD + f"Rent\t{'1 ' * size}x\t{'(' * size}\n",
    "a long header cell": lambda size: f"\t{'Year of ' * size}\t2024\nRent\t1\t2\n",
    "a long label": lambda size: HEAD + f"{'Rent (1) ' * size}\t1\t2\n",
    "a long line": lambda size: "word 12 of 2024, " * size,
    "a line of blanks": lambda size: f"Rent{' ' * size}x\nHeat{' ' * size}y\n",
    "a line of dots": lambda size: f"Rent {'. ' * size}x\nHeat{'.' * size}y\n",
    "aligned rows": lambda size: "              2023    2024\n" + "Rent            10      12\n" * size,
    "aligned rows between blank lines": lambda size: (
        "             2023    2024\n" + "Rent            10      12\n\n" * size
    ),
    "a line of pipes": lambda size: f"|{'|' * size}\n|{'-|' * size}\n",
    "tables": lambda size: (f"Costs:\n\n{HEAD}Rent\t10\t20\nHeat\t1\t2\nTotal\t11\t22\n\n") * size,
    "headers below rows": lambda size: f"{HEAD}Rent\t10\t20\n" * size,
}


def main() -> None:
    """Print the tables of times."""
    text = Path(sys.argv[1]).read_text(encoding="utf-8") if len(sys.argv) > 1 else made()
    first = seconds(text)
    for factor in (1, 4, 16):
        taken = seconds(f"{text}\n\n" * factor)
        print(f"{factor:>3} x {len(text):>9,} characters {taken:8.2f} s  ratio {taken / first:6.2f}")
    for name, shape in SHAPES.items():
        small, large = (seconds(shape(size)) for size in SIZES)
        times = f"{SIZES[0]:,}: {small:7.3f} s   {SIZES[1]:,}: {large:7.3f} s"
        print(f"{name:<34} {times}   ratio {large / small:6.2f}", flush=True)


if __name__ == "__main__":
    main()
