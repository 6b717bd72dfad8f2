"""The facts that a paper shows, and the register of layouts by half and kind."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path
from random import Random

from tests.evaluation.frenchdates import say
from tests.evaluation.people import Home, Someone
from tests.evaluation.sheet import Sheet


@dataclass
class Document:
    """What is true of one paper. `issued` is the date that counts, None when the paper has none."""

    kind: str
    rng: Random
    uploaded: date
    issued: date | None
    holder: str
    home: Home
    people: tuple[Someone, ...] = ()
    style: str = "slash"
    printed_on: date | None = None
    income_year: int = 2025
    wording: str = ""
    extra: dict[str, str] = field(default_factory=dict)

    @property
    def base(self) -> date:
        """The issue date, or a plausible stand-in for computing the other dates of a paper without one."""
        return self.issued or self.uploaded - timedelta(days=20)

    def say(self, day: date | None = None, style: str = "") -> str:
        return say(day or self.base, style or self.style)

    def after(self, days: int) -> date:
        return self.base + timedelta(days=days)

    def near(self, low: int, high: int) -> date:
        return self.after(self.rng.randint(low, high))

    def money(self, low: float = 20, high: float = 300) -> str:
        return f"{self.rng.uniform(low, high):.2f}".replace(".", ",") + " €"

    def digits(self, count: int) -> str:
        return "".join(self.rng.choice("0123456789") for _ in range(count))


Draw = Callable[[Sheet, Document], None]


@dataclass(frozen=True)
class Layout:
    name: str
    half: str
    kinds: tuple[str, ...]
    fonts: tuple[str, ...]
    draw: Draw
    by_hand: bool = False


LAYOUTS: list[Layout] = []


def layout(half: str, kinds: str, fonts: str, by_hand: bool = False) -> Callable[[Draw], Draw]:
    """Registers a drawing function for kinds and fonts (words separated by spaces); `by_hand`: never a native PDF."""

    def register(draw: Draw) -> Draw:
        LAYOUTS.append(
            Layout(f"{half}/{draw.__name__}", half, tuple(kinds.split()), tuple(fonts.split()), draw, by_hand)
        )
        return draw

    return register


def layouts_of(half: str, kind: str) -> list[Layout]:
    found = [item for item in LAYOUTS if item.half == half and kind in item.kinds]
    if not found:
        raise LookupError(f"no {half} layout draws {kind}")
    return found


def load(half: str) -> None:
    """Imports the modules of one half, which register their layouts."""
    for path in sorted((Path(__file__).parent / "layouts").glob(f"{half}_*.py")):
        import_module(f"tests.evaluation.layouts.{path.stem}")
