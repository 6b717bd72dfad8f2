"""Scanned pages read in bands: what is read first, what only when it is needed, by a real tesseract."""

import time
from dataclasses import replace

import numpy as np
import pytest
from papers import BILL, CERTIFICATE, quarter_turned, scan
from PIL import Image, ImageDraw

from tasks.reading.means import Means
from tasks.reading.scans import scanned
from tasks.reading.sheet import WHOLE, Sheet
from tasks.reading.stacked_strips import Strip, read_strips
from tasks.tools.image import fit
from tasks.tools.lay import Lay
from tasks.tools.tesseract_table import Look, OcrFailed
from validators.case import FileFacts, Reading
from validators.model import Box, Slot
from validators.text.layout import Page, Word, lines_of
from validators.text.page_marks import page_marks

BASE = Reading(FileFacts(1, "jpeg", opened=True, page_count=1))
NOTICE = [
    (50, 800, 10, "Feuillet n° 1/2"),
    (50, 770, 14, "AVIS D'IMPÔT 2026 sur les revenus de 2025"),
    (330, 720, 11, "M. DURAND PAUL"),
    (50, 500, 10, "Votre situation fiscale et le détail de vos revenus"),
    (50, 60, 10, "Direction générale des finances publiques"),
]
SECOND = [
    (50, 800, 10, "Feuillet n° 2/2"),
    (50, 500, 10, "Votre correspondant habituel et vos voies de recours"),
    (50, 60, 10, "Direction générale des finances publiques"),
]

TWO_COLUMNS = [
    (50, 800, 12, "Les Foyers Normands"),
    (50, 736, 9, "N° locataire : L/053655"),
    (50, 723, 9, "Logement 1722169"),
    (50, 710, 9, "Mois quittancé : juillet 2026"),
    (330, 730, 10, "BLANC PAUL"),
    (330, 717, 10, "9 CHEMIN DU CLOS JOLI"),
    (330, 704, 10, "14120 MONDEVILLE"),
    (50, 500, 10, "Nous soussignés reconnaissons avoir reçu la somme ci-dessus, dont nous donnons quittance."),
]


@pytest.fixture
def means(tmp_path):
    return Means(tmp_path, time.monotonic() + 120)


def sheet(picture, means, number=1):
    return Sheet(number, lambda dpi: fit(picture, 12 * dpi), means.ocr)


def words(reading):
    return " ".join(page.folded.replace("\n", " ") for page in reading.pages)


def as_page(read):
    return Page(1, lines_of(read, 0.707), 0.707)


def stages(readings):
    return [reading.stage for reading in readings]


def test_a_bill_is_read_from_its_upper_part_on_and_each_line_once(means):
    seen = scanned([sheet(scan(BILL), means)], BASE, Slot.PROOF_OF_ADDRESS, means, lambda: None)
    upper, whole = next(seen), next(seen)
    assert (upper.stage, upper.partial, whole.stage, whole.partial) == ("ocr_band", True, "ocr_page", False)
    assert "durand" in words(upper)
    assert "abonnement" not in words(upper)
    assert "abonnement" in words(whole)
    assert words(whole).count("prochaine facture") == 1
    assert means.ocr_calls == 2


def test_a_certificate_is_read_whole_as_its_end_may_take_back_its_beginning(means):
    first = next(scanned([sheet(scan(CERTIFICATE), means)], BASE, Slot.MEDICAL_CERTIFICATE, means, lambda: None))
    assert (first.stage, first.partial) == ("ocr_page", False)
    assert "faire valoir" in words(first)


def test_of_a_notice_the_first_look_takes_the_heads_and_feet_of_all_pages(means):
    pages = [sheet(scan(NOTICE), means, 1), sheet(scan(SECOND), means, 2)]
    first = next(scanned(pages, replace(BASE, pages=()), Slot.TAX_NOTICE, means, lambda: None))
    assert "feuillet n° 1/2" in first.pages[0].folded
    assert "feuillet n° 2/2" in first.pages[1].folded
    assert "recours" not in words(first)
    assert means.ocr_calls == 2


