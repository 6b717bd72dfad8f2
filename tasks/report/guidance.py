"""The sheet *Lisez-moi*: how to use the workbook, in the words of the people who open it."""

from xlsxwriter.workbook import Workbook

from config.messages import french
from tasks.report.changes import Changes
from tasks.report.sheet import A4, Formats
from tasks.report.snapshot import RunRow
from tasks.report.wording import clock, counted, visible

_GUIDANCE = (
    (
        "A traiter",
        "Une ligne par pièce qui attend une personne, la plus utile d'abord. "
        "L'extrait montre l'endroit qui a été lu, encadré en rouge.",
    ),
    (
        "Décision",
        "Accepter : la pièce convient. Refuser : elle ne convient pas. "
        "Relancer : à redemander à la famille. Ignorer : à laisser de côté.",
    ),
    (
        "Suivi",
        "Nouvelle : trouvée depuis le contrôle précédent. Déjà vue : elle attendait déjà. "
        "« Attend » dit à qui est la suite : au Pôle, ou à la famille dont la pièce est refusée ou relancée.",
    ),
    ("Commentaire", "Libre ; il est gardé avec la décision."),
    (
        "Rendre le classeur",
        "Enregistrez-le, fermez-le, et mettez-le dans le dossier des décisions : la nuit suivante l'y prend, "
        "et un texte à côté dit ce qu'est devenue chaque ligne.",
    ),
    (
        "Ouvrir",
        "Le lien ouvre la pièce telle qu'elle a été déposée, tant que le classeur reste dans le dossier du rapport.",
    ),
    (
        "Imprimer",
        "Chaque feuille tient en largeur sur un A4 en paysage. De « A traiter », ce qu'il faut pour décider "
        "s'imprime ; les dates et le suivi, à droite, restent à l'écran.",
    ),
    (
        "Toutes les pièces",
        "Chaque pièce du dépôt, avec son état, dans l'ordre de l'export. On peut y décider aussi, "
        "et y reprendre une décision : Annuler rend à la pièce l'état que le programme a trouvé.",
    ),
    ("Dossiers", "Un élève par ligne : l'état de son dossier et de chaque pièce demandée."),
    (
        "Trier, filtrer",
        "Sans risque : chaque ligne porte, dans des colonnes masquées, l'identité de la pièce. "
        "Ne supprimez pas ces colonnes.",
    ),
    (
        "États",
        "Conforme, Non conforme, A vérifier : une proposition du programme, jusqu'à la décision du Pôle scolarité.",
    ),
    ("Données personnelles", "Ne transférez pas ce classeur ; supprimez-le au plus tard dans trente jours."),
)


def write_guidance(book: Workbook, formats: Formats, run: RunRow, told: Changes) -> None:
    """Adds the sheet, with the run it belongs to and what has changed."""
    sheet = book.add_worksheet("Lisez-moi")
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 90)
    sheet.write_string(0, 0, "Contrôle des pièces", formats.title)
    sheet.set_row(0, 30)
    made = f"Campagne {run.campaign}, contrôle du {clock(run.finished_at)}, version {run.version}."
    morning = (
        f"À traiter : {counted(told.for_staff, 'pièce')}, dont {counted(told.new, 'nouvelle')}. "
        f"En attente des familles : {counted(told.for_family, 'pièce')}, et {told.missing} jamais déposées. "
        f"Réglé depuis le contrôle précédent : {told.solved}."
    )
    for number, (title, text) in enumerate((("Ce classeur", made), ("Ce matin", morning), *_GUIDANCE), 2):
        sheet.set_row(number, 32)
        sheet.write_string(number, 0, title, formats.heading)
        sheet.write_string(number, 1, visible(french(text), 600), formats.prose)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 1)
