from dataclasses import replace

from pages import page, said

from validators.case import FileFacts, Reading
from validators.findings import doubt, fails, holds
from validators.model import Box, Reason
from validators.sureness import (
    corroborated,
    decided,
    iban_in_doubt,
    is_beyond_reading,
    is_settled,
    pages_in_doubt,
    places_in_doubt,
    recounted,
)
from validators.text.layout import Line

BOX = Box(1, 0.1, 0.1, 0.3, 0.12)


def test_settled_means_every_question_answered_and_sure() -> None:
    assert is_settled([holds(certainty=0.9), fails(Reason.OUT_OF_DATE, certainty=0.8)], 0.8)
    assert not is_settled([holds(certainty=0.79)], 0.8)
    assert not is_settled([doubt(Reason.DATE_NOT_FOUND)], 0.8)


def test_what_is_not_sure_enough_becomes_a_doubt_pass_or_fail() -> None:
    weak = [holds(certainty=0.5), fails(Reason.OUT_OF_DATE, certainty=0.5)]
    assert said(decided(weak, 0.8)) == ["lecture_incertaine? unsure"] * 2


def test_two_readings_that_agree_are_surer_than_one() -> None:
    first = replace(fails(Reason.OUT_OF_DATE, read="2 janvier 2026", certainty=0.7), check="document_age")
    [both] = corroborated([first], [first])
    assert both.certainty > 0.8


def test_a_kind_that_was_guessed_and_then_read_surely_was_read_twice() -> None:
    guessed = replace(doubt(Reason.UNCERTAIN_READING, read="une ordonnance ?"), check="document_kind")
    sure = replace(fails(Reason.UNEXPECTED_KIND, read="une ordonnance", certainty=0.75), check="document_kind")
    other = replace(guessed, read="un certificat médical ?")
    assert [found.certainty for found in corroborated([guessed], [sure])] == [0.9]
    assert [found.certainty for found in corroborated([other], [sure])] == [0.75]


def test_the_same_words_at_the_same_place_are_no_second_reading() -> None:
    first = replace(fails(Reason.OUT_OF_DATE, certainty=0.7, box=BOX), check="document_age")
    again = replace(first, box=replace(BOX, top=0.101))
    assert corroborated([first], [first])[0].certainty == 0.7
    assert corroborated([first], [again])[0].certainty > 0.8


def test_another_look_is_worth_it_where_every_doubt_has_a_place() -> None:
    weak = fails(Reason.OUT_OF_DATE, certainty=0.7, box=BOX)
    assert places_in_doubt([weak, holds(certainty=0.9)], 0.8, WELL) == (BOX,)
    assert places_in_doubt([weak, fails(Reason.STATEMENT_MISSING, certainty=0.7)], 0.8, WELL) == ()
    assert places_in_doubt([weak, doubt(Reason.DATE_NOT_FOUND)], 0.8, WELL) == ()


def test_another_look_passes_over_what_it_cannot_lift() -> None:
    weak = fails(Reason.OUT_OF_DATE, certainty=0.7, box=BOX)
    assert places_in_doubt([weak, ABSENT], 0.8, WELL) == (BOX,)
    assert places_in_doubt([weak, ABSENT], 0.8, BADLY) == ()


def test_an_iban_that_was_not_found_or_not_surely_is_in_doubt() -> None:
    mended, lost = (replace(one, check="iban") for one in (holds(certainty=0.75), doubt(Reason.UNCERTAIN_READING)))
    assert iban_in_doubt([mended], 0.8)
    assert iban_in_doubt([lost], 0.8)
    assert not iban_in_doubt([replace(holds(certainty=0.85), check="iban"), ABSENT], 0.8)


def test_a_kind_rests_on_the_whole_page_and_is_never_settled_by_its_title_again() -> None:
    kind = replace(fails(Reason.UNEXPECTED_KIND, certainty=0.75, box=BOX), check="document_kind")
    assert places_in_doubt([kind], 0.8, WELL) == ()


