"""Headers that show years and nothing else, in a document all of whose periods are financial years or their ends.

Notes are headed so: the page leaves it to the reader whether a figure is for the year or at its end. Extraction says
which year it is; the concept that a rule gives settles the rest.
"""

from tieout.extract.headers import Header
from tieout.extract.periods import Groups, Vocabulary
from tieout.extract.phrases import Phrase

_YEAR = 12


def by_years(header: Header, count: int, vocabulary: Vocabulary, year_end: tuple[int, int] | None) -> Groups | None:
    """The financial years that the ``count`` groups of a header name; None where it names more, less or others.

    ``year_end`` is the (month, day) that the filing states. A header of the document with any other period, such as
    an interim one, leaves open what a year alone means.
    """
    if year_end is None or header.fragments or len(header.years) != count:
        return None
    annual = {Phrase(0, *year_end), Phrase(_YEAR, *year_end)}
    found = (Phrase(_YEAR, *year_end).in_year(year.year) for year in header.years)
    years = tuple(year for year in found if year)
    if not vocabulary.phrases <= annual or len(set(years)) < count:
        return None
    source = "the filing's financial year: a figure is for it or at its end, as its concept asks"
    return Groups((None,) * count, ("",) * count, False, evidence=f"assumed: {source}", years=years)


__all__ = ["by_years"]
