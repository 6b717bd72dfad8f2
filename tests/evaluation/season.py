"""A season of uploads: families one after another until the drop holds the pieces that were asked for."""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from random import Random

from tests.evaluation import scenarios
from tests.evaluation.document import Layout, layouts_of
from tests.evaluation.faults import double, spoil
from tests.evaluation.files import QUALITIES, File, Paper, draw, owner_locked
from tests.evaluation.people import Household, Someone, household
from tests.evaluation.pictures import picture
from tests.evaluation.scenarios import Scene
from tests.evaluation.truth import ANY_OTHER, BAD, CHECK, Piece, Truth, required

STEMS = {
    "avis_imposition": ["avis_impot_2026", "Avis imposition", "impots", "ASDIR-2026"],
    "justificatif_domicile": ["facture", "justif domicile", "quittance", "justificatif_de_domicile"],
    "certificat_medical": ["certificat", "certif medical danse", "CM"],
    "photo_identite": ["photo", "photo identite", "portrait"],
    "rib": ["RIB", "rib compte"],
    "mandat_sepa": ["mandat", "SEPA signe"],
    "attestation_mdph": ["mdph", "notification"],
}
SHARES = {"clean": 40, "good": 31, "poor": 24, "unreadable": 5}
PHOTOGRAPHED = 0.2  # of the families: portraits are painted, so they shall not weigh much
ENDS_OF_MONTHS = [(5, 28), (5, 29), (5, 30), (5, 31), (6, 30), (8, 31), (9, 30), (10, 31)]