def test_two_readings_that_differ_leave_it_to_a_person() -> None:
    first = replace(fails(Reason.OUT_OF_DATE, read="2 janvier 2026"), check="document_age")
    second = replace(holds(read="7 mai 2026"), check="document_age")
    assert said(corroborated([first], [second])) == ["lecture_incertaine? conflict"]


def test_a_finer_reading_that_lost_the_page_answers_nothing_that_was_asked_before() -> None:
    asked = [replace(doubt(Reason.DATE_NOT_FOUND), check="document_age"), replace(holds(), check="student_name")]
    kind = replace(holds(certainty=0.9), check="document_kind")
    lost = replace(doubt(Reason.UNCERTAIN_READING, detail="blurred"), check="document_kind")
    assert said(corroborated([kind, *asked], [lost])) == [
        "holds",
        "date_introuvable?",
        "lecture_incertaine? unsure",
    ]


def test_page_numbers_that_a_finer_reading_adds_are_no_contradiction() -> None:
    some = replace(fails(Reason.PAGES_MISSING, read="pages 2, 3"), check="page_count")
    all_of_them = replace(holds(read="pages 1, 2, 3"), check="page_count")
    assert said(corroborated([some], [all_of_them])) == ["holds"]


def test_page_numbers_are_surer_once_the_margins_were_looked_at_by_themselves() -> None:
    unseen = replace(holds(certainty=0.7), check="page_count")
    numbered = replace(fails(Reason.PAGES_MISSING, read="page 1", certainty=0.75, box=BOX), check="page_count")
    again = replace(numbered, box=replace(BOX, top=0.101))
    assert recounted([unseen], [unseen])[0].certainty > 0.8
    assert recounted([numbered], [again])[0].certainty > 0.8


def test_the_margins_make_nothing_else_surer() -> None:
    late = replace(fails(Reason.OUT_OF_DATE, certainty=0.7), check="document_age")
    announced = replace(fails(Reason.PAGES_MISSING, read="suite annoncée", certainty=0.75), check="page_count")
    assert recounted([late, announced], [late, announced]) == (late, announced)


def read(text: str, confidence: float = 0.95, stage: str = "ocr_page") -> Reading:
    return Reading(FileFacts(1, "jpeg"), (page(text, 1, confidence),), stage=stage, by_ocr=True)


WELL, BADLY = (read("Facture du 12 mai 2026 pour le logement de la rue\n" * 3, sure) for sure in (0.95, 0.5))
HALF = replace(WELL, pages=(*WELL.pages, *BADLY.pages))
ABSENT = replace(doubt(Reason.HOLDER_MISMATCH), check="holder_name")
WEAKLY = replace(fails(Reason.PAGES_MISSING, certainty=0.7), check="page_count")


def test_a_name_of_which_nothing_stands_on_a_well_read_page_is_beyond_reading() -> None:
    assert is_beyond_reading([ABSENT, holds(certainty=0.9)], 0.8, WELL)
    assert not is_beyond_reading([ABSENT], 0.8, BADLY)


def test_the_line_of_a_name_that_nearly_is_the_one_is_looked_at_closer_and_no_more() -> None:
    near = replace(ABSENT, box=BOX)
    assert places_in_doubt([near, holds(certainty=0.9)], 0.8, WELL) == (BOX,)
    assert not is_beyond_reading([near], 0.8, WELL)
    assert is_beyond_reading([near], 0.8, replace(WELL, stage="ocr_close"))


def test_where_a_few_words_of_a_well_read_page_were_lost_the_name_may_be_and_they_are_looked_at_closer() -> None:
    lost = replace(WELL.pages[0].words[0], text="NECIE", confidence=0.1, box=Box(1, 0.6, 0.2, 0.7, 0.21))
    seen = replace(WELL, pages=(replace(WELL.pages[0], lines=(*WELL.pages[0].lines, Line((lost,)))),))
    [place] = places_in_doubt([ABSENT, holds(certainty=0.9)], 0.8, seen)
    assert place.top < 0.2 < 0.21 < place.bottom
    assert not is_beyond_reading([ABSENT], 0.8, seen)
    assert is_beyond_reading([ABSENT], 0.8, replace(seen, stage="ocr_close"))


