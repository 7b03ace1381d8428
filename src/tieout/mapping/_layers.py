"""Layers of packs: base, sector, filer, from the general to the particular."""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from tieout.diagnostics import Finding, YamlAt
from tieout.diagnostics import codes_mapping_language as codes
from tieout.mapping._pack import Layer, Pack

_ORDER = tuple(Layer)


def layers_agree(packs: Sequence[Pack]) -> Iterator[Finding]:
    """Findings about files that say another layer than the first file of their pack."""
    for pack in packs:
        for layer in pack.layers[1:]:
            if layer.text != pack.layer:
                yield codes.LAYERS_DIFFER.at(
                    layer.at, related=(pack.layers[0].at,), pack=pack.name, layer=layer.text, first=pack.layer.value
                )


def in_order(named: Sequence[tuple[Pack, YamlAt]]) -> tuple[Finding, ...]:
    """Findings about packs of a filing that stand after one of a more particular layer, at the place of their name."""
    particular = accumulate(named, _more_particular)
    return tuple(
        codes.LAYERS_ORDER.at(
            place,
            related=(before_at,),
            pack=pack.name,
            layer=pack.layer.value,
            before=before.name,
            other=before.layer.value,
        )
        for (before, before_at), (pack, place) in zip(particular, named, strict=True)
        if _rank((pack, place)) < _rank((before, before_at))
    )


def _more_particular(one: tuple[Pack, YamlAt], other: tuple[Pack, YamlAt]) -> tuple[Pack, YamlAt]:
    """The more particular of two packs, the first of equals."""
    return other if _rank(other) > _rank(one) else one


def _rank(named: tuple[Pack, YamlAt]) -> int:
    """How particular a pack is."""
    return _ORDER.index(named[0].layer)


__all__ = ["in_order", "layers_agree"]
