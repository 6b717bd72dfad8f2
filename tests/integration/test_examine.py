"""Whole examinations, with a real tesseract in a real sandbox; fakes only for sabotage."""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import pytest
from pages import FAMILY, STUDENT, said
from papers import BILL, CERTIFICATE, jpeg, png, scan, scan_pdf, text_pdf
from PIL import Image, ImageFilter

from config.campaign import load
from config.settings import Settings
from tasks.drop.files import DropFiles
from tasks.examine import Examined, Examiner
from tasks.tools.sandbox import ChildDied, Sandbox
from validators.model import Outcome, Reason, Slot, Status, Upload

Examine = Callable[..., Examined]


@pytest.fixture(scope="module")
def examine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Examine]:
    """Examine some bytes as an upload of the Durands on 20 May 2026."""
    yield from _examiner(tmp_path_factory.mktemp("examine"))


@pytest.fixture
def examine_anew(tmp_path: Path) -> Iterator[Examine]:
    """The same by an examiner of the test's own, which finds the tools as the test has left them."""
    yield from _examiner(tmp_path)


def _examiner(folder: Path) -> Iterator[Examine]:
    files = folder / "fichiers"
    files.mkdir()
    opened: list[Examiner] = []

    def run(data: bytes, name: str = "a.pdf", slot: Slot = Slot.PROOF_OF_ADDRESS) -> Examined:
        if not opened:
            opened.append(Examiner(files, load("2026-2027"), Settings(var=folder / "var", workers=1)))
        (files / name).write_bytes(data)
        moment = datetime(2026, 5, 20, 18, 30)  # noqa: DTZ001 — the portal's own wall clock, as ingest gives it
        upload = Upload("P1", "P1", "F1", "E1", "", slot, name, name, moment, len(data), sha256(data).hexdigest())
        return opened[0].examine(upload, FAMILY, (STUDENT,))

    yield run
    for examiner in opened:
        examiner.close()


def test_a_text_layer_answers_without_ocr(examine: Examine) -> None:
    verdict = examine(text_pdf(BILL)).verdict
    assert (verdict.status, verdict.stage, verdict.ocr_calls) == (Status.COMPLIANT, "text", 0)
    assert verdict.facts.issued == datetime(2026, 5, 12).date()  # noqa: DTZ001


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_a_photo_is_read_whichever_way_it_lies(examine: Examine, turns: int) -> None:
    picture = scan(CERTIFICATE)
    if turns:
        picture = picture.rotate(90 * turns, expand=True)
    verdict = examine(jpeg(picture), "a.jpg", Slot.MEDICAL_CERTIFICATE).verdict
    assert (verdict.status, verdict.facts.kind) == (Status.COMPLIANT, "medical_certificate")


def test_the_exif_orientation_is_taken(examine: Examine) -> None:
    verdict = examine(jpeg(scan(BILL).rotate(90, expand=True), orientation=6), "a.jpg").verdict
    assert (verdict.status, verdict.stage) == (Status.COMPLIANT, "ocr_page")
    assert verdict.ocr_calls == 2  # its upper part, then the rest: no other way up was tried


def test_a_scan_in_a_pdf_is_read(examine: Examine) -> None:
    assert examine(scan_pdf(scan(BILL))).verdict.status is Status.COMPLIANT


def test_transparency_lies_on_white(examine: Examine) -> None:
    ink = scan(BILL)
    picture = Image.new("LA", ink.size, 0)
    picture.putalpha(ink.point(lambda value: 255 - value))
    assert examine(png(picture), "a.png").verdict.status is Status.COMPLIANT


def test_sixteen_bits_are_brought_down_to_eight(examine: Examine) -> None:
    picture = scan(BILL).convert("I").point(lambda value: value * 256).convert("I;16")
    assert examine(png(picture), "a.png").verdict.status is Status.COMPLIANT


def test_a_hidden_text_that_says_otherwise_than_the_picture_is_not_believed(examine: Examine) -> None:
    lie = [(left, bottom, size, words.replace("12 mai 2026", "2 janvier 2026")) for left, bottom, size, words in BILL]
    verdict = examine(text_pdf(lie, invisible=True, under=scan(BILL))).verdict
    assert (verdict.status, verdict.facts.issued) == (Status.COMPLIANT, datetime(2026, 5, 12).date())  # noqa: DTZ001


def test_a_text_layer_of_rubbish_is_not_read(examine: Examine) -> None:
    rubbish = [
        (left, bottom, size, "".join(chr(33 + ord(c) * 7 % 90) for c in words)) for left, bottom, size, words in BILL
    ]
    assert examine(text_pdf(rubbish, under=scan(BILL))).verdict.stage.startswith("ocr")