def test_a_doubt_with_a_place_is_looked_at_closer_and_nothing_else(means):
    seen = scanned([sheet(scan(BILL), means)], BASE, Slot.PROOF_OF_ADDRESS, means, lambda: None)
    _, whole = next(seen), next(seen)
    date = next(word for word in whole.pages[0].words if word.text == "mai")
    means.places = (date.box,)
    closer = next(seen)
    assert (closer.stage, closer.again, means.ocr_calls) == ("ocr_close", True, 3)
    kept = {word for page in closer.pages for word in page.words} & set(whole.pages[0].words)
    assert len(kept) > 0.7 * len(whole.pages[0].words)
    assert words(closer).count("12 mai 2026") == 1
    assert stages(seen) == ["ocr_300"]


def test_columns_that_stand_far_apart_are_looked_at_each_by_itself(means):
    """Their lines need not stand level, and tesseract loses those of one of them."""
    page = sheet(scan(TWO_COLUMNS), means)
    page.flat(200)
    strips = page.around([Box(1, 0.1, 0.1, 0.9, 0.2)])
    assert len({strip.across for strip in strips}) == len(strips) == 2
    read = as_page(read_strips(strips, means.ocr))
    assert "blanc paul" in read.folded
    assert "1722169" in read.folded


def test_a_line_that_touches_the_edge_of_its_band_is_not_lost():
    """The edges of a band run between lines, those of a closer look where they may."""
    picture = Image.new("L", (1000, 1000), 255)
    line = Word("ATTESTATION", Box(1, 0.1, 0.37, 0.3, 0.398))
    assert Strip(1, picture, 200, 0, 400).holds(line)
    assert not Strip(1, picture, 200, 0, 400, (0, 1000)).holds(line)


def test_a_closer_look_takes_no_line_that_its_edge_cuts(means):
    page = sheet(scan(TWO_COLUMNS), means)
    page.take(read_strips(page.bands(WHOLE), means.ocr), page.bands(WHOLE))
    before = page.page
    [line] = [line for line in before.lines if "Logement" in [word.text for word in line.words]]
    half = (line.box.top + line.box.bottom) / 2
    picture = page.flat(300)
    strip = Strip(1, picture, 300, 200, round(half * picture.height), (0, picture.width))
    page.take(read_strips([strip], means.ocr), [strip])
    assert [word.text for word in page.page.words].count("Logement") == 1
    assert {word.text for word in page.page.words} >= {"Logement", "1722169"}


def test_without_a_place_everything_is_read_once_more_finer(means):
    seen = scanned([sheet(scan(CERTIFICATE), means)], BASE, Slot.MEDICAL_CERTIFICATE, means, lambda: None)
    readings = list(seen)
    assert stages(readings) == ["ocr_page", "ocr_300"]
    assert [reading.again for reading in readings] == [False, True]
    assert readings[-1].last


def test_a_fine_search_for_a_code_comes_after_the_words_and_only_then(means):
    asked = []
    seen = scanned(
        [sheet(scan(CERTIFICATE), means)], BASE, Slot.PROOF_OF_ADDRESS, means, lambda: asked.append(means.ocr_calls)
    )
    assert stages(seen) == ["ocr_band", "ocr_page", "ocr_300"]
    assert asked == [2]


@pytest.mark.parametrize("turns", range(4))
def test_a_photo_is_read_whichever_way_it_lies(turns, means):
    first = next(
        scanned(
            [sheet(quarter_turned(scan(CERTIFICATE), turns), means)],
            BASE,
            Slot.MEDICAL_CERTIFICATE,
            means,
            lambda: None,
        )
    )
    assert "certificat medical" in words(first)
    assert means.ocr_calls == 1


def test_pages_of_one_shape_lie_alike(means):
    bill, blank = scan(BILL), Image.new("L", (1240, 1754), 250)
    first, second, wide = sheet(bill, means), sheet(blank, means, 2), sheet(blank, means, 3)
    first._lay = first._placed(bill).turned_over()
    for other in (second, wide):
        other.lies_like(first)
    assert second._placed(blank).upside_down
    assert not wide._placed(blank.transpose(Image.Transpose.ROTATE_90)).upside_down


def test_a_page_whose_letters_mislead_is_turned_once_it_proves_illegible(means):
    page = sheet(scan(BILL), means)
    upright = page._placed(scan(BILL))
    page._lay = upright.turned_over()
    seen = scanned([page], BASE, Slot.PROOF_OF_ADDRESS, means, lambda: None)
    assert "durand" in words(next(seen))


