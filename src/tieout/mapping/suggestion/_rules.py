"""How far a pack's rule fits a row of which not everything may be known."""

from tieout.mapping import Rule
from tieout.mapping.suggestion._asked import Asked
from tieout.mapping.suggestion._types import Reason
from tieout.mapping.suggestion._weights import Weights


def rule_reason(rule: Rule, asked: Asked, weights: Weights) -> Reason:
    """The reason that a rule gives which lists the row's wording."""
    fits, open_ = True, False
    titles = asked.titles
    for each in rule.conditions:
        if each.statements:
            open_ = open_ or not asked.statement
            fits = fits and any(statement in each.statements for statement in asked.statements)
        if each.caption or each.after or each.before or each.beside:
            open_, fits = True, fits and not titles
        if each.period and asked.period:
            fits = fits and each.period == asked.period
        if each.sections or each.headings:
            met = bool(titles & {*each.sections, *each.headings})
            open_ = open_ or (not met and not titles)
            fits = fits and (met or not titles)
    if not fits:
        return Reason("rule", f"a rule gives it to this wording elsewhere ({rule.at})", weights.rule_elsewhere)
    if open_:
        return Reason(
            "rule", f"a rule gives it to this wording in one statement or section ({rule.at})", weights.rule_open
        )
    return Reason("rule", f"a rule gives it to this wording ({rule.at})", weights.rule_fits)


__all__ = ["rule_reason"]