def test_a_picture_too_blurred_to_read_is_for_a_person_and_costs_no_ocr(examine: Examine) -> None:
    verdict = examine(jpeg(scan(BILL).filter(ImageFilter.GaussianBlur(9))), "a.jpg").verdict
    assert (verdict.reasons, verdict.ocr_calls) == ((Reason.UNCERTAIN_READING,), 0)
    assert said(f for f in verdict.findings if f.check == "document_kind") == ["lecture_incertaine? blurred"]


def test_an_old_bill_on_a_scan_is_refused_only_after_two_readings(examine: Examine) -> None:
    old = [(left, bottom, size, words.replace("12 mai 2026", "12 janvier 2026")) for left, bottom, size, words in BILL]
    examined = examine(jpeg(scan(old)), "a.jpg")
    assert examined.verdict.reasons == (Reason.OUT_OF_DATE,)
    assert examined.verdict.stage == "ocr_close"  # the line of the date, once more and finer


def test_the_evidence_is_a_small_picture_of_the_place(examine: Examine) -> None:
    old = [(left, bottom, size, words.replace("12 mai 2026", "12 janvier 2026")) for left, bottom, size, words in BILL]
    examined = examine(text_pdf(old))
    [(rank, strip)] = examined.strips.items()
    assert examined.verdict.findings[rank].check == "document_age"
    assert strip.startswith(b"\x89PNG")
    assert len(strip) <= 25 * 1024


def test_a_document_in_the_wrong_slot_is_named(examine: Examine) -> None:
    verdict = examine(text_pdf(CERTIFICATE)).verdict
    [failure] = [finding for finding in verdict.findings if finding.outcome is Outcome.FAILS]
    assert failure.reason is Reason.UNEXPECTED_KIND
    assert failure.read.startswith("un certificat médical, à déposer à la ligne « Certificat médical")


SABOTAGE = {
    "crashes": "kill -SEGV $$",
    "hangs": "sleep 300",
    "floods": "yes rubbish | head -c 60000000",
    "babbles": "head -c 2000 /dev/urandom",
    "is killed": "kill -9 $$",
}


