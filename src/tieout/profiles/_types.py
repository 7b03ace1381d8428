"""What a filing regime asks for, as frozen values."""

from dataclasses import dataclass

from tieout.archive import Bounds


@dataclass(frozen=True, slots=True)
class KnownTaxonomy:
    """A taxonomy that the regime accepts.

    ``published`` is its date (ISO 8601); ``urls`` are the folders that its documents stand in and its namespaces begin
    with, one for each scheme that is in use; ``entry_points`` the schemas that an extension imports.
    """

    name: str
    published: str
    urls: tuple[str, ...]
    entry_points: tuple[str, ...]

    def has(self, url: str) -> bool:
        """Whether a document's URL, or a namespace, is one of this taxonomy."""
        return url.startswith(self.urls)


@dataclass(frozen=True, slots=True)
class KnownPackage:
    """A taxonomy package that the engine needs for the regime.

    It is known by what it says it is: one of ``identifiers``, or an entry point under one of ``urls``. A check without
    a ``required`` one is no check; another one is needed only where a submission refers to it.
    """

    name: str
    identifiers: tuple[str, ...]
    urls: tuple[str, ...]
    required: bool

    def is_it(self, identifier: str, entry_points: tuple[str, ...]) -> bool:
        """Whether a package that says this of itself is the one meant."""
        return identifier in self.identifiers or any(url.startswith(self.urls) for url in entry_points)


@dataclass(frozen=True, slots=True)
class EntityRule:
    """How the reporting entity is identified; empty where the regime asks for nothing. ``check`` names a check sum."""

    scheme: str = ""
    pattern: str = ""
    check: str = ""


@dataclass(frozen=True, slots=True)
class ContextRule:
    """What contexts may hold.

    ``container`` is the element that holds dimensions (``scenario`` or ``segment``); ``other_container``, ``times``
    and ``typed_dimensions`` tell whether the other element, a time of day and typed dimensions may stand there.
    """

    container: str
    other_container: bool
    times: bool
    typed_dimensions: bool


@dataclass(frozen=True, slots=True)
class TransformationRule:
    """Namespaces of transformation registries: the one tieout writes, and those the regime accepts (none: any)."""

    written: str
    accepted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HiddenRule:
    """What may be hidden: ``style`` is the property that ties a hidden fact to the page, empty where none is.

    ``untransformable_only`` allows in ``ix:hidden`` only facts whose type no transformation writes; ``styles`` tells
    whether a tagged figure may be hidden by ``display: none``.
    """

    style: str = ""
    untransformable_only: bool = False
    styles: bool = True


@dataclass(frozen=True, slots=True)
class PackageRule:
    """How a submission is packed.

    ``extensions`` are the file extensions accepted, ``built`` the one that tieout builds; ``named_as_folder`` asks for
    a file named as its one top folder. ``report_name`` and ``linkbase_names`` are regular expressions for whole file
    names; ``base_length`` bounds the name's first part (0: unbounded).
    """

    extensions: tuple[str, ...]
    built: str
    required: bool = False
    named_as_folder: bool = False
    report_name: str = ""
    linkbase_names: tuple[str, ...] = ()
    base_length: int = 0


@dataclass(frozen=True, slots=True)
class FactRule:
    """Facts that must be there, and those that must be visible, by local name of the base taxonomy's concept."""

    mandatory: tuple[str, ...] = ()
    visible: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PageRule:
    """What a page may hold: image types by file extension, whether images must be embedded, scripts, ``target``."""

    images: tuple[str, ...] = ()
    embedded_images: bool = False
    scripts: bool = True
    targets: bool = True
    language: bool = False


@dataclass(frozen=True, slots=True)
class ExtensionRule:
    """What an extension taxonomy must do: anchor its concepts, bring linkbases, and labels in the report's language."""

    anchored: bool = False
    linkbases: tuple[str, ...] = ()
    labels: bool = False


@dataclass(frozen=True, slots=True)
class EngineRule:
    """What the engine must have run.

    ``plugin`` is Arelle's name for the module and ``disclosure_system`` the one to select, both empty where the regime
    has none; ``page_system`` is selected for a page without facts. ``finished`` is what the plugin says when it is
    through with its rules. ``rule_sets`` must have RAN for a package or page with facts, ``page_rule_sets`` for a page
    without; the latter is empty where such a page is no submission.
    """

    rule_sets: tuple[str, ...]
    plugin: str = ""
    disclosure_system: str = ""
    finished: str = ""
    page_system: str = ""
    page_rule_sets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Limits:
    """What one submission may take: bytes as filed, bytes unpacked, files; the engine's memory (MiB) and seconds."""

    size: int
    unpacked: int
    files: int
    memory: int
    seconds: int

    @property
    def bounds(self) -> Bounds:
        """The bounds of an archive that keeps within these limits."""
        return Bounds(size=self.size, entries=self.files, entry=self.unpacked, whole=self.unpacked)


@dataclass(frozen=True, slots=True)
class Profile:
    """A filing regime.

    ``is_built`` tells whether tieout builds packages for it. ``hosts`` are those of the URLs that the regime's
    taxonomies stand under: a document missing there is missing here, and no fault of a submission.
    """

    name: str
    title: str
    is_built: bool
    taxonomies: tuple[KnownTaxonomy, ...]
    packages: tuple[KnownPackage, ...]
    hosts: tuple[str, ...]
    entity: EntityRule
    contexts: ContextRule
    transformation: TransformationRule
    hidden: HiddenRule
    package: PackageRule
    facts: FactRule
    page: PageRule
    extension: ExtensionRule
    engine: EngineRule
    limits: Limits

    @property
    def dimension_container(self) -> str:
        """The element of a context that holds dimensions."""
        return self.contexts.container

    @property
    def transformations(self) -> str:
        """The namespace of the transformation registry that tieout writes."""
        return self.transformation.written

    @property
    def package_extension(self) -> str:
        """The extension of the file name of a package that tieout builds."""
        return self.package.built

    @property
    def newest(self) -> str:
        """The date of the newest taxonomy accepted, so that profiles can be ordered."""
        return max((taxonomy.published for taxonomy in self.taxonomies), default="")

    def taxonomy_of(self, url: str) -> KnownTaxonomy | None:
        """The accepted taxonomy that a document's URL or a namespace belongs to."""
        return next((taxonomy for taxonomy in self.taxonomies if taxonomy.has(url)), None)


__all__ = [
    "ContextRule",
    "EngineRule",
    "EntityRule",
    "ExtensionRule",
    "FactRule",
    "HiddenRule",
    "KnownPackage",
    "KnownTaxonomy",
    "Limits",
    "PackageRule",
    "PageRule",
    "Profile",
    "TransformationRule",
]
