"""What every data file of the project is checked with."""

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict


def _compiles(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"ce motif n'est pas une expression régulière : {error}") from None
    return pattern


Pattern = Annotated[str, AfterValidator(_compiles)]


class Section(BaseModel):
    """A table of a data file: immutable, and a key it does not know is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")
