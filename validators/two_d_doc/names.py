"""Names in a 2D-Doc: one line `QUALITE/NOM/PRENOM`, or separate fields."""


def full_name(line: str, first_name: str, last_name: str) -> str:
    """`NOM PRENOM` without the quality (M, MME), from whichever form is there; empty when neither is."""
    if not line:
        return " ".join(filter(None, (last_name, first_name)))
    parts = [part.strip() for part in line.split("/")]
    return " ".join(filter(None, parts[1:] if len(parts) > 2 else parts))
