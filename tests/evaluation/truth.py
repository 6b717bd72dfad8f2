"""What a piece must give, and the rules of the calendar and of the dossier that the truth follows (CONTRACT)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import product
from random import Random

from tests.evaluation.frenchdates import add_months

OK, BAD, CHECK = "Conforme", "Non conforme", "A vérifier"
DOUBTS = {"date_introuvable", "lecture_incertaine", "titulaire_different", "fichier_en_double"}
LABELS = {
    "avis_imposition": "Avis d'imposition 2026 sur les revenus 2025",
    "justificatif_domicile": "Justificatif de domicile",
    "certificat_medical": "Certificat médical (danseur)",
    "photo_identite": "Photo d'identité",
    "rib": "RIB (prélèvement automatique)",
    "mandat_sepa": "Mandat SEPA complété (prélèvement automatique)",
    "attestation_mdph": "Attestation MDPH",
}
ANY_OTHER = ("document_perime", "date_future", "titulaire_different", "date_introuvable", "lecture_incertaine", "mention_absente",
             "justificatif_non_admis", "type_document_inattendu", "annee_revenus_incorrecte", "iban_invalide", "pages_manquantes")  # fmt: skip


@dataclass
class Truth:
    """The reasons that must be given; `optional` ones may be; `equal` pairs stand for each other; `also` are other tolerated statuses."""

    reasons: tuple[str, ...] = ()
    issued: date | None = None
    optional: tuple[str, ...] = ()
    equal: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def status(self) -> str:
        if not self.reasons:
            return OK
        return CHECK if all(reason in DOUBTS for reason in self.reasons) else BAD


@dataclass
class Piece:
    """One row of pieces.csv with its file and its truth."""

    id: str
    family: str
    student: str
    slot: str
    uploaded: date
    time: str
    name: str
    data: bytes | None
    truth: Truth
    kind: str
    quality: str
    layout: str
    case: str
    how: str = ""
    signers: tuple[str, ...] = field(default=())


def fresh(issued: date, uploaded: date) -> bool:
    return add_months(issued, 3) > uploaded


def oldest_fresh(uploaded: date) -> date:
    """The oldest issue date that is still less than three months old."""
    day = uploaded - timedelta(days=95)
    while not fresh(day, uploaded):
        day += timedelta(days=1)
    return day


def age_reasons(issued: date, uploaded: date) -> tuple[str, ...]:
    if issued > uploaded:
        return ("date_future",)
    return () if fresh(issued, uploaded) else ("document_perime",)


def dated(rng: Random, uploaded: date, case: str) -> date:
    """An issue date for a case: good, edge_good, same_day, edge_bad, old, future."""
    edge = oldest_fresh(uploaded)
    return {
        "good": lambda: edge + timedelta(days=rng.randint(1, (uploaded - edge).days)),
        "edge_good": lambda: edge,
        "same_day": lambda: uploaded,
        "edge_bad": lambda: edge - timedelta(days=rng.choice([1, 1, 2])),
        "old": lambda: edge - timedelta(days=rng.randint(3, 420)),
        "future": lambda: uploaded + timedelta(days=rng.choice([1, 2, 9, 28, 31, 120])),
    }[case]()


def required(courses: str, inside: bool) -> list[str]:
    """The slots that a student owes (guide, page 1)."""
    slots: list[str] = []
    for label in courses.split("|"):
        text = label.lower()
        dance = "danse" in text
        slots.append("photo_identite")
        if text.startswith("trad") and inside:
            slots += ["avis_imposition", "justificatif_domicile"]
            dance = dance or ("théâtre" in text and "cpes" in text)
        if dance:
            slots.append("certificat_medical")
    order = ["avis_imposition", "justificatif_domicile", "certificat_medical", "photo_identite"]
    return [slot for slot in order if slot in slots]


def slot_status(pieces: list[Piece], two_signers: bool, said: Sequence[str] = ()) -> str | None:
    """The status of a slot from the true statuses of its uploads (or from those `said`), None without one; "?" for an unfinished pair."""
    if not pieces:
        return None
    statuses = said or [piece.truth.status for piece in pieces]
    good = [piece for piece, status in zip(pieces, statuses, strict=True) if status == OK]
    if good and not two_signers:
        return OK
    if good:
        return OK if len({signer for piece in good for signer in piece.signers}) > 1 else "?"
    return max(zip(pieces, statuses, strict=True), key=lambda pair: (pair[0].uploaded, pair[0].time))[1]


def slot_options(pieces: list[Piece], two_signers: bool) -> set[str | None]:
    """Every status that the slot may have when each piece gets one of those admitted for it."""
    admitted = [(piece.truth.status, *piece.truth.also) for piece in pieces]
    return {slot_status(pieces, two_signers, said) for said in product(*admitted)}


def dossier(statuses: dict[str, str | None]) -> tuple[str, list[str]]:
    """(status, missing slots) of a dossier from its required slots."""
    missing = [slot for slot, status in statuses.items() if status is None]
    if BAD in statuses.values():
        return "A corriger", missing
    if missing or "?" in statuses.values():
        return "Incomplet", missing
    return (CHECK if CHECK in statuses.values() else "Complet"), missing


def dossier_options(options: dict[str, set[str | None]]) -> set[str]:
    """Every status that a dossier may have; one good notice of two leaves all open but *Complet*."""
    found = {dossier(dict(zip(options, chosen, strict=True)))[0] for chosen in product(*options.values())}
    if any("?" in option for option in options.values()):
        found |= {"Incomplet", CHECK, "A corriger"}
    return found
