"""A profile from its YAML."""

from tieout.diagnostics import Finding
from tieout.profiles._shape import SHAPE
from tieout.profiles._types import (
    ContextRule,
    EngineRule,
    EntityRule,
    ExtensionRule,
    FactRule,
    HiddenRule,
    KnownPackage,
    KnownTaxonomy,
    Limits,
    PackageRule,
    PageRule,
    Profile,
    TransformationRule,
)
from tieout.yaml_source import Mapping, check, load

_MIB = 2**20


def parse(text: str, file: str) -> tuple[Profile | None, tuple[Finding, ...]]:
    """The profile written in ``text``, or None with what is wrong at line and column; ``file`` is the name shown."""
    node, findings = load(text, file)
    if node is None:
        return None, findings
    findings = tuple(check(node, SHAPE))
    if findings or not isinstance(node, Mapping):
        return None, findings
    return _profile(node), ()


def _profile(node: Mapping) -> Profile:
    return Profile(
        name=node.text("profile"),
        title=node.text("title"),
        is_built=_yes(node, "builds"),
        taxonomies=tuple(_taxonomy(each) for each in node.mappings("taxonomies")),
        packages=tuple(_package(each) for each in node.mappings("packages")),
        hosts=node.texts("hosts"),
        entity=_entity(node.mapping("entity")),
        contexts=_contexts(node.mapping("contexts")),
        transformation=_transformations(node.mapping("transformations")),
        hidden=_hidden(node.mapping("hidden")),
        package=_packaging(node.mapping("package")),
        facts=FactRule(node.mapping("facts").texts("mandatory"), node.mapping("facts").texts("visible")),
        page=_page(node.mapping("page")),
        extension=_extension(node.mapping("extension")),
        engine=_engine(node.mapping("engine")),
        limits=_limits(node.mapping("limits")),
    )


def _yes(node: Mapping, key: str) -> bool:
    return node.text(key) == "yes"


def _number(node: Mapping, key: str) -> int:
    return int(node.text(key, "0"))


def _taxonomy(node: Mapping) -> KnownTaxonomy:
    return KnownTaxonomy(node.text("name"), node.text("published"), node.texts("urls"), node.texts("entry-points"))


def _package(node: Mapping) -> KnownPackage:
    return KnownPackage(node.text("name"), node.texts("identifiers"), node.texts("urls"), _yes(node, "required"))


def _entity(node: Mapping) -> EntityRule:
    return EntityRule(node.text("scheme"), node.text("pattern"), node.text("check"))


def _contexts(node: Mapping) -> ContextRule:
    return ContextRule(
        node.text("dimensions"), _yes(node, "other-container"), _yes(node, "times"), _yes(node, "typed-dimensions")
    )


def _transformations(node: Mapping) -> TransformationRule:
    return TransformationRule(node.text("written"), node.texts("accepted"))


def _hidden(node: Mapping) -> HiddenRule:
    return HiddenRule(node.text("style"), _yes(node, "untransformable-only"), _yes(node, "styles"))


def _packaging(node: Mapping) -> PackageRule:
    return PackageRule(
        extensions=node.texts("extensions"),
        built=node.text("built"),
        required=_yes(node, "required"),
        named_as_folder=_yes(node, "named-as-folder"),
        report_name=node.text("report-name"),
        linkbase_names=node.texts("linkbase-names"),
        base_length=_number(node, "base-length"),
    )


def _page(node: Mapping) -> PageRule:
    return PageRule(
        images=node.texts("images"),
        embedded_images=_yes(node, "embedded-images"),
        scripts=_yes(node, "scripts"),
        targets=_yes(node, "targets"),
        language=_yes(node, "language"),
    )


def _extension(node: Mapping) -> ExtensionRule:
    return ExtensionRule(_yes(node, "anchored"), node.texts("linkbases"), _yes(node, "labels"))


def _engine(node: Mapping) -> EngineRule:
    return EngineRule(
        rule_sets=node.texts("rule-sets"),
        plugin=node.text("plugin"),
        disclosure_system=node.text("disclosure-system"),
        finished=node.text("finished"),
        page_system=node.text("page-system"),
        page_rule_sets=node.texts("page-rule-sets"),
    )


def _limits(node: Mapping) -> Limits:
    return Limits(
        size=_number(node, "size") * _MIB,
        unpacked=_number(node, "unpacked") * _MIB,
        files=_number(node, "files"),
        memory=_number(node, "memory"),
        seconds=_number(node, "seconds"),
    )


__all__ = ["parse"]
