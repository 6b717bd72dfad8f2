import os
import struct
import zlib

import pytest
from made_up_snapshot import RUN, dossier, family, finding, piece, student

from config.campaign import load
from tasks.report.page import write_page
from tasks.report.snapshot import Snapshot
from validators.model import Box, DossierStatus, Reason, Slot, Status

FAMILIES = 1500
CEILING = 40_000_000


def incompressible_strip() -> bytes:
    """A 16-colour strip of 900 px that weighs 16 KB, as a noisy scan's does."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 900, 36, 4, 3, 0, 0, 0)) + chunk(b"PLTE", bytes(range(48)))
    rows = b"".join(b"\0" + os.urandom(450) for _ in range(36))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def crowded_morning() -> Snapshot:
    """Two open pieces in each of 1,500 families, each with its evidence."""
    old = finding("document_age", Reason.OUT_OF_DATE, read="12 janvier 2026", box=Box(1, 0.1, 0.1, 0.2, 0.2))
    face = finding("portrait", Reason.UNCERTAIN_READING, detail="no_face", box=Box(1, 0.1, 0.1, 0.2, 0.2))
    families, pieces, dossiers = {}, [], []
    for number in range(FAMILIES):
        home = family(number, ("Camille", f"Exemple{number}"))
        child = student(number, home.id, "Anna", f"Exemple{number}")
        families[home.id] = home
        pieces.append(piece(2 * number, home.id, Slot.PROOF_OF_ADDRESS, old, evidence={0: incompressible_strip()}))
        pieces.append(
            piece(
                2 * number + 1, home.id, Slot.IDENTITY_PHOTO, face,
                student_id=child.id, evidence={0: incompressible_strip()},
            )
        )  # fmt: skip
        slots = {Slot.PROOF_OF_ADDRESS: Status.NON_COMPLIANT, Slot.IDENTITY_PHOTO: Status.TO_CHECK}
        dossiers.append(dossier(child, DossierStatus.TO_CORRECT, slots))
    return Snapshot(RUN, families, tuple(pieces), tuple(dossiers), ())


@pytest.mark.slow
def test_three_thousand_exceptions_with_heavy_strips_make_a_page_that_still_opens(tmp_path):
    path = tmp_path / "exceptions.html"
    write_page(crowded_morning(), path, load("2026-2027"), tmp_path, None)
    text = path.read_text("utf-8")
    assert path.stat().st_size <= CEILING
    assert text.count('<section class="piece ') == 2 * FAMILIES
    assert text.count('class="strip"') + text.count("Extrait non joint") == 2 * FAMILIES
    assert text.index("Extrait non joint") > text.index('class="strip"')
