from pages import case, said

from validators.case import Picture
from validators.model import Slot
from validators.portrait import portrait

FACE = Picture(1, 0.2, 0.3, 0.8)
CARD = "RÉPUBLIQUE FRANÇAISE\nCARTE NATIONALE D'IDENTITÉ\nNom DURAND Prénoms Léa Marie Sexe F\nNationalité Française Lieu de naissance CAEN"


def photo(picture: Picture | None, text: str = "") -> list[str]:
    return said(portrait(case(*([text] if text else []), slot=Slot.IDENTITY_PHOTO, picture=picture)))


def test_one_face_holds() -> None:
    assert photo(FACE) == ["holds"]


def test_no_face_several_or_a_tiny_one_are_for_a_person() -> None:
    assert photo(Picture(0, 0.0, 0.3, 0.8)) == ["lecture_incertaine? no_face"]
    assert photo(Picture(2, 0.2, 0.3, 0.8)) == ["lecture_incertaine? several_faces"]
    assert photo(Picture(1, 0.01, 0.3, 0.8)) == ["lecture_incertaine? small_face"]


def test_a_face_that_is_lost_in_the_dark_is_for_a_person() -> None:
    assert photo(Picture(1, 0.2, 0.2, 0.1)) == ["lecture_incertaine? dim_face"]
    assert photo(Picture(1, 0.2, 0.1, 0.5)) == ["holds"]


def test_a_card_with_a_face_on_it_is_another_document() -> None:
    assert photo(FACE, CARD) == ["type_document_inattendu"]


def test_a_page_of_writing_with_a_face_is_for_a_person() -> None:
    words = "mon chat aime beaucoup les longues promenades quand vient enfin le printemps dans notre grand jardin"
    assert photo(FACE, words) == ["lecture_incertaine? document"]


def test_an_empty_frame_and_a_drawing_are_refused_and_a_photograph_without_a_face_is_not() -> None:
    assert photo(Picture(0, 0.0, 0.0, 0.0, "blank")) == ["type_document_inattendu"]
    assert photo(Picture(0, 0.0, 0.2, 0.9, "drawing")) == ["type_document_inattendu"]
    assert photo(Picture(0, 0.0, 0.2, 0.9)) == ["lecture_incertaine? no_face"]


def test_a_face_larger_than_its_print_is_none() -> None:
    assert photo(Picture(1, 6.6, 0.2, 0.6)) == ["lecture_incertaine? no_face"]