def test_of_the_ways_a_page_may_lie_the_one_with_most_words_is_taken(means):
    """Sideways, a few words may look likely too; upright, there are many."""
    counts = iter([0, 2, 6, 21])

    def ocr(*_):
        return tuple(
            Word("certificat", Box(1, 0.1, row / 50, 0.5, row / 50 + 0.01), 0.9) for row in range(next(counts))
        )

    page = Sheet(1, lambda dpi: fit(scan(CERTIFICATE), 12 * dpi), ocr)
    lay = page._placed(scan(CERTIFICATE))
    assert page.turn_where_legible()
    assert (page._lay.quarter_turns, next(counts, None)) == (1 - lay.quarter_turns, None)


def test_a_later_page_is_turned_too_and_a_blank_one_costs_nothing(means):
    pages = [sheet(picture, means, rank) for rank, picture in enumerate([scan(NOTICE), scan(BILL), scan([])], 1)]
    pages[1]._lay = pages[1]._placed(scan(BILL)).turned_over()
    seen = scanned(pages, replace(BASE, pages=()), Slot.TAX_NOTICE, means, lambda: None)
    *_, turned, blank = [next(seen) for _ in range(4)]
    assert "durand" in turned.pages[1].folded
    assert not blank.pages[2].words
    assert means.ocr_calls <= 11


def test_an_illegible_page_is_read_with_nothing_cut_off(means):
    page = sheet(scan(BILL), means)
    page._lay = Lay(0, np.array([[0.3, 0.6], [0.9, 0.5], [1, 1], [0, 0.9]], np.float32), 0.0)
    seen = scanned([page], BASE, Slot.PROOF_OF_ADDRESS, means, lambda: None)
    assert "m. et mme durand paul" in words(next(seen))


@pytest.mark.parametrize("quarter", [1, 3])
def test_a_page_that_is_read_though_it_lies_on_its_side_is_turned(quarter, means):
    page = sheet(quarter_turned(scan(BILL), quarter), means)
    page._lay = Lay(0, None, 0.0)
    first = next(scanned([page], BASE, Slot.PROOF_OF_ADDRESS, means, lambda: None))
    assert "m. et mme durand paul" in words(first)
    assert page.page.aspect < 1


def test_words_that_a_finer_look_would_lose_are_kept(means):
    page = sheet(scan(CERTIFICATE), means)
    page.take(read_strips(page.bands(WHOLE), means.ocr), page.bands(WHOLE))
    before = page.page
    page.take((), page.fine())
    assert page.page.folded == before.folded
    line = next(word for word in before.words if word.text.startswith("danse"))
    page.take((), page.around([line.box]))
    assert page.page.folded == before.folded


def test_a_page_in_uneven_light_is_read_by_what_lies_around_each_letter(means):
    shade = np.linspace(255, 120, 2339)[:, None] * np.linspace(1, 0.6, 1654)[None, :]
    dim = np.minimum(np.asarray(scan(CERTIFICATE), np.float64), 255) * shade / 255
    photo = Image.fromarray((dim + np.random.default_rng(1).normal(0, 6, dim.shape)).clip(0, 255).astype(np.uint8))
    assert "certificat medical" in words(Reading(BASE.file, (as_page(means.ocr(photo, Look.SHADED)),)))


def test_words_of_stacked_strips_stand_where_they_stood_on_their_pages(means):
    one, two = sheet(scan(NOTICE), means, 1), sheet(scan(SECOND), means, 2)
    whole = read_strips(one.bands(WHOLE), means.ocr)
    strips = [*one.bands((0.0, 0.2)), *two.bands((0.0, 0.2))]
    stacked = read_strips(strips, means.ocr)
    mark = next(word for word in stacked if word.box.page == 1 and word.text == "1/2")
    same = next(word for word in whole if word.text == "1/2")
    assert mark.box.top == pytest.approx(same.box.top, abs=0.003)
    assert mark.box.left == pytest.approx(same.box.left, abs=0.003)
    assert {word.text for word in stacked if word.box.page == 2} >= {"Feuillet", "2/2"}


def test_a_blank_page_costs_no_ocr(means):
    blank = Image.new("L", (1653, 2339), 252)
    assert [page.lines for page in next(
        scanned([sheet(blank, means)], BASE, Slot.MEDICAL_CERTIFICATE, means, lambda: None)
    ).pages] == [()]  # fmt: skip
    assert means.ocr_calls <= 4  # a few lines the other ways up, no page