def command(folder: Path, deed: str, monkeypatch: pytest.MonkeyPatch, languages: str = "echo fra") -> None:
    """Put a `tesseract` in the way that answers what it is asked about itself, and fails on every picture."""
    fake = folder / "bin" / "tesseract"
    fake.parent.mkdir()
    told = 'case "$*" in *--list-langs*) echo List; LANGS; exit 0;; *--version*) echo tesseract 5.3.0; exit 0;; esac'
    fake.write_text(f"#!/bin/sh\n{told.replace('LANGS', languages)}\n{deed}\n")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", f"{fake.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("DOSSIERS_OCR", "command")


@pytest.mark.parametrize("deed", SABOTAGE.values(), ids=SABOTAGE.keys())
def test_a_tesseract_that_fails_leaves_the_piece_to_a_person_and_the_next_unharmed(
    examine_anew: Examine, deed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command(tmp_path, deed, monkeypatch)
    monkeypatch.setenv("DOSSIERS_PIECE_DEADLINE_SECONDS", "8")
    assert examine_anew(jpeg(scan(BILL)), "a.jpg").verdict.reasons == (Reason.UNCERTAIN_READING,)
    assert examine_anew(text_pdf(BILL), "b.pdf").verdict.status is Status.COMPLIANT


def library(folder: Path, deed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same for tesseract's library."""
    (folder / "packages").mkdir()
    (folder / "packages" / "tesserocr.py").write_text(
        "import os, signal, time\nfrom unittest.mock import MagicMock\nPSM = OEM = MagicMock()\n"
        f"class PyTessBaseAPI(MagicMock):\n    def Recognize(self, timeout):\n        {deed}\n"
    )
    monkeypatch.syspath_prepend(folder / "packages")


LIBRARY_SABOTAGE = {
    "crashes": "os.kill(os.getpid(), signal.SIGSEGV)",
    "hangs": "time.sleep(300)",
    "takes all memory": "[bytes(1 << 24) for _ in range(1000)]",
    "gives up": "return False",
    "raises": "raise RuntimeError('rubbish')",
}


@pytest.mark.parametrize("deed", LIBRARY_SABOTAGE.values(), ids=LIBRARY_SABOTAGE.keys())
def test_a_library_that_fails_leaves_the_piece_to_a_person_and_the_next_unharmed(
    examine_anew: Examine, deed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library(tmp_path, deed, monkeypatch)
    monkeypatch.setenv("DOSSIERS_PIECE_DEADLINE_SECONDS", "8")
    assert examine_anew(jpeg(scan(BILL)), "a.jpg").verdict.reasons == (Reason.UNCERTAIN_READING,)
    assert examine_anew(text_pdf(BILL), "b.pdf").verdict.status is Status.COMPLIANT


def test_without_tesseract_texts_are_read_and_the_report_says_so(
    examine_anew: Examine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("DOSSIERS_OCR", "command")
    assert examine_anew(text_pdf(BILL)).verdict.status is Status.COMPLIANT
    verdict = examine_anew(jpeg(scan(BILL)), "b.jpg").verdict
    assert said(f for f in verdict.findings if f.check == "document_kind") == ["lecture_incertaine? tool_missing"]
    with Examiner(tmp_path, load("2026-2027"), Settings(var=tmp_path / "var2", workers=1)) as examiner:
        assert "apt-get install tesseract-ocr" in examiner.trouble()[0]


NO_FRENCH = "echo \"Error opening data file fra.traineddata Failed loading language 'fra'\" >&2; exit 1"


def test_without_french_texts_are_read_and_the_report_says_so(
    examine_anew: Examine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command(tmp_path, NO_FRENCH, monkeypatch, languages="echo eng")
    assert examine_anew(text_pdf(BILL)).verdict.status is Status.COMPLIANT
    verdict = examine_anew(jpeg(scan(BILL)), "b.jpg").verdict
    assert said(f for f in verdict.findings if f.check == "document_kind") == ["lecture_incertaine? tool_missing"]
    with Examiner(tmp_path, load("2026-2027"), Settings(var=tmp_path / "var2", workers=1)) as examiner:
        assert "n'a pas le français" in examiner.trouble()[0]
        assert "apt-get install tesseract-ocr tesseract-ocr-fra" in examiner.trouble()[0]


def test_the_library_needs_no_command(examine_anew: Examine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert examine_anew(jpeg(scan(BILL)), "b.jpg").verdict.status is Status.COMPLIANT
    with Examiner(tmp_path, load("2026-2027"), Settings(var=tmp_path / "var2", workers=1)) as examiner:
        assert examiner.trouble() == ()


def test_a_picture_of_a_bill_in_a_letter_is_read_when_the_letter_does_not_answer(examine: Examine) -> None:
    letter = [
        (
            60,
            800,
            11,
            "Bonjour, voici en pièce jointe notre document pour la réinscription de notre fille au conservatoire",
        )
    ]
    verdict = examine(text_pdf(letter, under=scan(BILL))).verdict
    assert (verdict.status, verdict.stage) == (Status.COMPLIANT, "ocr_page")


def test_the_files_of_a_family_are_judged_as_each_would_be_alone(examine: Examine, monkeypatch) -> None:
    pieces = [
        (text_pdf(BILL), "a.pdf", Slot.PROOF_OF_ADDRESS),
        (jpeg(scan(CERTIFICATE).rotate(90, expand=True)), "b.jpg", Slot.MEDICAL_CERTIFICATE),
        (text_pdf(BILL)[:700], "c.pdf", Slot.PROOF_OF_ADDRESS),
        (scan_pdf(scan(BILL)), "d.pdf", Slot.PROOF_OF_ADDRESS),
        (text_pdf(BILL), "e.pdf", Slot.TAX_NOTICE),
        (jpeg(scan(CERTIFICATE)), "f.jpg", Slot.MEDICAL_CERTIFICATE),
    ]
    together = [examine(*piece) for piece in pieces]
    run = Sandbox.run
    monkeypatch.setattr(Sandbox, "run", lambda self, job, _owner: run(self, job))
    alone = [examine(*piece) for piece in pieces]
    assert [_untimed(each) for each in together] == [_untimed(each) for each in alone]


def _untimed(examined: Examined) -> Examined:
    return replace(examined, verdict=replace(examined.verdict, seconds=0))


def test_a_file_of_five_gigabytes_is_refused_for_its_size_and_never_searched_through(tmp_path: Path) -> None:
    with (tmp_path / "a.pdf").open("wb") as file:
        file.write(text_pdf(BILL))
        file.truncate(5 * 1024**3)
    size, digest = DropFiles.of(tmp_path).fingerprint("a.pdf")
    upload = Upload("P1", "P1", "F1", "E1", "", Slot.PROOF_OF_ADDRESS, "a.pdf", "a.pdf", None, size, digest)
    with Examiner(tmp_path, load("2026-2027"), Settings(var=tmp_path / "var", workers=1)) as examiner:
        verdict = examiner.examine(upload, FAMILY, (STUDENT,)).verdict
    assert (verdict.status, verdict.reasons) == (Status.NON_COMPLIANT, (Reason.TOO_LARGE,))
    assert {finding.check for finding in verdict.findings} == {"file_presence", "file_format", "file_size", "file_name"}


@pytest.mark.parametrize("cause", ["error-ENOSPC", "lost"])
def test_what_is_not_the_document_s_doing_is_no_verdict_on_it(examine_anew: Examine, monkeypatch, cause: str) -> None:
    def die(*_: object) -> None:
        raise ChildDied(cause)

    monkeypatch.setattr(Sandbox, "run", die)
    with pytest.raises(ChildDied):
        examine_anew(text_pdf(BILL))


def test_a_tesseract_that_fails_on_piece_after_piece_is_given_up_and_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command(tmp_path, "exit 139", monkeypatch)
    files = tmp_path / "fichiers"
    files.mkdir()
    (files / "a.jpg").write_bytes(jpeg(scan(CERTIFICATE)))
    upload = Upload("P1", "P1", "F1", "E1", "", Slot.MEDICAL_CERTIFICATE, "a.jpg", "a.jpg", None, 1000, None)
    with Examiner(files, load("2026-2027"), Settings(var=tmp_path / "var", workers=1)) as examiner:
        calls = [examiner.examine(upload, FAMILY, (STUDENT,)).verdict.ocr_calls for _ in range(6)]
        assert calls == [1, 1, 1, 1, 1, 0]
        assert "5 pièces de suite" in examiner.trouble()[0]


def test_a_library_that_ends_child_after_child_is_given_up_and_said(
    examine_anew: Examine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library(tmp_path, LIBRARY_SABOTAGE["crashes"], monkeypatch)
    photo = jpeg(scan(CERTIFICATE))
    seen = [examine_anew(photo, "a.jpg", Slot.MEDICAL_CERTIFICATE).verdict for _ in range(6)]
    details = [{finding.detail for finding in verdict.findings} - {""} for verdict in seen]
    assert details == [{"crashed"}] * 5 + [{"tool_missing"}]


def test_files_that_end_child_after_child_do_not_keep_the_others_from_being_read(
    examine_anew: Examine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A word of our own is read all the same, so that the OCR is still asked for."""
    asked = []

    def die_on_a_file(_: Sandbox, job: dict[str, object], *_owner: object) -> bool:
        asked.append(job.get("ocr", "a word"))
        if "file" in job:
            raise ChildDied("signal-11")
        return True

    monkeypatch.setattr(Sandbox, "run", die_on_a_file)
    for _ in range(7):
        assert examine_anew(text_pdf(BILL)).verdict.reasons == (Reason.UNCERTAIN_READING,)
    assert asked == [True] * 5 + ["a word"] + [True] * 2


PRINTED_FROM_THE_SITE = [
    (60, 750, 11, "DIRECTION GÉNÉRALE DES FINANCES PUBLIQUES"),
    (60, 715, 11, "M. DURAND PAUL"),
    (60, 700, 11, "12 RUE DES LILAS"),
    (60, 685, 11, "14000 CAEN"),
    (60, 650, 12, "Avis de situation déclarative à l'impôt sur le revenu 2026"),
    (60, 630, 11, "sur les revenus de 2025"),
    (60, 600, 11, "Numéro fiscal déclarant 1 : 00 00 000 000 000"),
    (60, 585, 11, "Référence de l'avis : 26 00 0000000 00"),
    (60, 555, 11, "Salaires 35 151"),
    (60, 540, 11, "Revenu fiscal de référence 31 636"),
    (60, 525, 11, "Impôt sur le revenu dû 867"),
    (30, 20, 7, "https://impots.example.org/"),
]


@pytest.mark.parametrize(("mark", "status"), [("1/1", Status.COMPLIANT), ("1/2", Status.NON_COMPLIANT)])
@pytest.mark.parametrize("dpi", [110, 150])
def test_the_small_number_that_a_browser_prints_at_the_foot_of_a_page_is_read(mark, status, dpi, examine):
    sheet = scan([*PRINTED_FROM_THE_SITE, (545, 20, 7, mark)], dpi)
    picture = png(sheet) if dpi < 150 else jpeg(sheet.filter(ImageFilter.GaussianBlur(0.7)), 85)
    seen = examine(picture, "a.png" if dpi < 150 else "a.jpg", Slot.TAX_NOTICE)
    assert seen.verdict.status == status, said(seen.verdict.findings)


def test_without_a_number_such_a_page_is_for_a_person(examine):
    seen = examine(png(scan(PRINTED_FROM_THE_SITE, 110)), "a.png", Slot.TAX_NOTICE)
    assert seen.verdict.status == Status.TO_CHECK
