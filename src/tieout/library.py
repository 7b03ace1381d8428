"""tieout for programs: `from tieout import build, check, Engine`.

Nothing here prints, sets up logging, or keeps state between calls; what a call finds is in what it gives.
"""

from collections.abc import Iterable
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

from tieout import pipeline, regulator
from tieout.diagnostics import Severity
from tieout.engine import Warm
from tieout.pipeline import BuildOptions, BuildResult
from tieout.regulator import CheckOptions, CheckResult

AnyPath = str | PathLike[str]
FailOn = Literal["error", "warning"]


class Engine:
    """An engine for many documents: a taxonomy that several of them use is loaded once.

    Its processes begin with the ``with`` block, or with the first call, and end with the block or with `close`. Calls
    are served one at a time: a second thread waits. ``profile`` is empty to let each submission's taxonomy decide;
    ``packages`` are taxonomy packages or folders of them; ``policy`` is a YAML file that says what findings mean for
    acceptance. All three hold for every check.
    """

    def __init__(self, profile: str = "", packages: Iterable[AnyPath] = (), policy: AnyPath | None = None) -> None:
        self._profile = profile
        self._packages = tuple(map(Path, packages))
        self._policy = Path(policy) if policy is not None else None
        self._warm = Warm()

    def __enter__(self) -> Self:
        self._warm.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End the engine's processes; a later call begins them again."""
        self._warm.close()

    def check(self, *paths: AnyPath, prior: AnyPath | None = None, fail_on: FailOn = "error") -> CheckResult:
        """Check submissions at the paths given, as ``tieout check`` does.

        ``prior`` is the filing before, to compare comparatives with. What is wrong with a submission is in its
        findings, what is wrong with a path, the profile or the policy in those of the result; nothing is raised.
        """
        options = CheckOptions(
            paths=tuple(map(Path, paths)),
            profile=self._profile,
            packages=self._packages,
            policy=self._policy,
            prior=Path(prior) if prior is not None else None,
            fail_on=Severity[fail_on.upper()],
        )
        return regulator.check(options, with_engine=self._warm)

    def build(
        self,
        filing: AnyPath,
        *,
        document: AnyPath | None = None,
        output: AnyPath | None = None,
        fail_on: FailOn = "error",
    ) -> BuildResult:
        """Build the filing that a ``filing.yaml`` describes, as ``tieout build`` does.

        ``document`` is read instead of the filing's own; ``output`` is the folder to replace whole, ``out/`` and the
        name of the filing's folder where it is None. What is wrong with the files is in the result's findings. The
        profile and the packages of a build are those that the filing names.
        """
        options = BuildOptions(
            filing=Path(filing),
            document=Path(document) if document is not None else None,
            output=Path(output) if output is not None else None,
            fail_on=Severity[fail_on.upper()],
        )
        return pipeline.build(options, with_engine=self._warm)


def build(
    filing: AnyPath, *, document: AnyPath | None = None, output: AnyPath | None = None, fail_on: FailOn = "error"
) -> BuildResult:
    """Build one filing, as `Engine.build` says."""
    with Engine() as engine:
        return engine.build(filing, document=document, output=output, fail_on=fail_on)


def check(
    *paths: AnyPath,
    profile: str = "",
    packages: Iterable[AnyPath] = (),
    policy: AnyPath | None = None,
    prior: AnyPath | None = None,
    fail_on: FailOn = "error",
) -> CheckResult:
    """Check submissions, as `Engine` and `Engine.check` say."""
    with Engine(profile, packages, policy) as engine:
        return engine.check(*paths, prior=prior, fail_on=fail_on)


__all__ = ["Engine", "build", "check"]
