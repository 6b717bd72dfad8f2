"""Good pieces that many stories need, in one line each."""

from dataclasses import replace

from sample_docs import drop
from sample_docs.calendar_fr import day
from sample_docs.drop import Piece
from sample_docs.paper.certificates import DANCE, LEGUEN, Doctor, certificate
from sample_docs.paper.notices import Household, situation_notice
from sample_docs.people import Home, Person
from sample_docs.render.portrait import jpeg, look, portrait


def photo(student: str, number: int, when: str, file: str) -> Piece:
    """A good identity photo: the painted face of that number."""
    return Piece(drop.PHOTO, file, jpeg(portrait(look(number))), when, student=student)


def notice(file: str, when: str, home: Home, *declarants: Person, dated: str = "22/04/2026") -> Piece:
    """A good avis de situation déclarative, as downloaded."""
    data = situation_notice(Household(declarants, home), day(dated))
    return Piece(drop.NOTICE, file, data, when, dated=dated)


def proof(file: str, data: bytes, when: str, dated: str, *reasons: str, why: str = "") -> Piece:
    """A proof of address of whatever kind."""
    return Piece(drop.PROOF, file, data, when, reasons, dated, why=why)


def medical(
    student: str,
    patient: Person,
    file: str,
    when: str,
    dated: str,
    *reasons: str,
    by: Doctor = LEGUEN,
    says: str = DANCE,
) -> Piece:
    """A certificate as a PDF with text."""
    data = certificate(patient, by, day(dated), says)
    return Piece(drop.CERTIFICATE, file, data, when, reasons, dated, student)


def because(piece: Piece, why: str) -> Piece:
    """The same piece, with what is special about it."""
    return replace(piece, why=why)
