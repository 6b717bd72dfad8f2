"""What limits a clearance from another sentence of the paper, and what such sentences speak of besides, as patterns.

Their words are listed in `config/certificate_asides.toml`. All are on the one spelling of `words`, a space around each
word.
"""

import re

from config.certificate_asides import certificate_asides

_ASIDES = certificate_asides()
_NAME = re.compile(r"<([a-z_]+)>")


def _one_of(ways: tuple[str, ...]) -> str:
    """A group of them, each name among them replaced by what it stands for."""
    return f"(?:{'|'.join(_NAME.sub(lambda name: _one_of(_ASIDES.names[name[1]]), way) for way in ways)})"


def _any(*ways: str) -> re.Pattern[str]:
    """Whole words."""
    return re.compile(f" {_one_of(ways)}(?= )")


PURSUIT = _any("<pursuit>")
"""What may be limited."""
ASKS = _any(*_ASIDES.asks)
"""What a questionnaire asks."""
BINDING = _any(*_ASIDES.binding)
"""What limits even where the sentence speaks of the certificate itself."""
LIMIT = _any(*_ASIDES.limit)
"""What limits in a sentence of its own, but one that speaks of hours, fees or papers."""
HEDGE = _any(*_ASIDES.hedge)
"""What limits where a pursuit is named in the same sentence."""
AID = _any("<aid>")
"""What is worn or carried."""
TOUCHES = _any(*_ASIDES.hedge, "<pursuit>", "<aid>", "<need>", "<care>", "<for_short>")
"""What a limit is made of: with a word that OCR did not make out, it may be one."""
CLOSING = re.compile(_one_of(_ASIDES.closing))
"""What closes the paper: who signs it, how long it is good for."""
COUNTED = re.compile(_one_of(_ASIDES.counted))
"""« Deux heures par semaine », as a sentence."""
SPOKEN_OF = re.compile(_one_of(_ASIDES.spoken_of))
"""Words that limit nothing where they stand so: a finding that is absent, over or under control, an empty field."""
RESUMED = re.compile(_one_of(_ASIDES.resumed))
"""What is left of « Reprise autorisée sans restriction », whose end clears."""
PAPERS = _any(*_ASIDES.papers)
"""What speaks of hours, fees, papers, laws, the doctor: limits nobody, unless it names a pursuit and what limits it."""
ELSE = re.compile(f"{_any(*_ASIDES.papers, *_ASIDES.findings).pattern}|{SPOKEN_OF.pattern}")
"""What tells a sentence of the paragraph that follows a clearance from one that goes on about it."""
