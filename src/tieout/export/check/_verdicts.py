"""Verdicts of several submissions as one."""

from tieout.model import CheckRun, Verdict

# The gravest first: what could not be judged comes before what was found.
_ORDER = (Verdict.NOT_RUN, Verdict.REFUSED, Verdict.INVALID, Verdict.VALID)


def worst_verdict(run: CheckRun) -> Verdict:
    """The gravest verdict of a run; NOT RUN where nothing was checked."""
    verdicts = {each.verdict for each in run.submissions}
    return next((verdict for verdict in _ORDER if verdict in verdicts), Verdict.NOT_RUN)


__all__ = ["worst_verdict"]
