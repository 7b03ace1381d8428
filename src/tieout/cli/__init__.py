"""The command line: thin commands over library functions, findings on stderr, results on stdout.

Exit codes: 0 clean; 1 findings at or above ``--fail-on``; 2 usage, or a filing, mapping or document that can't be read;
3 a required check did not run; 70 internal error.
"""

from tieout.cli._main import main, tieout

__all__ = ["main", "tieout"]
