"""How much each piece of evidence counts: points on a scale of `MAX_SCORE`, set by hand.

Few and whole numbers on purpose: what there is to learn from is a few hundred labels of a handful of issuers, which
would teach finer weights nothing but those issuers (docs/decisions/0007-suggestion.md).
"""

from dataclasses import dataclass

from tieout.mapping.suggestion._types import Query


@dataclass(frozen=True, slots=True)
class Weights:
    """Points for evidence; see the comments."""

    # Wording: a label with all words in common and no others has `wording`.
    wording: int = 560
    whole: int = 40  # every word of both sides is met
    verbatim: int = 110  # the label is a label of the taxonomy, letter by letter
    verbatim_alone: int = 170  # the same, and nothing says where the row stands: more on top
    reworded: int = 12  # off where an entry of the thesaurus was used
    reworded_again: int = 30  # off for each further entry
    shortened: int = 10  # off where the taxonomy's qualifier is left out
    with_section: int = 60  # off where the words of the section above were needed
    unsaid_noncurrent: int = -30  # the concept says non-current, neither the label nor its section does
    unsaid_current: int = -10  # the same for current
    liquidity: int = -220  # the taxonomy has it in the order of liquidity only, and nothing says current or not
    # A rule of a pack that gives the concept to this wording: its statement and section fit, are not known, do not fit.
    rule_fits: int = 130
    rule_open: int = 60
    rule_elsewhere: int = 10
    rule_misfit: int = 2  # divides the points for a wording that only rules for other statements or sections list
    rule_reworded: int = 3  # divides these where the wording is the thesaurus's and not the label's
    # Where the concept is usual.
    statement: int = 90  # in the statement's own presentation
    statement_note: int = -30  # in the notes that break the statement down
    other_statement: int = -90
    section: int = 110  # in proportion to the words of the sections above that its ancestors have
    portion: int = 30  # the section and the concept's label both say current, or both non-current
    other_section: int = -110  # current for non-current, investing for financing
    primary: int = 60  # of any primary statement, where none is named
    primary_oci: int = 15  # of other comprehensive income only, whose rows repeat the words of profit or loss
    usual: int = 40  # lines that the packs know, by the number of wordings they know
    required: int = 15  # a line that IAS 1.54 or 1.82 requires
    depth: int = -3  # for each level in the presentation
    # What the figure is.
    other_type: int = -260
    balance: int = 40
    other_balance: int = -60
    # The filing's own context.
    total: int = 120  # is added up to a total of this table
    part: int = 320  # is the total of rows of this table
    sibling: int = 60  # stands beside concepts of this table
    elsewhere: int = 200  # the same label has it in another table
    taken: int = -60  # another row of this table has it already

    def most_beside_wording(self, query: Query, *, with_section: bool) -> int:
        """The most points that all evidence but wording and rules can add for a query."""
        return (
            max(self.statement, self.primary)
            + (self.section + self.portion) * with_section
            + self.usual
            + self.required
            + self.balance * bool(query.balance_hint)
            + self.total * bool(query.totals)
            + self.part * bool(query.parts)
            + self.sibling * bool(query.siblings)
            + self.elsewhere * bool(query.elsewhere)
        )


WEIGHTS = Weights()

__all__ = ["WEIGHTS", "Weights"]
