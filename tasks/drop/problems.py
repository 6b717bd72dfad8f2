"""What is wrong with the export, gathered while it is read: "Problèmes de l'export" in the report."""

from dataclasses import dataclass, field

from tasks.report.snapshot import DropProblem
from tasks.tools.tables import Row, Table
from validators.text.visible import visible

_LONGEST_CELL = 60


@dataclass
class Problems:
    """The problems of one CSV, in the order in which they were found."""

    file: str
    found: list[DropProblem] = field(default_factory=list)

    def add(self, line: int, sentence: str) -> None:
        """One French sentence on one line (1 is the header)."""
        self.found.append(DropProblem(self.file, line, sentence))

    def add_of(self, table: Table) -> None:
        """What was wrong with the header and with the form of each row."""
        for sentence in table.troubles:
            self.add(1, sentence)
        for row in table.rows:
            if row.trouble:
                self.add(row.line, row.trouble)

    def unknown(self, row: Row, column: str, sentence: str) -> None:
        """A cell that is not one of the values known; `sentence` says what is made of it."""
        shown = visible(row[column], _LONGEST_CELL)
        told = f"« {shown} » n'est pas connu" if shown else "La cellule est vide"
        self.add(row.line, f"{column} : {told}. {sentence}")
