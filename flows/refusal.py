"""Why a command stops short, with its exit status (CONTRACT, "Exit codes") and one French line."""


class Refusal(Exception):
    """The run stops here. `sentence` is for the person at the terminal and holds nothing personal."""

    exit_status = 1

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class UnusableCall(Refusal):
    """The call or the drop cannot be used; nothing was written."""

    exit_status = 2


class AnotherRun(Refusal):
    """Another run holds the database."""

    exit_status = 3


class ShrunkDrop(Refusal):
    """The drop has lost too many rows; nothing changed."""

    exit_status = 4
