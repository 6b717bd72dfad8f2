import io
from datetime import date
from pathlib import Path

import pytest
from PIL import Image, ImageFilter
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from two_d_doc_signer import GS, NOTICE, Signer, header, picture

from tasks.tools import signers
from tasks.tools.barcode import read_codes, two_d_docs
from tasks.tools.pdf import Pdf
from validators.two_d_doc import Signature

OURS = Signer()
RAW = OURS.sign(header() + NOTICE)
BILL = f"10MME/MARTIN/CAMILLE{GS}2212 RUE INVENTEE{GS}241400025CAEN{GS}18F0001{GS}"


@pytest.fixture(scope="module")
def notice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page of text with a code of 20 mm, its right edge 35 mm from the page's, its top 32 mm from the page's."""
    path = tmp_path_factory.mktemp("page") / "notice.pdf"
    canvas = Canvas(str(path), pagesize=(210 * mm, 297 * mm))
    for line in range(50):
        canvas.drawString(20 * mm, (240 - 4 * line) * mm, "une ligne de texte qui ne dit rien à personne " * 2)
    canvas.drawImage(ImageReader(picture(RAW, 8, quiet_zone=False)), 155 * mm, 245 * mm, 20 * mm, 20 * mm)
    canvas.save()
    return path


def render(path: Path, dpi: int) -> Image.Image:
    with Pdf(path) as pdf:
        return pdf.render(1, dpi)


# At 110 dpi, four codes in five are read: which ones depends on the key and on chance.
@pytest.mark.parametrize("dpi", [120, 150, 200, 300])
def test_a_code_is_read_from_a_page_at_every_usual_resolution(notice: Path, dpi: int):
    assert [code.raw for code in read_codes(render(notice, dpi))] == [RAW]


@pytest.mark.parametrize("turn", [Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_270])
def test_a_code_is_read_whichever_way_the_page_lies(notice: Path, turn: Image.Transpose):
    assert [code.raw for code in read_codes(render(notice, 200).transpose(turn))] == [RAW]


@pytest.mark.parametrize("angle", [-5, 3, 20])
def test_a_code_is_read_on_a_page_laid_askew(notice: Path, angle: int):
    askew = render(notice, 200).rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    assert [code.raw for code in read_codes(askew)] == [RAW]


@pytest.mark.parametrize("dpi", [200, 300])
def test_a_code_is_read_through_a_mild_blur(notice: Path, dpi: int):
    blurred = render(notice, dpi).filter(ImageFilter.GaussianBlur(0.8))
    assert [code.raw for code in read_codes(blurred)] == [RAW]


def test_a_large_noisy_photo_is_read(notice: Path):
    page = render(notice, 400)
    noise = Image.effect_noise(page.size, 60)
    packed = io.BytesIO()
    Image.blend(page, noise, 0.35).save(packed, "JPEG", quality=50)
    assert [code.raw for code in read_codes(Image.open(packed))] == [RAW]


def test_the_place_of_a_code_is_told_in_fractions_of_the_page(notice: Path):
    for dpi in (200, 300):  # the second is looked at in half its size
        box = read_codes(render(notice, dpi), page=2)[0].box
        assert box.page == 2
        assert (box.left, box.right) == pytest.approx((155 / 210, 175 / 210), abs=0.005)
        assert (box.top, box.bottom) == pytest.approx((32 / 297, 52 / 297), abs=0.005)


def test_a_tight_crop_without_quiet_zone_is_read(notice: Path):
    left, top, right, bottom = (round(place * 200 / 25.4) for place in (155, 32, 175, 52))
    for turned in (0, 90, 180, 270):
        crop = render(notice, 200).crop((left, top, right, bottom)).rotate(turned, expand=True)
        (code,) = read_codes(crop)
        assert code.raw == RAW
        assert (code.box.left, code.box.bottom) == pytest.approx((0, 1), abs=0.05)


@pytest.mark.parametrize("mode", ["1", "L", "RGB", "P", "CMYK"])
def test_pictures_of_every_colour_mode_are_read(mode: str):
    assert len(read_codes(picture(RAW).convert(mode))) == 1


def test_a_page_without_code_has_none():
    assert two_d_docs(Image.new("RGB", (1654, 2339), "white")) == ()


def test_another_data_matrix_is_a_code_but_no_2d_doc():
    page = Image.new("L", (900, 400), 255)
    page.paste(picture(b"LA POSTE 123456"), (40, 40))
    page.paste(picture(RAW), (500, 40))
    assert len(read_codes(page)) == 2
    assert [found.document.type for found in two_d_docs(page, signers=OURS.signers)] == ["28"]


@pytest.mark.parametrize("type_code", ["00", "01", "02", "03", "04", "18", "24", "27", "28"])
def test_a_genuine_code_of_each_type_is_read_and_verified(type_code: str):
    raw = OURS.sign(header(type_code, issued=date(2026, 5, 4)) + NOTICE + BILL)
    (found,) = two_d_docs(picture(raw), signers=OURS.signers)
    assert (found.document.type, found.document.issued) == (type_code, date(2026, 5, 4))
    assert found.document.names == ("MARTIN CAMILLE", "MARTIN DOMINIQUE", "MARTIN CAMILLE")
    assert (found.seal.signature, found.document.partial) == (Signature.VERIFIED, False)


@pytest.mark.parametrize(
    ("raw", "outcome"),
    [
        (RAW, Signature.VERIFIED),
        (RAW.replace(b"452025", b"452026"), Signature.TAMPERED),
        (OURS.sign(header(certificate="OUR2") + NOTICE), Signature.UNKNOWN_SIGNER),
        (OURS.sign(header(authority="FR00") + NOTICE), Signature.TEST_SIGNER),
        ((header() + NOTICE).encode(), Signature.UNSIGNED),
    ],
)
def test_the_five_outcomes_of_a_signature_are_told_apart(raw: bytes, outcome: Signature):
    (found,) = two_d_docs(picture(raw), signers=OURS.signers)
    assert found.seal.signature is outcome


def test_the_packaged_certificates_know_the_tax_office_and_not_ours():
    forged = OURS.sign(header(authority="FR06", certificate="FPE4") + NOTICE)
    (found,) = two_d_docs(picture(forged))
    assert (found.seal.signature, found.seal.signer) == (Signature.TAMPERED, signers.TAX_OFFICE)
    (found,) = two_d_docs(picture(RAW))
    assert found.seal.signature is Signature.UNKNOWN_SIGNER


def test_a_certificate_in_someones_home_folder_is_not_trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    from cryptography.hazmat.primitives.serialization import Encoding
    from tddoc import keychain

    for name, certificate in (("FR98", OURS.authority), ("FR98_OUR1", OURS.certificate)):
        (tmp_path / f"{name}.der").write_bytes(certificate.public_bytes(Encoding.DER))
    monkeypatch.setattr(keychain, "USER_CHAINS_DIR", tmp_path)
    assert (
        two_d_docs(picture(RAW), signers=signers.packaged.__wrapped__())[0].seal.signature is Signature.UNKNOWN_SIGNER
    )


def test_no_value_shows_when_a_found_code_is_printed():
    shown = repr(two_d_docs(picture(RAW), signers=OURS.signers)) + repr(read_codes(picture(RAW)))
    assert not any(word in shown for word in ("MARTIN", "INVENTEE", "CAEN"))
