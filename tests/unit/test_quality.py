"""What tells a page that is read the right way up."""

from pages import page

from validators.text.quality import likely_words, telling_words


def test_letters_upside_down_make_plain_words_now_and_then_but_hardly_any_of_the_language() -> None:
    upright, over = page("régler avant le 29/05/2026").words, page("Re ose UMA 9H UMA UMA").words
    assert likely_words(upright) < likely_words(over)
    assert telling_words(upright) > telling_words(over)
