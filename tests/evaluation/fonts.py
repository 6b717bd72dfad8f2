"""Fonts of the made-up papers: what Debian offers, else reportlab's own fourteen."""

from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

ROOT = Path("/usr/share/fonts/truetype")
FAMILIES = {
    "carlito": ("crosextra/Carlito-Regular.ttf", "crosextra/Carlito-Bold.ttf", "Helvetica"),
    "caladea": ("crosextra/Caladea-Regular.ttf", "crosextra/Caladea-Bold.ttf", "Times-Roman"),
    "lato": ("lato/Lato-Regular.ttf", "lato/Lato-Bold.ttf", "Helvetica"),
    "opensans": ("open-sans/OpenSans-Regular.ttf", "open-sans/OpenSans-Bold.ttf", "Helvetica"),
    "roboto": (
        "roboto/unhinted/RobotoTTF/Roboto-Regular.ttf",
        "roboto/unhinted/RobotoTTF/Roboto-Bold.ttf",
        "Helvetica",
    ),
    "freeserif": ("freefont/FreeSerif.ttf", "freefont/FreeSerifBold.ttf", "Times-Roman"),
    "freesans": ("freefont/FreeSans.ttf", "freefont/FreeSansBold.ttf", "Helvetica"),
    "dejavu": ("dejavu/DejaVuSans.ttf", "dejavu/DejaVuSans-Bold.ttf", "Helvetica"),
    "condensed": ("dejavu/DejaVuSansCondensed.ttf", "dejavu/DejaVuSansCondensed-Bold.ttf", "Helvetica"),
    "serif": ("dejavu/DejaVuSerif.ttf", "dejavu/DejaVuSerif-Bold.ttf", "Times-Roman"),
    "liberation": ("liberation/LiberationSans-Regular.ttf", "liberation/LiberationSans-Bold.ttf", "Helvetica"),
    "narrow": ("liberation/LiberationSansNarrow-Regular.ttf", "liberation/LiberationSansNarrow-Bold.ttf", "Helvetica"),
    "times": ("liberation/LiberationSerif-Regular.ttf", "liberation/LiberationSerif-Bold.ttf", "Times-Roman"),
    "mono": ("liberation/LiberationMono-Regular.ttf", "liberation/LiberationMono-Bold.ttf", "Courier"),
    "breip": ("breip/Breip.ttf", "breip/Breip.ttf", "Times-Italic"),
    "ecolier": ("ecolier-court/Ecolier-court.ttf", "ecolier-court/Ecolier-court.ttf", "Times-Italic"),
    "ruf": ("rufscript/Rufscript010.ttf", "rufscript/Rufscript010.ttf", "Times-Italic"),
    "dkg": ("fifthhorseman/dkg.ttf", "fifthhorseman/dkgBd.ttf", "Times-Italic"),
    "kristi": ("kristi/Kristi.ttf", "kristi/Kristi.ttf", "Times-Italic"),
}
BOLD_OF = {
    "Helvetica": "Helvetica-Bold",
    "Times-Roman": "Times-Bold",
    "Courier": "Courier-Bold",
    "Times-Italic": "Times-BoldItalic",
}


@cache
def font(family: str, bold: bool = False) -> str:
    """The reportlab name of a family's face, registered on first use; a core font where the file is absent."""
    if family not in FAMILIES:
        return BOLD_OF.get(family, family) if bold else family
    regular, heavy, core = FAMILIES[family]
    name = f"{family}{'-b' if bold else ''}"
    try:
        pdfmetrics.registerFont(TTFont(name, str(ROOT / (heavy if bold else regular))))
    except (TTFError, OSError):
        return BOLD_OF.get(core, core) if bold else core
    return name


def scale(family: str) -> float:
    """How much larger than print a hand is written."""
    return {"ecolier": 1.45, "kristi": 1.1}.get(family, 1.0)
