"""Text that strangers typed, shown so that nothing in it hides or moves what stands beside it."""

import unicodedata

_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def visible(text: str, longest: int = 0) -> str:
    """The text with each control, direction or private character as `⟨U+202E⟩`, and odd spaces too.

    With `longest`, no more than that many characters of the text are kept, an ellipsis after them.
    """
    kept = text[:longest] if longest else text
    shown = "".join(f"⟨U+{ord(char):04X}⟩" if _hides(char) else char for char in kept)
    return shown + ("…" if len(kept) < len(text) else "")


def _hides(char: str) -> bool:
    category = unicodedata.category(char)
    return category in _HIDDEN or (category == "Zs" and char != " ")
