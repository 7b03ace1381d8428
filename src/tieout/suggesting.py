"""Proposals for the lines of a filing, and their acceptance into the filer's own mapping pack."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tieout import mapping, packs, pipeline, proposals, store, tagging
from tieout.diagnostics import FileAt, Finding, Severity
from tieout.diagnostics import codes_accepting as codes
from tieout.diagnostics.codes_store import CHANGED
from tieout.filing import Filing
from tieout.mapping import Layer, Pack
from tieout.mapping.suggestion import Suggester, Thesaurus
from tieout.model import Report
from tieout.proposals import Accepted, Advice, Adviser, Edit, Text, Tried
from tieout.store import TextFile, bundled, suggesters
from tieout.tagging import Concepts
from tieout.taxonomy import Taxonomy
from tieout.yaml_source import written

Progress = pipeline.Progress
_NEW_PACK = "mappings.yaml"


@dataclass(frozen=True, slots=True)
class SuggestOptions:
    """What to rank: the filing's file, another document for it, mapped lines too, and how many options for each."""

    filing: Path
    document: Path | None = None
    every: bool = False
    limit: int = 5


@dataclass(frozen=True, slots=True)
class SuggestResult:
    """What came of ranking: the exit code, the findings that kept it from being done, and the advice for each line."""

    exit_code: int
    findings: tuple[Finding, ...]
    advice: tuple[Advice, ...] = ()


@dataclass(frozen=True, slots=True)
class AcceptOptions:
    """What to accept: the filing's file, another document for it, acceptances as written, and the file for the rules.

    ``into`` is None for the last of the filing's own packs. Nothing is written without ``write``.
    """

    filing: Path
    accept: tuple[str, ...]
    document: Path | None = None
    into: Path | None = None
    write: bool = False


@dataclass(frozen=True, slots=True)
class AcceptResult:
    """What came of acceptances: the exit code, findings, and the edits; they are written where there is no error."""

    exit_code: int
    findings: tuple[Finding, ...]
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class _Study:
    """A filing tagged as its packs say, ready to be asked about its lines."""

    filing: Filing
    report: Report
    packs: tuple[Pack, ...]
    taxonomy: Taxonomy
    adviser: Adviser


@dataclass(frozen=True, slots=True)
class _Target:
    """The pack that rules are written to: its place in the filing's order, its files with their paths, and the file
    that rules go to. ``adds`` is the name that the filing must list for a new pack, else empty.
    """

    index: int
    files: tuple[tuple[Path, TextFile], ...]
    name: str
    adds: str = ""


def suggest(options: SuggestOptions, progress: Progress = lambda _: None) -> SuggestResult:
    """Rank concepts for every line of a filing that no rule maps, or for all with ``every``.

    Exit codes are those of a build: 2 where anything can't be read, 1 where a finding is an error.
    """
    study, code, findings = _study(options.filing, options.document, progress)
    if study is None:
        return SuggestResult(code, findings)
    asked = [line for line in study.adviser.book.lines if options.every or line.meaning is None]
    unaware = _without_own_rules(study) if options.every else study.adviser
    advice = []
    for number, line in enumerate(asked, 1):
        progress(f"ranking line {number} of {len(asked)}")
        adviser = unaware if line.meaning else study.adviser
        advice.append(adviser.advise(line, options.limit))
    return SuggestResult(pipeline.CLEAN, (), tuple(advice))


def accept(options: AcceptOptions, progress: Progress = lambda _: None) -> AcceptResult:
    """Turn acceptances into rules of the filer's pack, try them on the document, and write them where asked to.

    Nothing is written where any acceptance is refused (exit 1).
    """
    requests, findings = _requests(options.accept)
    if findings:
        return AcceptResult(pipeline.FINDINGS, findings)
    study, code, findings = _study(options.filing, options.document, progress)
    if study is None:
        return AcceptResult(code, findings)
    target, findings = _target(options, study)
    if target is None:
        return AcceptResult(pipeline.FINDINGS, findings)
    progress("trying the rules on the document")
    edits, findings = _edits(requests, study, target, options.filing)
    if findings:
        return AcceptResult(pipeline.FINDINGS, findings)
    if options.write:
        findings = _write(edits, target, options.filing)
    return AcceptResult(pipeline.FINDINGS if findings else pipeline.CLEAN, findings, edits)


