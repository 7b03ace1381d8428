"""What the loaded report is written as: xBRL-JSON and the page in the viewer. Nothing is loaded a second time."""

import io
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tieout.diagnostics import FileAt, Finding, Severity
from tieout.diagnostics import codes_engine as codes
from tieout.engine._session import Session

OIM = "facts.json"
VIEWER = "viewer.html"
_SCRIPT = "ixbrlviewer.js"


def oim_json(model: Any) -> tuple[bytes, tuple[Finding, ...]]:
    """The report as xBRL-JSON (xBRL-JSON 1.0), or nothing and the reason."""
    try:
        from arelle.plugin.saveLoadableOIM import saveLoadableOIM  # noqa: PLC0415 - a plugin may be missing
    except ImportError as error:
        return b"", (codes.PLUGIN_NOT_LOADED.at(FileAt(OIM), output=OIM, plugin="saveLoadableOIM", why=error),)
    buffer = io.BytesIO()
    try:
        with zipfile.ZipFile(buffer, "w") as archive:
            saveLoadableOIM(model, OIM, archive)
        with zipfile.ZipFile(buffer) as archive:
            content = archive.read(OIM)
    except Exception as error:  # the boundary to a plugin
        return b"", (codes.OUTPUT_NOT_MADE.at(FileAt(OIM), output=OIM, why=f"{type(error).__name__}: {error}"),)
    return content + b"\n", ()


def viewer(
    session: Session, model: Any, findings: Iterable[Finding]
) -> tuple[tuple[tuple[str, bytes], ...], tuple[Finding, ...]]:
    """The page with the viewer's data in it and the script beside it; ``findings`` above info are shown in it."""
    try:
        from iXBRLViewerPlugin import constants  # noqa: PLC0415 - a plugin may be missing
        from iXBRLViewerPlugin.iXBRLViewer import IXBRLViewerBuilder  # noqa: PLC0415
        from iXBRLViewerPlugin.xhtmlserialize import XHTMLSerializer  # noqa: PLC0415
    except ImportError as error:
        return (), (codes.PLUGIN_NOT_LOADED.at(FileAt(VIEWER), output=VIEWER, plugin="ixbrl-viewer", why=error),)
    try:
        builder = IXBRLViewerBuilder(session.controller)
        builder.processModel(model)
        builder.taxonomyData["validation"] = _shown(findings)
        _sort_labels(builder.taxonomyData)
        made = builder.createViewer(scriptUrl=_SCRIPT, showValidations=False)
        buffer = io.BytesIO()
        XHTMLSerializer(buffer).serialize(made.files[0].xmlDocument)
        script = Path(constants.DEFAULT_VIEWER_PATH).read_bytes()
    except Exception as error:  # the boundary to a plugin
        why = f"{type(error).__name__}: {error}"
        return (), (codes.OUTPUT_NOT_MADE.at(FileAt(VIEWER), output=VIEWER, why=why),)
    return ((VIEWER, buffer.getvalue()), (_SCRIPT, script)), ()


def _sort_labels(data: dict[str, Any]) -> None:
    """Put the labels of each concept in order: theirs is that in which linkbases were loaded."""
    for report in data["sourceReports"]:
        for target in report["targetReports"]:
            for concept in target["concepts"].values():
                if "labels" in concept:
                    roles = sorted(concept["labels"].items())
                    concept["labels"] = {role: dict(sorted(texts.items())) for role, texts in roles}


def _shown(findings: Iterable[Finding]) -> list[dict[str, str]]:
    """Findings as the viewer's list of validation messages has them."""
    return [
        {"sev": finding.severity.name, "code": finding.code, "msg": finding.message}
        for finding in findings
        if finding.severity > Severity.INFO
    ]


__all__ = ["oim_json", "viewer"]
