"""The table of pieces → one Upload for every row, whatever is in it, with what was found of its file."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, count

from config.campaign import Campaign
from tasks.drop.cells import read_moment, read_size, read_time
from tasks.drop.families import Families, Students
from tasks.drop.files import DropFiles, FileGone
from tasks.drop.problems import Problems
from tasks.tools.tables import Row, Table
from validators.model import Slot, Upload
from validators.text.fold import fold_label

_MO = 1024 * 1024
_SIZES_DIFFER_MO = 0.5


@dataclass(frozen=True, slots=True)
class Place:
    """Whose piece it is and which slot it stands in."""

    family_id: str
    student_id: str
    slot: Slot | None


@dataclass(frozen=True)
class UploadReader:
    """What a row of that table is read against."""

    campaign: Campaign
    families: Families
    students: Students
    files: DropFiles
    problems: Problems

    def read(self, table: Table) -> tuple[Upload, ...]:
        """One upload a row, in the order of the file."""
        keys = _keys(table, self.problems)
        return tuple(self._upload(row, key) for row, key in zip(table.rows, keys, strict=True))

    @cached_property
    def _children(self) -> dict[str, list[str]]:
        children: dict[str, list[str]] = defaultdict(list)
        for student in self.students.values():
            children[student.family_id].append(student.id)
        return children

    def _upload(self, row: Row, key: str) -> Upload:
        place = self._place(row)
        moment = read_moment(row["date"], row["heure"])
        if moment is None:
            self.problems.add(row.line, "date : la date de dépôt est vide ou n'existe pas, l'âge ne peut être jugé.")
        elif read_time(row["heure"]) is None:
            self.problems.add(row.line, "heure : l'heure de dépôt est vide ou illisible, minuit est retenu.")
        name, path, size, sha256 = self._file(row)
        return Upload(
            key=key,
            id=row["id_piece"],
            family_id=place.family_id,
            student_id=place.student_id,
            label=row["document"],
            slot=place.slot,
            file_name=name,
            path=path,
            uploaded_at=moment,
            size_bytes=size,
            sha256=sha256,
        )

    def _place(self, row: Row) -> Place:
        slot = slot_of(row["document"], self.campaign)
        if slot is None:
            self.problems.unknown(row, "document", "La pièce n'est rattachée à aucune ligne du portail.")
        family_id = self._family_id(row)
        if slot is not None and self.campaign.slots[slot].scope == "family":
            if row["id_eleve"]:
                self.problems.add(
                    row.line, "id_eleve est rempli pour une pièce de la famille : elle sert à tous ses élèves."
                )
            return Place(family_id, "", slot)
        return Place(family_id, self._student_id(row, family_id, required=slot is not None), slot)

    def _family_id(self, row: Row) -> str:
        if row["id_famille"] in self.families:
            return row["id_famille"]
        student = self.students.get(row["id_eleve"])
        if not row["id_famille"] and student is not None:
            self.problems.add(row.line, "id_famille est vide : la famille de l'élève est retenue.")
            return student.family_id
        self.problems.unknown(row, "id_famille", "La pièce n'est rattachée à aucune famille.")
        return row["id_famille"]

    def _student_id(self, row: Row, family_id: str, required: bool) -> str:
        """The student whose slot it is; an only child is meant even where nobody is named."""
        student = self.students.get(row["id_eleve"])
        children = self._children.get(family_id, [])
        if row["id_eleve"]:
            if student is None:
                self.problems.unknown(row, "id_eleve", "La pièce n'est rattachée à aucun élève.")
            elif student.family_id != family_id:
                self.problems.add(row.line, "L'élève est d'une autre famille : la pièce ne lui est pas comptée.")
        elif required and len(children) == 1:
            self.problems.add(row.line, "id_eleve est vide : la pièce est comptée au seul élève de la famille.")
            return children[0]
        elif required:
            self.problems.add(row.line, "id_eleve est vide : la pièce n'est comptée à aucun élève.")
        return row["id_eleve"]

    def _file(self, row: Row) -> tuple[str, str | None, int | None, str | None]:
        typed = typed_name(row)
        if not row["fichier"]:
            self.problems.add(row.line, "fichier : aucun nom de fichier n'est donné.")
            return "", None, None, None
        found = self.files.find(typed)
        if found.path is None:
            if found.trouble:
                self.problems.add(row.line, f"fichier : {found.trouble}")
            return typed, None, None, None
        # Spaces around the cell are the export's, unless the file itself is called so.
        name = typed if found.path != found.path.strip() else typed.strip()
        try:
            size, sha256 = self.files.fingerprint(found.path)
        except FileGone:
            # It was listed, so nobody is asked to send it again: it will be tried anew, tonight and the next night.
            self.problems.add(row.line, "fichier : il ne peut pas être lu dans le dépôt (droits, disque ou retrait).")
            return name, found.path, None, None
        self._compare_size(row, size)
        return name, found.path, size, sha256

    def _compare_size(self, row: Row, size: int) -> None:
        told = read_size(row["taille_mo"])
        found = size / _MO
        if told and abs(told - found) > _SIZES_DIFFER_MO and not 0.5 < told / max(found, 0.01) < 2:
            measured = f"{found:.2f}".replace(".", ",")
            self.problems.add(row.line, f"taille_mo : {row['taille_mo']} Mo au portail, {measured} Mo dans le dépôt.")


def typed_name(row: Row) -> str:
    """The name of the file as it was typed; a line break in it is one however the export wrote it."""
    return row.raw["fichier"].replace("\r", "\n")


def slot_of(label: str, campaign: Campaign) -> Slot | None:
    """The slot that the portal's label names, whatever its case and accents; None when none does."""
    folded = fold_label(label)
    return next((slot for slot, rules in campaign.slots.items() if re.search(rules.label, folded)), None)


def _keys(table: Table, problems: Problems) -> list[str]:
    """The key of each row: its id; where that is doubled or missing, one made of it and the family (`P1@F2`, `@F2`).

    One family checked anew, in a drop that has changed since, must not get the key of another one's piece.
    """
    ids = [row["id_piece"] for row in table.rows]
    number = Counter(ids)
    taken = {id_ for id_ in ids if number[id_] == 1}
    doubled: set[str] = set()
    keys: list[str] = []
    for row, id_ in zip(table.rows, ids, strict=True):
        if id_ and number[id_] == 1:
            keys.append(id_)
            continue
        if not id_:
            problems.add(row.line, "id_piece est vide : la pièce est contrôlée comme les autres.")
        elif id_ in doubled:
            problems.add(row.line, f"id_piece {id_} figure déjà plus haut : les deux pièces sont contrôlées.")
        doubled.add(id_)
        own = f"{id_}@{row['id_famille']}"
        keys.append(next(key for key in chain([own], (f"{own}#{rank}" for rank in count(2))) if key not in taken))
        taken.add(keys[-1])
    return keys