def _study(path: Path, document: Path | None, progress: Progress) -> tuple[_Study | None, int, tuple[Finding, ...]]:
    """Read, extract and tag a filing; None with the exit code and the findings where that can't be done."""
    progress("reading and tagging the filing")
    draft = pipeline.draft(pipeline.BuildOptions(path, document))
    if draft.filing is None or draft.taxonomy is None or draft.report is None:
        return None, draft.exit_code, draft.findings
    thesaurus, findings = suggesters.load_thesaurus()
    if thesaurus is None:
        return None, pipeline.UNREADABLE, findings
    progress("learning the words of the taxonomy")
    concepts = Concepts.of(draft.packs, draft.taxonomy, draft.filing)
    adviser = Adviser(
        _book(draft.report, concepts),
        Suggester.of(draft.taxonomy, draft.packs, thesaurus),
        draft.packs,
        proposals.Members(concepts),
    )
    return _Study(draft.filing, draft.report, draft.packs, draft.taxonomy, adviser), pipeline.CLEAN, ()


def _book(report: Report, concepts: Concepts) -> proposals.Book:
    """The lines of a report with the balances of all concepts."""
    balances = {name: concept.balance for name, concept in concepts.taxonomy.concepts.items()}
    balances |= {concepts.own(name): declared.balance for name, declared in concepts.concepts.items()}
    return proposals.Book(proposals.lines(report.decisions, report.facts), report.document, balances)


def _without_own_rules(study: _Study) -> Adviser:
    """An adviser that does not know the filer's own rules, which would only repeat themselves for mapped lines."""
    thesaurus, _ = suggesters.load_thesaurus()
    general = [pack for pack in study.packs if pack.layer is not Layer.FILER]
    suggester = Suggester.of(study.taxonomy, general, thesaurus or Thesaurus(()))
    return Adviser(study.adviser.book, suggester, study.packs, study.adviser.members)


def _requests(written_ones: Iterable[str]) -> tuple[tuple[proposals.Request, ...], tuple[Finding, ...]]:
    """The acceptances as read."""
    requests: list[proposals.Request] = []
    findings: list[Finding] = []
    for text in written_ones:
        request, told = proposals.parse_request(text)
        requests += [request] if request else []
        findings += told
    return tuple(requests), tuple(findings)


def _target(options: AcceptOptions, study: _Study) -> tuple[_Target | None, tuple[Finding, ...]]:
    """The pack for the rules: that of ``into``, else the filing's last of its own, else a new one beside the filing."""
    beside = options.filing.parent
    found = [_files(name, beside) for name, _ in study.filing.mappings]
    if options.into is None:
        own = [at for at, files in enumerate(found) if files and study.packs[at].layer is Layer.FILER]
        if own:
            return _Target(own[-1], found[own[-1]], found[own[-1]][-1][1].name), ()
    path = options.into or beside / _NEW_PACK
    if path.resolve().is_relative_to(bundled.root("mappings").resolve()):
        return None, (codes.READ_ONLY.at(FileAt(path.as_posix()), file=path.as_posix()),)
    for at, files in enumerate(found):
        for file, text in files:
            if file.resolve() == path.resolve():
                return _Target(at, files, text.name), ()
    return _other(path, study, beside)


def _other(path: Path, study: _Study, beside: Path) -> tuple[_Target | None, tuple[Finding, ...]]:
    """A pack that the filing does not list yet: a file that is there, or a new one."""
    name = store.shown_name(path.resolve(), beside.resolve())
    text = TextFile(name, "", "")
    if path.exists():
        read, findings = store.read_text(path, name)
        parsed, told = mapping.parse(read.text, name) if read else (None, ())
        if read is None or parsed is None:
            return None, (*findings, *told)
        text = read
    return _Target(len(study.packs), ((path, text),), name, adds=name), ()


def _files(name: str, beside: Path) -> tuple[tuple[Path, TextFile], ...]:
    """The files of a pack that stands beside the filing; none for one that comes with tieout."""
    path = store.resolve(name, beside, "mappings")
    if path is None or path.resolve().is_relative_to(bundled.root("mappings").resolve()):
        return ()
    opened, _ = packs.named([name], beside)
    return tuple((file.path, file.text) for file in opened.files)