def test_where_one_doubt_stays_nothing_else_is_read_on_for_but_a_failure() -> None:
    assert is_beyond_reading([ABSENT, doubt(Reason.DATE_NOT_FOUND)], 0.8, WELL)
    assert not is_beyond_reading([ABSENT, fails(Reason.OUT_OF_DATE, certainty=0.7)], 0.8, WELL)
    assert not is_beyond_reading([doubt(Reason.DATE_NOT_FOUND)], 0.8, WELL)


def test_several_doubts_on_a_page_that_was_read_badly_are_beyond_reading() -> None:
    two = [doubt(Reason.DATE_NOT_FOUND), replace(doubt(Reason.UNCERTAIN_READING), check="document_kind")]
    assert is_beyond_reading(two, 0.8, HALF)
    assert not is_beyond_reading(two[:1], 0.8, HALF)
    assert not is_beyond_reading(two, 0.8, WELL)
    assert not is_beyond_reading(two, 0.8, BADLY)  # illegible: it is looked at as a page in uneven light
    assert not is_beyond_reading([*two, fails(Reason.OUT_OF_DATE, certainty=0.7)], 0.8, HALF)


def test_a_mention_that_other_words_limit_is_not_read_again() -> None:
    limited = replace(doubt(Reason.UNCERTAIN_READING, detail="limited"), check="medical_statement")
    assert is_beyond_reading([limited], 0.8, BADLY)


def test_a_page_that_names_nobody_is_asked_for_its_number_in_the_margins_first() -> None:
    unseen = replace(doubt(Reason.UNCERTAIN_READING, detail="pages"), check="page_count")
    assert not is_beyond_reading([ABSENT, unseen], 0.8, WELL)
    assert is_beyond_reading([ABSENT, unseen], 0.8, replace(WELL, stage="ocr_margins"))


def test_page_numbers_are_beyond_reading_once_the_margins_were_read() -> None:
    unseen = replace(doubt(Reason.UNCERTAIN_READING, detail="pages"), check="page_count")
    assert not is_beyond_reading([unseen], 0.8, WELL)
    assert is_beyond_reading([unseen], 0.8, replace(WELL, stage="ocr_margins"))
    assert not is_beyond_reading([WEAKLY], 0.8, replace(WELL, stage="ocr_margins"))


def test_the_margins_are_wanted_for_page_numbers_of_what_is_known_to_be_a_notice() -> None:
    kind = replace(doubt(Reason.UNCERTAIN_READING, detail="kind"), check="document_kind")
    assert pages_in_doubt([WEAKLY], 0.8, WELL)
    assert not pages_in_doubt([WEAKLY, kind], 0.8, WELL)
    assert pages_in_doubt([WEAKLY, kind], 0.8, replace(WELL, pages=(page("Page laissée vide"),)))
    assert not pages_in_doubt([ABSENT], 0.8, WELL)


def test_two_readings_that_show_the_same_end_of_different_ibans_do_not_agree() -> None:
    first = replace(fails(Reason.INVALID_IBAN, "IBAN se terminant par 5695", certainty=0.75), check="iban", whole=1)
    other = replace(first, whole=2)
    assert said(decided(corroborated([first], [other]), 0.8)) == ["lecture_incertaine? unsure"]
    [same] = decided(corroborated([first], [replace(first, certainty=0.7)]), 0.8)
    assert (said([same]), same.whole) == (["iban_invalide"], 0)


def test_an_iban_whose_keys_hold_in_a_finer_reading_waits_for_another_recogniser() -> None:
    first = replace(fails(Reason.INVALID_IBAN, "IBAN se terminant par 4559", certainty=0.7), check="iban", whole=1)
    finer = replace(holds("IBAN se terminant par 4559"), check="iban", whole=2)
    [weighed] = corroborated([first], [finer])
    assert (said([weighed]), weighed.whole) == (["holds"], 2)
    assert not is_settled([weighed], 0.8)
    assert said(corroborated([finer], [first])) == ["lecture_incertaine? conflict"]
