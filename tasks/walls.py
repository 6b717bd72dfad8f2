"""What this machine cannot keep a stranger's file from, told before the first one is opened."""

from tasks.tools.sandbox import ChildDied, confinement

_MEANS = {
    "network": "le réseau",
    "other_sessions": "les autres sessions",
    "programs": "le lancement de programmes",
    "signals": "les autres processus",
    "reading": "la lecture d'autres fichiers",
    "writing": "l'écriture d'autres fichiers",
}


def missing_walls() -> str:
    """An empty string when every wall stands; otherwise one French sentence that names those that do not."""
    try:
        standing = confinement()
    except (ChildDied, OSError):  # it could not even be tried
        standing = {}
    open_to = [means for wall, means in _MEANS.items() if not standing.get(wall)]
    if not open_to:
        return ""
    return f"Ce système n'interdit pas aux fichiers reçus : {', '.join(open_to)} (voir SECURITY.md)."
