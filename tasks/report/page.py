"""`exceptions.html`: one self-contained page, no outside address, a few lines of script that it can do without."""

import base64
import hashlib
import os
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from config.campaign import Campaign
from config.location import Location, reachable
from config.messages import french
from tasks.report import figures, solved
from tasks.report.case_view import CaseView
from tasks.report.changes import solved_places
from tasks.report.open_pieces import Rank
from tasks.report.piece_view import PieceView
from tasks.report.snapshot import PieceRow, Snapshot
from tasks.report.strip import Room
from tasks.report.wording import clock, counted, long_day, visible
from tasks.report.worklist import Worklist, worklist
from validators.model import DossierStatus

FILE = "exceptions.html"
HERE = Path(__file__).parent

_STRIPS_BYTES = 20 * 1024 * 1024
"""A third more in base64: with the texts of 3,000 pieces the page stays under 40 MB."""

_SAFE_TO_OPEN = re.compile(r"\.(pdf|jpe?g|png)", re.IGNORECASE)


@dataclass(frozen=True)
class Part:
    """A part of the page: the families whose most urgent piece is of one rank."""

    rank: Rank
    anchor: str
    title: str
    advice: str
    cases: tuple[CaseView, ...]


_PARTS = (
    (Rank.HOLDS_BACK, "a-decider", "À décider d'abord", "Un regard suffit : seul ce doute retient encore le dossier."),
    (
        Rank.NEW_FAULT,
        "nouvelles",
        "Nouvelles non-conformités",
        "Trouvées cette nuit : la famille n'a pas encore été prévenue.",
    ),
    (
        Rank.KNOWN_FAULT,
        "connues",
        "Non-conformités déjà vues",
        "Présentes une nuit précédente : en attente d'un nouveau dépôt.",
    ),
    (
        Rank.OTHER_DOUBT,
        "autres",
        "Autres pièces à vérifier",
        "Sans effet immédiat : le dossier attend autre chose, ou la pièce est facultative.",
    ),
    (
        Rank.WITH_FAMILY,
        "familles",
        "En attente des familles",
        "Refusées ou relancées par le Pôle scolarité : la famille doit envoyer une autre pièce.",
    ),
)


def write_page(snapshot: Snapshot, path: Path, campaign: Campaign, out: Location, files: Location | None) -> None:
    """Writes the page to `path`; its links are those that hold once it stands in `out`."""
    work = worklist(snapshot, campaign)
    places = solved_places(snapshot, work, campaign)
    environment = Environment(
        loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters |= {"day": long_day, "clock": clock, "visible": visible, "french": french, "counted": counted}
    style, script = ((HERE / name).read_text("utf-8") for name in ("exceptions.css", "exceptions.js"))
    template = environment.get_template("exceptions.html.j2")
    with path.open("wb") as file:
        # Streamed: with three thousand strips the whole page would stand in memory more than once.
        template.stream(
            run=snapshot.run,
            problems=snapshot.problems,
            work=work,
            dossiers=Counter(dossier.status for dossier in snapshot.dossiers),
            complete=DossierStatus.COMPLETE,
            pieces_total=len(snapshot.pieces),
            new=work.new_pieces,
            is_first=snapshot.earlier is None,
            solved=len(places),
            solved_families=solved.by_family(places, snapshot, campaign),
            **_figures(snapshot),
            **_cases(work, snapshot, campaign),
            link=lambda row: link(row, out, files),
            room=Room(_STRIPS_BYTES),
            style=Markup(style),  # noqa: S704 (our own style sheet, not a stranger's text)
            style_hash=_hash(style),
            script=Markup(script),  # noqa: S704 (our own as well)
            script_hash=_hash(script),
        ).dump(file, "utf-8", "backslashreplace")


def link(row: PieceRow, out: Location, files: Location | None) -> str:
    """A relative address from the page to a piece's file.

    Empty without one, for what a browser might run, and from a folder into an object store or between two of these.
    """
    path = row.upload.path
    if files is None or path is None or not reachable(files, out) or not _SAFE_TO_OPEN.fullmatch(Path(path).suffix):
        return ""
    return quote(os.fsencode(os.path.relpath(files.absolute() / path, out.absolute())))


def _figures(snapshot: Snapshot) -> dict[str, object]:
    return {
        "nights": figures.nights(snapshot),
        "legend": figures.legend(),
        "reasons": figures.reasons(snapshot),
        "chart_width": figures.WIDTH,
        "chart_height": figures.HEIGHT,
    }


def _hash(text: str) -> str:
    """What the page's policy lets in: this very text."""
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")


def _cases(work: Worklist, snapshot: Snapshot, campaign: Campaign) -> dict[str, object]:
    views = [CaseView(case, number, campaign) for number, case in enumerate(work.cases, 1)]
    students = {dossier.student.id: dossier.student for dossier in snapshot.dossiers}
    parts = [
        Part(rank, anchor, french(title), french(advice), tuple(view for view in views if view.case.rank == rank))
        for rank, anchor, title, advice in _PARTS
    ]
    return {
        "parts": [part for part in parts if part.cases],
        "missing_only": [view for view in views if view.case.rank == Rank.MISSING],
        "decided": [
            PieceView(row, students.get(row.upload.student_id), campaign) for row in snapshot.pieces if row.decision
        ],
        "technical": [PieceView(row, students.get(row.upload.student_id), campaign) for row in work.technical],
    }
