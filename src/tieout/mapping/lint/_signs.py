"""Rules for the sign that can't be right for the balance of the concept and the statement it stands in.

A page of profit or loss prints what a figure adds to the profit; one of cash flows, what it adds to cash. So there a
figure whose concept has the opposite balance needs a rule for its sign, and one that has the same needs none.
"""

from collections.abc import Iterator

from tieout.diagnostics import Finding
from tieout.diagnostics import codes_lint as codes
from tieout.mapping._pack import Sign
from tieout.mapping.lint._desk import About, Desk
from tieout.mapping.lint._source import Line

# The balance whose facts are positive where the statement's total grows (XBRL 2.1, 5.1.1.2).
_GROWS = {"IS": "credit", "OCI": "credit", "CF": "debit"}
_CASH_FLOWS = frozenset({"CF"})
_MOVEMENTS = frozenset({"IS", "OCI", "CF"})


def signs(desk: Desk) -> Iterator[Finding]:
    """Deductions of what is not deducted, and deducted concepts that are reported as they are presented."""
    siblings = _deducting(desk)
    for line in desk.lines:
        about = desk.about(line.concept)
        if about and about.is_monetary and about.balance and line.statements != frozenset({"EQ"}):
            statement = _statement(line, about)
            if line.rule.sign is Sign.DEDUCTION and (why := _meaningless(about, statement, desk)):
                yield codes.SIGN_DEDUCTION.at(line.place("sign"), name=about.name, balance=about.balance, why=why)
            elif line.rule.sign is Sign.PRESENTED and _needs_sign(line, about, statement, siblings):
                yield codes.SIGN_PRESENTED.at(
                    line.rule.concept.at if line.rule.concept else None,
                    related=(line.rule.at,),
                    name=about.name,
                    balance=about.balance,
                )
    yield from _reversed(desk)


def _reversed(desk: Desk) -> Iterator[Finding]:
    """What adds to cash, with its sign reversed in a statement of cash flows."""
    for line in desk.lines:
        about = desk.about(line.concept)
        if (
            about
            and line.rule.sign is Sign.REVERSED
            and about.balance == _GROWS["CF"]
            and about.statements == _CASH_FLOWS
            and line.statements == _CASH_FLOWS
        ):
            yield codes.SIGN_REVERSED.at(line.place("sign"), name=about.name)


def _statement(line: Line, about: About) -> str:
    """The statement of movements that a rule is for: the one it says, or the only one that presents its concept."""
    said = line.statements
    found = said if said is not None else frozenset(about.statements)
    if found <= {"IS", "OCI"} and found:
        return "IS"
    return next(iter(found)) if len(found) == 1 else ""


def _meaningless(about: About, statement: str, desk: Desk) -> str:
    """Why the concept can't be a deduction; empty where it may be one."""
    if about.period == "duration" and _GROWS.get(statement) == about.balance:
        return {"IS": "it adds to the profit", "CF": "it adds to cash"}[statement]
    # Liabilities are deducted where a statement leads from assets to net assets; assets are deducted nowhere.
    if about.period == "instant" and about.balance == "debit" and about.concept:
        arcs = desk.taxonomy.calculation_parents(about.concept.name)
        if arcs and all(not arc.attribute("weight", "1").startswith("-") for arc in arcs):
            return "the taxonomy adds it in every sum"
    return ""


def _needs_sign(line: Line, about: About, statement: str, siblings: frozenset[tuple[object, str]]) -> bool:
    """Whether the concept is deducted on the page, so that its figures as presented would have the wrong sign."""
    beside = (_group(line), about.balance) in siblings
    if about.period != "duration" or about.concept is None:
        return about.period == "duration" and beside
    if _GROWS.get(statement) in (None, about.balance) or (statement == "CF" and about.statements != _CASH_FLOWS):
        return False
    return beside or bool(line.statements and line.statements <= _MOVEMENTS)


def _deducting(desk: Desk) -> frozenset[tuple[object, str]]:
    """The groups that have rules of deductions, with the balance of their concepts."""
    told = ((line, desk.about(line.concept)) for line in desk.lines if line.rule.sign is Sign.DEDUCTION)
    return frozenset((_group(line), about.balance) for line, about in told if about and line.groups)


def _group(line: Line) -> object:
    """The innermost group around a rule, by its place."""
    return line.groups[-1].at if line.groups else None


__all__ = ["signs"]
