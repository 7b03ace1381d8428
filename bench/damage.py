"""How extraction stands damage: `python -m bench.damage [rounds]` prints, for each kind, what became of the figures.

A figure of the damaged document is *right* where the clean one has it with that label, period and value, *unresolved*
where it is told to be in doubt or is gone, and *false* where a value stands that the clean document does not have.
"""

import sys
from copy import deepcopy
from random import Random

from tests.properties.damage import DAMAGES, clean, read, text_of, told


def main(rounds: int) -> None:
    """Damage one table of a clean document, `rounds` times for each kind."""
    print(f"{'damage':<20} {'figures':>8} {'right':>8} {'unresolved':>11} {'false':>6}  documents with a false figure")
    for damage in DAMAGES:
        figures = right = false = documents = 0
        for seed in range(rounds):
            random = Random(seed)
            page = clean(random)
            tables = deepcopy(page.tables)
            damage(tables[random.randrange(3)], random)
            found = told(read(text_of(tables))[0])
            wrong = [figure for figure in found if figure not in page.truth]
            if wrong and len(sys.argv) > 2:
                print(damage.__name__, seed, wrong[:4])
            figures += sum(len(row) - 1 for grid in page.tables for row in grid[3:])
            right += len(found) - len(wrong)
            false += len(wrong)
            documents += bool(wrong)
        print(
            f"{damage.__name__:<20} {figures:>8} {right / figures:>8.2%} {max(0, figures - right) / figures:>11.2%} "
            f"{false / figures:>6.2%}  {documents / rounds:.1%}"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