def test_ocr_that_fails_keeps_what_was_read_and_says_why(means):
    seen = scanned([sheet(scan(BILL), means)], BASE, Slot.PROOF_OF_ADDRESS, means, lambda: None)
    next(seen)
    means.until = 0.0
    last = next(seen)
    assert (last.trouble, last.last) == ("deadline", True)
    assert "durand" in words(last)
    assert list(seen) == []


def test_without_the_tool_nothing_is_read(means):
    means.with_ocr = False
    with pytest.raises(OcrFailed):
        means.ocr(scan(BILL))
    [only] = scanned([sheet(scan(BILL), means)], BASE, None, means, lambda: None)
    assert (only.trouble, only.last) == ("tool_missing", True)


def in_cells(groups):
    """A RIB's figures, each group in a cell of a table."""
    heads = [(50, 740, 14, "RELEVÉ D'IDENTITÉ BANCAIRE"), (50, 700, 10, "Titulaire du compte : Madame Marie MARTIN")]
    page = scan(
        [
            *heads,
            (50, 670, 10, "IBAN (International Bank Account Number)"),
            *((60 + 68 * rank, 640, 10, group) for rank, group in enumerate(groups)),
        ]
    )
    draw = ImageDraw.Draw(page)
    top, bottom, left = (int(value * 200 / 72) for value in (842 - 654, 842 - 634, 52))
    for rank in range(len(groups) + 1):
        x = left + int(68 * rank * 200 / 72)
        draw.line((x, top, x, bottom), fill=0, width=3)
    for y in (top, bottom):
        draw.line((left, y, left + int(68 * len(groups) * 200 / 72), y), fill=0, width=3)
    return page.resize((page.width * 3 // 4, page.height * 3 // 4))


def test_figures_in_the_cells_of_a_table_are_read(means):
    groups = ["FR76", "2773", "1918", "8208", "1958", "1346", "556"]
    seen = scanned([sheet(in_cells(groups), means)], BASE, Slot.BANK_DETAILS, means, lambda: None)
    read = next(words(reading) for reading in seen if reading.stage == "ocr_page")
    assert [group for group in groups if group.lower() not in read] == []


def test_the_page_that_is_shown_still_has_its_rules(means):
    page, read = sheet(in_cells(["FR76", "2773"]), means), []
    read_strips(page.bands(WHOLE), lambda picture, _: read.append(np.count_nonzero(np.asarray(picture) < 128)) or ())
    assert np.count_nonzero(np.asarray(page.seen) < 128) > 1.2 * read[0]


@pytest.mark.parametrize("mark", ["1/3", "2/4"])
def test_a_small_page_number_far_from_all_else_is_found_in_the_margin(mark, means):
    lines = [(545, 822, 6, mark), *((left, bottom - 60, size, text) for left, bottom, size, text in NOTICE[1:-1])]
    noisy = np.asarray(scan(lines), np.float64) + np.random.default_rng(3).normal(0, 9, (2339, 1654))
    page = Image.fromarray(noisy.clip(0, 255).astype(np.uint8))
    seen = {
        reading.stage: reading for reading in scanned([sheet(page, means)], BASE, Slot.TAX_NOTICE, means, lambda: None)
    }
    assert [(found.number, found.total) for found in page_marks(seen["ocr_margins"].pages, by_ocr=True)] == [
        (int(mark[0]), int(mark[2]))
    ]
    assert page_marks(seen["ocr_300"].pages, by_ocr=True) != ()


@pytest.mark.parametrize("words", ["page 1 sur 3", "Feuillet n° 1/3"])
def test_a_pale_page_number_is_read_by_itself(words, means):
    page, number = np.asarray(scan(NOTICE[1:-1]), np.float64), np.asarray(scan([(500, 30, 6, words)]), np.float64)
    pale = np.minimum(page, 255 - (255 - number) * 0.35) + np.random.default_rng(5).normal(0, 5, page.shape)
    picture = Image.fromarray(pale.clip(0, 255).astype(np.uint8))
    seen = scanned([sheet(picture, means)], BASE, Slot.TAX_NOTICE, means, lambda: None)
    margins = next(reading for reading in seen if reading.stage == "ocr_margins")
    assert [(found.number, found.total) for found in page_marks(margins.pages, by_ocr=True)] == [(1, 3)]
