"""What certificates say besides their clearance, as patterns (`certificate_asides.toml`)."""

import tomllib
from functools import cache

from config.campaign import FOLDER
from config.section import Section


class CertificateAsides(Section):
    """Regular expressions by what they tell; `names` are lists that others refer to, as `<aid>`."""

    names: dict[str, tuple[str, ...]]
    asks: tuple[str, ...]
    binding: tuple[str, ...]
    limit: tuple[str, ...]
    hedge: tuple[str, ...]
    papers: tuple[str, ...]
    findings: tuple[str, ...]
    closing: tuple[str, ...]
    counted: tuple[str, ...]
    spoken_of: tuple[str, ...]
    resumed: tuple[str, ...]


@cache
def certificate_asides() -> CertificateAsides:
    """All of them."""
    return CertificateAsides.model_validate(tomllib.loads((FOLDER / "certificate_asides.toml").read_text("utf-8")))
