from dataclasses import replace
from pathlib import Path

from made_up_snapshot import NIGHT, RUN, morning, nothing_to_do

from config.campaign import load
from tasks.report.mail_text import done, failed

CAMPAIGN = load("2026-2027")
PLACE = Path("/srv/dossiers/rapport/exceptions.html")


def sent(snapshot, **options):
    mail = done(snapshot, CAMPAIGN, PLACE, **options)
    return mail.subject, plain(mail.body)


def plain(text):
    return text.replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'")


def test_the_subject_tells_what_waits_and_what_is_new():
    assert sent(morning())[0] == "Contrôle des pièces du 05/06/2026 : 5 à traiter (2 nouvelles)"
    assert sent(nothing_to_do())[0] == "Contrôle des pièces du 05/06/2026 : 0 à traiter"
    assert sent(nothing_to_do(), is_stale=True)[0].endswith(" : 0 à traiter, dépôt non renouvelé")


def test_the_body_is_counts_and_the_place_of_the_report():
    assert sent(morning())[1].split("\n") == [
        "Le contrôle de la nuit est terminé.",
        "",
        "Dépôt du 5 juin 2026 : 19 pièces, dont 12 lues cette nuit.",
        "À traiter par le Pôle scolarité : 5 pièces, dont 2 nouvelles.",
        "En attente des familles : 0 pièce demandée, 5 pièces manquantes.",
        "Réglé depuis le contrôle précédent : 0.",
        "Dossiers complets : 1 sur 7.",
        "",
        "Rapport : /srv/dossiers/rapport/exceptions.html",
        "",
        "Ce message ne contient aucun nom : tout est dans le rapport.",
    ]


def test_a_night_cut_short_and_what_went_wrong_are_said():
    run = replace(RUN, outcome="partiel", trouble=("3 pièces non contrôlées : elles le seront au prochain contrôle.",))
    text = sent(replace(morning(), run=run))[1]
    assert text.startswith("Le contrôle de la nuit est partiel")
    assert "À savoir :\n- 3 pièces non contrôlées : elles le seront" in text


def test_nothing_to_do_is_good_news_in_words():
    assert "Rien à traiter par le Pôle scolarité." in sent(nothing_to_do())[1]


def test_a_line_break_in_the_place_of_the_report_adds_no_line():
    mail = done(morning(), CAMPAIGN, Path("/srv/a\nb"))
    assert "Rapport : /srv/a⟨U+000A⟩b" in plain(mail.body)


def test_a_night_that_failed_says_why():
    mail = failed("un contrôle est en cours depuis 3 h 15", 3, NIGHT)
    assert mail.subject == "Contrôle des pièces du 05/06/2026 : échec"
    assert plain(mail.body).startswith("Le contrôle de la nuit n'a pas abouti (code 3) : Un contrôle est en cours")
