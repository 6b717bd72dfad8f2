"""What has been solved since the last night, by family, in the words of the staff."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from config.campaign import Campaign
from config.messages import french
from tasks.report.changes import Place
from tasks.report.piece_view import full_name
from tasks.report.snapshot import Snapshot
from tasks.report.wording import visible


@dataclass(frozen=True)
class SolvedFamily:
    """A family with the titles of its pieces that are solved, each with its student where it is a student's."""

    family_id: str
    pieces: tuple[str, ...]


def by_family(places: Collection[Place], snapshot: Snapshot, campaign: Campaign) -> list[SolvedFamily]:
    """In the order of the families' ids; a slot that is unknown shows the upload's id."""
    titles = {str(slot): french(each.title) for slot, each in campaign.slots.items()}
    names = {dossier.student.id: full_name(dossier.student.name) for dossier in snapshot.dossiers}
    pieces: dict[str, list[str]] = defaultdict(list)
    for family_id, slot, student in sorted(places):
        title = titles.get(slot) or f"pièce {visible(slot)}"
        owner = names.get(student, visible(student))
        pieces[family_id].append(f"{title} – {owner}" if owner else title)
    return [SolvedFamily(visible(family_id), tuple(each)) for family_id, each in pieces.items()]
