"""Where another machine reads: the same drop on the share, the same rules, and a sandbox of its own."""

import threading
from dataclasses import replace
from pathlib import Path

from config.campaign import load
from config.settings import Settings
from tasks.drop.files import NamesOnly
from tasks.errand import Errand, Look, Piece, look
from tasks.examine import Examiner
from tasks.family_record import FamilyRows, by_family
from tasks.fingerprint import rules_version
from tasks.ingest import UnusableDrop, ingest
from tasks.statuses import subject_of
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
        try:
            depot = Path(errand.drop_path)
            names = NamesOnly.of(depot / campaign.portal.files)
            drop = ingest(depot, campaign, settings.var.absolute() / "tmp", names)
        except UnusableDrop:
            raise Unfit("il ne peut pas lire le dépôt") from None
        self._families = by_family(drop.families, drop.students, drop.uploads)
        self._walls = missing_walls()
        self._examiner = Examiner(drop.files, campaign, settings)
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
            self._examiner.close()

    def _look(self, piece: Piece, rows: FamilyRows) -> Look:
        for listed in rows.uploads:
            upload = replace(listed, size_bytes=piece.size_bytes, sha256=piece.sha256)
            if listed.key == piece.key and subject_of(upload, rows) == piece.subject:
                return look(self._examiner, upload, rows)
        raise Unfit("le dépôt qu'il voit n'est pas celui du contrôle")
