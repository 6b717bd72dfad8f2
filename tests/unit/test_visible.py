import pytest

from validators.text.visible import visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("avis.pdf", "avis.pdf"),
        ("reçu.pdf", "reçu.pdf"),
        ("a\u202eb", "a⟨U+202E⟩b"),
        ("a\x1b[31m", "a⟨U+001B⟩[31m"),
        ("a\nb", "a⟨U+000A⟩b"),
        ("a\u00a0b", "a⟨U+00A0⟩b"),
        ("a\u200bb", "a⟨U+200B⟩b"),
        ("a\udce9b", "a⟨U+DCE9⟩b"),
    ],
)
def test_what_hides_is_written_out(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_a_long_text_is_cut_with_an_ellipsis() -> None:
    assert visible("abcdef", longest=3) == "abc…"
    assert visible("abc", longest=3) == "abc"
