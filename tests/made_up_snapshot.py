"""A made-up morning for the report's tests: every case the staff can meet, invented people, example.org."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from tasks.report.snapshot import DossierRow, DropProblem, PieceRow, RunRow, Snapshot
from validators.model import (
    Box,
    DossierStatus,
    Facts,
    Family,
    Finding,
    Outcome,
    Person,
    Reason,
    Slot,
    Status,
    Student,
    Upload,
)

UPLOADED = datetime.fromisoformat("2026-06-03T18:42")
NIGHT = datetime(2026, 6, 5, 1, 15, tzinfo=UTC)
RUN = RunRow(
    id="2026-06-05T01:15:00",
    started_at=NIGHT,
    finished_at=NIGHT + timedelta(minutes=7, seconds=12),
    campaign="2026-2027",
    version="0.1.0",
    drop_date=date(2026, 6, 5),
    outcome="complet",
    trouble=(),
    pieces_read=12,
    pieces_unchanged=7,
    pieces_left=0,
    ocr_calls=9,
    pieces_by_stage={"file": 6, "text": 8, "ocr_band": 5},
    seconds_by_stage={"file": 0.1, "text": 0.4, "ocr_band": 2.1},
)
LABELS = {
    Slot.TAX_NOTICE: "Avis d'imposition 2026 sur les revenus 2025",
    Slot.PROOF_OF_ADDRESS: "Justificatif de domicile",
    Slot.MEDICAL_CERTIFICATE: "Certificat médical (danseur)",
    Slot.IDENTITY_PHOTO: "Photo d'identité",
    Slot.BANK_DETAILS: "RIB (prélèvement automatique)",
}
HOSTILE_NAMES = (
    "<img src=x onerror=alert(1)>.pdf",
    '=HYPERLINK("http://example.org";"clic")',
    "photo\u202egnp.exe",
    "retour\nligne\x1b[31m\x07.jpg",
    "'; </bdi><script>alert(1)</script>.png",
    "\tonglet.pdf",
)


@cache
def strip(before: str = "Date de facture :", boxed: str = "12 janvier 2026") -> bytes:
    """A strip of a page as the reader makes them: 640 px wide, 16 colours, a red box."""
    picture = Image.new("RGB", (640, 130), "white")
    draw = ImageDraw.Draw(picture)
    font = ImageFont.load_default(24)
    draw.text((40, 15), "Compte client 000 000 000 (exemple)", fill="#444", font=font)
    left = 40 + draw.textlength(before + " ", font=font)
    draw.text((40, 55), f"{before} {boxed}", fill="black", font=font)
    draw.text((40, 95), "Consommation du 12/11/2025 au 11/01/2026", fill="#444", font=font)
    draw.rectangle((left - 4, 52, left + draw.textlength(boxed, font=font) + 8, 88), outline="#d00000", width=3)
    file = BytesIO()
    picture.quantize(16).save(file, "PNG")
    return file.getvalue()


def family(number: int, *people: tuple[str, str], custody: str = "couple") -> Family:
    persons = tuple(Person(last, first) for first, last in people)
    return Family(f"F{number:03d}", persons, custody, email=f"famille{number}@example.org", town="CAEN")


def student(number: int, family_id: str, first: str, last: str, *courses: str) -> Student:
    return Student(f"E{number:03d}", family_id, Person(last, first), date(2014, 5, 6), courses or ("TRAD-Violon CI",))


def finding(check: str, reason: Reason | None = None, **values: object) -> Finding:
    failed = Outcome.FAILS if reason and reason.status == Status.NON_COMPLIANT else Outcome.CANNOT_TELL
    return Finding(check, failed if reason else Outcome.HOLDS, reason, **values)  # type: ignore[arg-type]


HOLDS = (
    finding("file_format", read="un PDF"),
    finding("file_size", read="0,31 Mo", expected="2 Mo"),
    finding("file_name"),
)


def piece(
    number: int,
    family_id: str,
    slot: Slot | None,
    *findings: Finding,
    student_id: str = "",
    file: str = "document.pdf",
    label: str = "",
    uploaded: datetime = UPLOADED,
    evidence: dict[int, bytes] | None = None,
    confidence: float = 0.97,
    new: bool = True,
    issued: date | None = None,
) -> PieceRow:
    reasons = tuple(reason for reason in Reason if reason in {each.reason for each in findings})
    statuses = {reason.status for reason in reasons}
    status = next((each for each in (Status.NON_COMPLIANT, Status.TO_CHECK) if each in statuses), Status.COMPLIANT)
    name = LABELS[slot] if slot else label
    key = f"P{number:03d}"
    upload = Upload(key, key, family_id, student_id, name, slot, file, file, uploaded, 310_000, f"{number:064x}")
    since = NIGHT if new else NIGHT - timedelta(days=3)
    facts = Facts(opened=True, issued=issued)
    return PieceRow(upload, status, reasons, findings, facts, confidence, since, new, evidence or {})


def dossier(owner: Student, status: DossierStatus, slots: dict[Slot, Status | None]) -> DossierRow:
    return DossierRow(owner.family_id, owner, status, tuple(slot for slot, each in slots.items() if not each), slots)


def morning() -> Snapshot:
    """A night with some of everything: doubts, faults new and old, missing pieces, hostile names, technical trouble."""
    families = [
        family(1, ("Camille", "Exemplaire"), ("Dominique", "Exemplaire")),
        family(2, ("Sacha", "Fictif"), custody="parent_seul"),
        family(3, ("Alix", "D'Invention"), ("Maxime", "Imaginé"), custody="garde_alternee"),
        family(4, ("Lou", "Inventée")),
        family(5, ("Noa", "Factice")),
        family(6, ("Charlie", "Modèle")),
    ]
    anna, basile = student(1, "F001", "Anna", "Exemplaire"), student(2, "F001", "Basile", "Exemplaire")
    celia = student(3, "F002", "Célia", "Fictif", "TRAD-Danse classique CI")
    diego, elise = student(4, "F003", "Diego", "Imaginé"), student(5, "F004", "Élise", "Inventée")
    farid, gaia = student(6, "F005", "Farid", "Factice"), student(7, "F006", "Gaïa", "Modèle")
    tax, proof, photo = Slot.TAX_NOTICE, Slot.PROOF_OF_ADDRESS, Slot.IDENTITY_PHOTO
    certificate, good, bad, check = (
        Slot.MEDICAL_CERTIFICATE,
        Status.COMPLIANT,
        Status.NON_COMPLIANT,
        Status.TO_CHECK,
    )
    return Snapshot(
        run=RUN,
        families={each.id: each for each in families},
        pieces=(*_pieces(), *_hostile_pieces()),
        dossiers=(
            dossier(anna, DossierStatus.TO_CORRECT, {tax: good, proof: bad, photo: good}),
            dossier(basile, DossierStatus.TO_CORRECT, {tax: good, proof: bad, photo: None}),
            dossier(celia, DossierStatus.TO_CHECK, {tax: good, proof: good, photo: good, certificate: check}),
            dossier(diego, DossierStatus.INCOMPLETE, {tax: None, proof: good, photo: good}),
            dossier(elise, DossierStatus.TO_CORRECT, {tax: bad, proof: good, photo: good}),
            dossier(farid, DossierStatus.INCOMPLETE, {tax: None, proof: None, photo: None}),
            dossier(gaia, DossierStatus.COMPLETE, {photo: good}),
        ),
        problems=(
            DropProblem("pieces.csv", 14, "La date « 31/02/2026 » n'existe pas : la pièce est gardée sans date."),
            DropProblem("eleves.csv", 7, "L'élève E099 cite une famille inconnue : F999."),
        ),
    )


def _pieces() -> tuple[PieceRow, ...]:
    old = finding(
        "document_age",
        Reason.OUT_OF_DATE,
        read="12 janvier 2026",
        expected="après le 3 mars 2026",
        certainty=0.97,
        box=Box(1, 0.2, 0.1, 0.5, 0.13),
    )
    unread = finding(
        "document_age",
        Reason.UNCERTAIN_READING,
        read="1er ou 7 mai 2026",
        expected="après le 3 mars 2026",
        detail="conflict",
        box=Box(1, 0.2, 0.1, 0.5, 0.13),
    )
    year = finding("tax_year", Reason.WRONG_INCOME_YEAR, read="revenus 2024", expected="revenus 2025")
    pages = finding("page_count", Reason.PAGES_MISSING, read="pages 1, 3", expected="4 pages")
    name = finding("file_name", Reason.INVALID_NAME, read="avis imposé (1).pdf", expected="avis_impose_1.pdf")
    nobody = finding("holder_name", Reason.HOLDER_MISMATCH, read="aucun des noms attendus", expected="Sacha Fictif")
    iban = finding(
        "iban", Reason.INVALID_IBAN, read="IBAN se terminant par 0000", expected="un IBAN dont la clé est juste"
    )
    stopped = finding("reading", Reason.UNCERTAIN_READING, detail="deadline")
    kind = finding("document_kind", read="une facture d'électricité", expected="Justificatif de domicile")
    earlier = datetime.fromisoformat("2026-05-20T09:00")
    return (
        piece(1, "F001", Slot.TAX_NOTICE, *HOLDS, file="avis.pdf"),
        piece(
            2, "F001", Slot.PROOF_OF_ADDRESS, *HOLDS, kind, old, file="facture edf.pdf",
            evidence={4: strip()}, issued=date(2026, 1, 12),
        ),
        piece(3, "F001", Slot.PROOF_OF_ADDRESS, *HOLDS, old, file="facture ancienne.pdf", uploaded=earlier, new=False),
        piece(4, "F001", Slot.IDENTITY_PHOTO, *HOLDS, student_id="E001", file="anna.jpg"),
        piece(5, "F002", Slot.TAX_NOTICE, *HOLDS, file="avis.pdf"),
        piece(
            6, "F002", Slot.MEDICAL_CERTIFICATE, *HOLDS, unread, student_id="E003", file="certificat.jpg",
            evidence={3: strip("Fait le", "1 mai 2026")}, confidence=0.55, new=False,
        ),
        piece(7, "F002", Slot.BANK_DETAILS, *HOLDS, iban, file="rib.pdf", new=False),
        piece(8, "F003", Slot.TAX_NOTICE, *HOLDS, file="avis parent 1.pdf"),
        piece(9, "F004", Slot.TAX_NOTICE, name, year, pages, file="avis imposé (1).pdf", new=False, confidence=0.91),
        piece(10, "F004", Slot.PROOF_OF_ADDRESS, *HOLDS, nobody, file="quittance.png", confidence=0.7),
        piece(11, "F004", Slot.PROOF_OF_ADDRESS, *HOLDS, file="quittance2.png"),
        piece(12, "F006", Slot.IDENTITY_PHOTO, *HOLDS, student_id="E007", file="gaia.jpg"),
        piece(13, "F005", Slot.BANK_DETAILS, *HOLDS, stopped, file="rib tres lourd.pdf", confidence=0.0),
    )  # fmt: skip


def _hostile_pieces() -> tuple[PieceRow, ...]:
    """Files whose names are attacks, of a family that the export does not know."""
    bad = finding("file_name", Reason.INVALID_NAME, read="caractères spéciaux", expected="document.pdf")
    return tuple(
        piece(100 + number, "F999", Slot.IDENTITY_PHOTO, bad, student_id="E099", file=name)
        for number, name in enumerate(HOSTILE_NAMES)
    )


def nothing_to_do() -> Snapshot:
    """A night after which nobody has anything to do."""
    whole = morning()
    pieces = tuple(row for row in whole.pieces if row.status == Status.COMPLIANT and row.upload.family_id == "F006")
    dossiers = tuple(row for row in whole.dossiers if row.status == DossierStatus.COMPLETE)
    return replace(whole, families={"F006": whole.families["F006"]}, pieces=pieces, dossiers=dossiers, problems=())
