"""Ink that was not made out above what a doctor certifies limits nothing; behind it, it may."""

from dataclasses import replace

from pages import page

from validators.text.layout import Line
from validators.text.medical.boxes import UNCLEAR
from validators.text.medical.harmless_ink import without_harmless_ink

PAPER = f"Dr Vernet {UNCLEAR}\nFait à Caen, {UNCLEAR} le 12 mai 2026\nJe {UNCLEAR} certifie {UNCLEAR} que\n{UNCLEAR}"


def texts(lines: tuple[Line, ...]) -> list[str]:
    return [line.text for line in lines]


def test_what_stands_above_is_left_out():
    kept = without_harmless_ink(page(PAPER).lines)
    assert texts(kept) == ["Dr Vernet", "Fait à Caen, le 12 mai 2026", f"Je certifie {UNCLEAR} que", UNCLEAR]


def test_nothing_is_left_out_where_nobody_certifies_for_sure():
    lines = page(PAPER).lines
    unsure = tuple(Line(tuple(replace(word, confidence=0.5) for word in line.words)) for line in lines)
    assert texts(without_harmless_ink(unsure)) == texts(lines)
    letter = page(f"{UNCLEAR} Chère Madame,\n{UNCLEAR} Léa peut danser").lines
    assert texts(without_harmless_ink(letter)) == texts(letter)


def test_in_a_stamp_it_is_left_out_and_below_it_is_not() -> None:
    stamped = page(f"Je certifie que\n14120 MONDEV {UNCLEAR}\npas de {UNCLEAR}").lines
    assert texts(without_harmless_ink(stamped)) == ["Je certifie que", "14120 MONDEV", f"pas de {UNCLEAR}"]
