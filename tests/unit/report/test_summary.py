from made_up_snapshot import morning

from config.campaign import load
from tasks.report.summary import summary
from validators.model import Reason

CAMPAIGN = load("2026-2027")


def test_the_figures_are_those_of_the_night():
    figures = summary(morning(), CAMPAIGN)
    assert (figures["campagne"], figures["version"], figures["secondes"]) == ("2026-2027", "0.1.0", 432.0)
    assert figures["pieces"]["par_etat"] == {"Conforme": 6, "Non conforme": 10, "A vérifier": 3}
    assert figures["pieces"]["par_motif"]["nom_fichier_invalide"] == 7
    assert list(figures["pieces"]["par_motif"]) == [reason.code for reason in Reason]
    assert (figures["pieces"]["lues"], figures["pieces"]["inchangees"]) == (12, 7)
    assert figures["dossiers"]["par_etat"] == {"A corriger": 3, "Incomplet": 2, "A vérifier": 1, "Complet": 1}
    assert figures["changements"] == {
        "attendent_pole": 5,
        "nouvelles": 2,
        "attendent_famille": 0,
        "manquantes": 5,
        "reglees": 0,
    }


def test_the_figures_name_nobody():
    text = str(summary(morning(), CAMPAIGN))
    assert not any(name in text for name in ("Exemplaire", "Fictif", "example.org", "facture"))