def _edits(
    requests: Sequence[proposals.Request], study: _Study, target: _Target, filing: Path
) -> tuple[tuple[Edit, ...], tuple[Finding, ...]]:
    """The edits that the requests ask for, tried on the document; findings where any is refused."""
    accepted: list[Accepted] = []
    findings: list[Finding] = []
    for request in requests:
        resolved, told = proposals.resolve(request, study.adviser)
        accepted += [resolved] if resolved else []
        findings += told
    if findings:
        return (), tuple(findings)
    files = [Text(file.name, file.text or _new_text(study)) for _, file in target.files]
    concepts = study.adviser.members.concepts
    edits, told = proposals.plan(accepted, files, target.name, study.adviser.book.lines, concepts)
    findings += told or _tried(accepted, study, target, files, edits)
    listed, told = _listed(target, filing)
    findings += told
    is_new = {file.name for _, file in target.files if not file.text}
    done = tuple(Edit(each.name, "", each.after) if each.name in is_new else each for each in edits)
    return ((*done, *listed), ()) if not findings else ((), tuple(findings))


def _tried(
    accepted: Sequence[Accepted], study: _Study, target: _Target, files: Sequence[Text], edits: Sequence[Edit]
) -> tuple[Finding, ...]:
    """Findings about edits whose rules don't do what was accepted, or do more."""
    after = {edit.name: edit.after for edit in edits}
    parsed = [mapping.parse(after.get(file.name, file.text), file.name) for file in files]
    fatal = tuple(finding for _, told in parsed for finding in told)
    pack = mapping.join([each for each, _ in parsed if each]) if not fatal else None
    if pack is None:
        return fatal
    changed = (*study.packs[: target.index], pack, *study.packs[target.index + 1 :])
    if wrong := [each for each in mapping.check(changed, study.taxonomy) if each.severity is Severity.ERROR]:
        return tuple(wrong)
    report = study.report
    items = [decision.item for decision in report.decisions]
    tagged, _ = tagging.tag(items, report.document, changed, study.taxonomy, study.filing)
    before = Tried(report.decisions, report.facts)
    return proposals.verify(before, Tried.of(tagged), accepted, study.adviser.members.concepts)


def _new_text(study: _Study) -> str:
    """The beginning of a pack for the filing."""
    filing = study.filing
    return (
        f"pack: {written(filing.prefix)}\n"
        f"title: {written(f'What is particular to {filing.entity.name}')}\n"
        "layer: filer\n"
        f"taxonomy: {written(filing.taxonomy)}\n"
        "rules:\n"
    )


def _listed(target: _Target, filing: Path) -> tuple[tuple[Edit, ...], tuple[Finding, ...]]:
    """The edit of the filing's file that lists a new pack."""
    if not target.adds:
        return (), ()
    file, findings = store.read_text(filing, filing.name)
    if file is None:
        return (), findings
    try:
        insertion = proposals.flow_item(file.text, "mappings", written(target.adds))
    except proposals.CannotInsertError as refused:
        return (), (codes.NO_PLACE.at(FileAt(file.name), file=file.name, why=refused),)
    return (Edit(file.name, file.text, proposals.insert(file.text, [insertion])),), ()


def _write(edits: Sequence[Edit], target: _Target, filing: Path) -> tuple[Finding, ...]:
    """Write all edits, a new pack before the filing lists it; none where a file has changed since it was read."""
    paths = {file.name: path for path, file in target.files}
    paths.setdefault(filing.name, filing)
    formers: dict[str, TextFile] = {}
    for edit in (each for each in edits if each.before):
        now, findings = store.read_text(paths[edit.name], edit.name)
        if now is None or now.text != edit.before:
            return findings or (CHANGED.at(FileAt(edit.name), file=edit.name),)
        formers[edit.name] = now
    for edit in edits:
        path, former = paths[edit.name], formers.get(edit.name)
        findings = (
            store.write_over(path, edit.after, former) if former else store.write_new(path, edit.after, edit.name)
        )
        if findings:
            return findings
    return ()


__all__ = ["AcceptOptions", "AcceptResult", "SuggestOptions", "SuggestResult", "accept", "suggest"]
