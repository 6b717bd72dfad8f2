"""Where another machine reads: the same drop on the share or in the store, the same rules, and a sandbox of its own."""

import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

from config.campaign import Campaign, load
from config.location import Location, location
from config.settings import Settings
from tasks.bringing import Bringing
from tasks.drop.files import NamesOnly
from tasks.drop.objects import ObjectNames, objects_at_hand
from tasks.errand import Errand, Look, Piece, look
from tasks.examine import Examiner
from tasks.family_record import FamilyRows, by_family
from tasks.fingerprint import rules_version
from tasks.ingest import Drop, UnusableDrop, ingest
from tasks.statuses import subject_of
from tasks.tools.object_store import StoreTrouble
from tasks.walls import missing_walls


class Unfit(Exception):
    """This machine cannot read for that run; the text is a French sentence without anything personal."""


class Desk:
    """The families of a drop and one sandbox for its files. Unfit where they cannot be had."""

    def __init__(self, errand: Errand) -> None:
        settings = Settings(workers=1)
        campaign = load(errand.campaign)
        if rules_version(campaign) != errand.rules:
            raise Unfit("son logiciel ou son fichier de campagne n'est pas celui du contrôle")
        self._open = ExitStack()
        try:
            drop = self._open.enter_context(_names(location(errand.drop_path), campaign, settings.var.absolute()))
        except (UnusableDrop, StoreTrouble):
            raise Unfit("il ne peut pas lire le dépôt") from None
        self._families = by_family(drop.families, drop.students, drop.uploads)
        self._examiner = self._open.enter_context(Examiner(drop.files, campaign, settings))
        self._walls = missing_walls()  # tried while the other one warms up
        self._bringing = Bringing(drop.bring, self._examiner)
        self._one_at_a_time = threading.Lock()

    def looks(self, errand: Errand) -> list[Look]:
        """What came of each piece. Unfit when the share says other names than the errand was made of."""
        with self._one_at_a_time:
            rows = self._families.get(errand.family_id, FamilyRows(errand.family_id))
            return [self._look(piece, rows) for piece in errand.pieces]

    def trouble(self) -> tuple[str, ...]:
        """What went wrong with the tools of this machine, as French sentences."""
        return tuple(filter(None, (self._walls, *self._examiner.trouble())))

    def close(self) -> None:
        with self._one_at_a_time:
            self._open.close()

    def _look(self, piece: Piece, rows: FamilyRows) -> Look:
        for listed in rows.uploads:
            upload = replace(listed, size_bytes=piece.size_bytes, sha256=piece.sha256)
            if listed.key == piece.key and subject_of(upload, rows) == piece.subject:
                return look(self._bringing, upload, rows)
        raise Unfit("le dépôt qu'il voit n'est pas celui du contrôle")


@contextmanager
def _names(depot: Location, campaign: Campaign, var: Path) -> Iterator[Drop]:
    """The drop without the sizes and hashes of its files, which the errands tell."""
    if isinstance(depot, Path):
        yield ingest(depot, campaign, var / "tmp", NamesOnly.of(depot / campaign.portal.files))
        return
    with objects_at_hand(depot, campaign.portal, var, ObjectNames) as (folder, files):
        yield ingest(folder, campaign, var / "tmp", files)