@dataclass
class Season:
    """What is made: the families, the pieces of the drop in order, their truth inside."""

    half: str
    seed: int
    homes: list[Household] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    making: list[Callable[[], File]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.rng = Random(f"{self.half}-{self.seed}")

    def own(self) -> Random:
        """A source of chance of one file alone, so that files can be made in any order."""
        return Random(self.rng.randrange(2**48))

    def fill(self, count: int) -> None:
        """Makes families until there are `count` pieces, then gives a twentieth of them a fault of the file."""
        while len(self.pieces) < count:
            home = household(self.rng, len(self.homes) + 1, self.half[0].upper())
            self.homes.append(home)
            self.family(home)
        del self.pieces[count:], self.making[count:]
        self.make_files()
        self.spoil_some(count)

    def make_files(self) -> None:
        """The files of all pieces, by both processors: most of the time of a season goes here."""
        with ProcessPoolExecutor(2) as pool:
            for piece, file in zip(self.pieces, pool.map(made, self.making, chunksize=8), strict=True):
                piece.data, piece.how, piece.name = file.data, file.how, f"{piece.name}.{file.extension}"

    def spoil_some(self, count: int) -> None:
        good = [
            piece
            for piece in self.pieces
            if not piece.truth.reasons and piece.quality in ("clean", "good") and not piece.truth.also
        ]
        self.rng.shuffle(good)
        share = count // 20
        for piece in good[:share]:
            secret = scenarios.proof(self.rng, self.homes[0], piece.uploaded, False).document
            spoil(piece, draw(self.layout(secret.kind), secret, password="1234").pdf, self.rng)
        rest = [
            piece
            for piece in good[share:]
            if piece.quality == "clean"
            and piece.slot in ("justificatif_domicile", "certificat_medical", "avis_imposition")
        ]
        for source, target in zip(rest[0 : share // 5 : 2], rest[1 : share // 5 : 2], strict=False):
            if source.family != target.family:
                double(source, target)

    def layout(self, kind: str) -> Layout:
        """A layout of the kind; handwritten papers are the rarer ones."""
        found = layouts_of(self.half, kind)
        return self.rng.choices(found, [0.35 if item.by_hand else 1.0 for item in found])[0]

    def day(self) -> date:
        if self.rng.random() < 0.15:
            return date(2026, *self.rng.choice(ENDS_OF_MONTHS))
        start, days = self.rng.choices(
            [(date(2026, 5, 1), 38), (date(2026, 6, 9), 50), (date(2026, 8, 3), 55), (date(2026, 10, 1), 45)],
            [52, 6, 30, 12],
        )[0]
        return start + timedelta(days=self.rng.randint(0, days))

    def family(self, home: Household) -> None:
        """All uploads of one family. Careless families err often, the others seldom."""
        rng, first = self.rng, self.day()
        risk = 0.55 if rng.random() < 0.47 else 0.05
        owed = {slot for _, _, labels in home.students for slot in required(labels, home.inside)}
        photographed = rng.random() < PHOTOGRAPHED

        def uploaded() -> date:
            return first + timedelta(days=rng.choice([0, 0, 0, 1, 3]))

        def wrong() -> bool:
            return rng.random() < risk

        if "avis_imposition" in owed and rng.random() > 0.05:
            self.notices(home, uploaded, wrong)
        if "justificatif_domicile" in owed and rng.random() > 0.04:
            self.twice(
                home, "", "justificatif_domicile", first, lambda bad, day: scenarios.proof(rng, home, day, bad), wrong()
            )
        for ident, student, labels in home.students:
            slots = [slot for slot in required(labels, home.inside) if slot != "photo_identite" or photographed]
            self.student(home, ident, student, slots, first, risk)
        for slot, kind, share in (("rib", "rib", 0.35), ("mandat_sepa", "sepa", 0.3)):
            if rng.random() < share:
                day = uploaded()
                self.add(home, "", slot, scenarios.bank(rng, home, day, rng.random() < risk, kind), day)

    def student(self, home: Household, ident: str, who: Someone, owed: list[str], first: date, risk: float) -> None:
        """The uploads of one student."""
        rng = self.rng
        if "certificat_medical" in owed and rng.random() > 0.04:
            certificate = partial(self.certificate, home, who)
            self.twice(home, ident, "certificat_medical", first, certificate, rng.random() < risk)
        if "photo_identite" in owed and rng.random() > 0.03:
            scene = scenarios.photo(rng, home, who, first, rng.random() < risk * 0.7)
            self.add(home, ident, "photo_identite", scene, first + timedelta(days=rng.choice([0, 0, 2])))
        if rng.random() < 0.06:
            self.add(home, ident, "attestation_mdph", scenarios.mdph(rng, home, who, first, rng.random() < risk), first)

    def certificate(self, home: Household, who: Someone, bad: bool, day: date) -> Scene:
        return scenarios.certificate(self.rng, home, who, day, bad, self.half)

    def notices(self, home: Household, uploaded, wrong) -> None:
        rng, adults = self.rng, home.adults
        if home.custody == "garde_alternee":
            for signer in rng.choices([adults, adults[:1], (adults[0], adults[0])], [78, 14, 8])[0]:
                day = uploaded()
                self.add(home, "", "avis_imposition", scenarios.notice(rng, home, day, wrong(), (signer,)), day)
            return
        declarants: tuple[Someone, ...] = adults
        if len(adults) == 2 and (rng.random() < 0.12):
            declarants = adults[:1]
        self.twice(
            home,
            "",
            "avis_imposition",
            uploaded(),
            lambda bad, day: scenarios.notice(rng, home, day, bad, declarants),
            wrong(),
        )

    def twice(self, home: Household, student: str, slot: str, first: date, scene, bad: bool) -> None:
        """One upload; after a wrong one, some families send a right one later."""
        self.add(home, student, slot, scene(bad, first), first)
        if bad and self.rng.random() < 0.15:
            later = min(first + timedelta(days=self.rng.randint(2, 12)), date(2026, 11, 20))
            self.add(home, student, slot, scene(False, later), later)

    def add(self, home: Household, student: str, slot: str, scene: Scene, uploaded: date) -> None:
        """Draws the scene in a quality and appends its piece (several, when a notice is sent page by page)."""
        rng = self.rng
        document = scene.document
        document.uploaded = uploaded if slot == "photo_identite" else document.uploaded
        quality = rng.choices(list(SHARES), list(SHARES.values()))[0]
        truth = scene.truth
        if quality == "unreadable":
            shown = (BAD,) if scene.picture and truth.status == BAD else ()
            truth = Truth(("lecture_incertaine",), truth.issued, ANY_OTHER, ANY_OTHER, shown)

        def put(make: Callable[[], File], own: Truth, name: str, note: str = "") -> None:
            self.making.append(make)
            self.append(home, student, slot, uploaded, own, scene, quality, name, note)

        if scene.picture:
            document.rng = self.own()
            put(partial(picture, document, scene.picture, quality), truth, f"{self.half}/{scene.picture}")
            return
        layout, paper = self.paper(scene)
        if layout.by_hand and quality == "clean":
            quality = rng.choice(["good", "poor"])
        whole = slot == "avis_imposition" and not truth.reasons and len(paper.keep) > 1
        if whole and quality in ("good", "poor") and rng.random() < 0.08:
            for index in paper.keep:
                leaf = self.leaf(layout, scene, index)
                part = Truth((), truth.issued, also=() if index == 0 else (CHECK,))
                put(partial(QUALITIES[quality], leaf, self.own()), part, layout.name, "+split")
            return
        if len(paper.keep) == 1 and quality == "clean" and scene.case in ("good", "old") and rng.random() < 0.03:
            state = rng.getstate()
            paper = draw(layout, document, owner="proprietaire")
            rng.setstate(state)
            put(partial(owner_locked, paper), truth, layout.name)
            return
        put(partial(QUALITIES[quality], paper, self.own()), truth, layout.name)

    def paper(self, scene: Scene) -> tuple[Layout, Paper]:
        """The drawn document; for missing pages, a layout of several pages with some left out."""
        document = scene.document
        for _ in range(12):
            layout = self.layout(document.kind)
            state = document.rng.getstate()
            paper = draw(layout, document)
            if scene.pages == "all":
                return layout, paper
            count = paper.pages
            if count > 1:
                document.rng.setstate(state)
                gone = self.rng.choice([count - 1, count - 1, 0, count // 2])
                document.rng.setstate(state)
                keep = [0] if gone == count - 1 else [index for index in range(count) if index != gone]
                return layout, draw(layout, document, keep)
        raise LookupError(f"no layout of several pages for {document.kind}")

    def leaf(self, layout: Layout, scene: Scene, index: int) -> Paper:
        """One page of the document alone."""
        scene.document.rng = Random(f"{self.seed}-{len(self.homes)}-{scene.case}")
        paper = draw(layout, scene.document, [index])
        scene.document.rng = self.rng
        return paper

    def append(
        self,
        home: Household,
        student: str,
        slot: str,
        uploaded: date,
        truth: Truth,
        scene: Scene,
        quality: str,
        name: str,
        note: str,
    ) -> None:
        rng = self.rng
        stem = rng.choice(
            [*STEMS[slot], f"IMG_{uploaded:%Y%m%d}_{rng.randrange(80000, 220000)}", f"scan{rng.randrange(1000)}"]
        )
        self.pieces.append(
            Piece(f"{self.half[0].upper()}P{len(self.pieces) + 1:05d}", home.id, student, slot, uploaded, f"{rng.randrange(7, 23):02d}:{rng.randrange(60):02d}",
                  stem, None, truth, scene.document.kind, quality, name, scene.case + note, "", scene.signers)
        )  # fmt: skip


def made(make: Callable[[], File]) -> File:
    return make()
