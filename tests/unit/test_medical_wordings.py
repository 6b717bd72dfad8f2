"""What French certificates say, row by row: what clears for dance, what does not, what a person must read."""

import pytest
from pages import case, said

from validators.medical_statement import medical_statement
from validators.model import Slot

HEAD = "CERTIFICAT MÉDICAL\nJe soussigné, docteur Exemple, certifie avoir examiné ce jour Léa DURAND, née le 3 avril 2012\n"

CLEARS = [
    "ne présente pas, à ce jour, de contre-indication apparente à la pratique de la danse",
    "ne présente pas, à ce jour, de contre-indication cliniquement décelable à la pratique de la danse.",
    "aucune contre-indication médicale à la pratique des activités chorégraphiques",
    "et la déclare apte à la pratique de la danse classique, contemporaine et jazz",
    "est apte à suivre les cours de danse du conservatoire",
    "L'examen clinique de ce jour ne révèle pas de contre-indication à la pratique de la danse",
    "n'a pas, ce jour, de CI à la pratique de la danse",
    "Contre-indications à la danse : néant",
    "et ne pas avoir constaté de contre-indication à la pratique de la danse en loisir et en compétition",
    "ne présente aucune contre-indication à la pratique de toute activité sportive y compris la danse",
    "ne présente pas de signe clinique apparent contre-indiquant la pratique de la danse classique",
    "et n'avoir pas constaté, à la date de ce jour, de contre-indications à la pratique de la danse et des activités physiques.",
    "est indemne de toute contre-indication à la danse, y compris en spectacle",
    "l'avoir trouvée apte à la pratique de la danse",
    "n'avoir décelé à ce jour aucun signe clinique apparent contre-indiquant la pratique de la danse",
    "atteste l'absence de contre-indication à l'enseignement de la danse qui lui est dispensé au conservatoire",
    "certifie l'absence de contre-indication à l'enseignement de la danse dispensé par le conservatoire",
    "ne présente cliniquement aucun signe de contre-indication à la pratique de la danse",
    "ne présente pas ce jour d'affection contre-indiquant la pratique de la danse jazz",
    "qu'il n'existe pas, à ce jour, de contre-indication à la pratique de la danse",
    "qu'il n'existe aucune contre-indication à ce que l'enfant pratique la danse",
    "que rien ne s'oppose à ce que cette enfant pratique la danse",
    "que son état de santé ne s'oppose pas à la pratique de la danse",
    "que son état de santé est compatible avec la pratique de la danse",
    "que son état de santé lui permet la pratique de la danse",
    "son état de santé l'autorise à pratiquer la danse",
    "peut pratiquer la danse sans restriction",
    "peut participer aux cours de danse",
    "est autorisée à pratiquer la danse, en loisir et en compétition",
    "La pratique de la danse n'est pas contre-indiquée.",
    "la pratique de la danse ne lui est pas contre-indiquée",
    "la danse n'est aucunement contre-indiquée chez cette patiente",
    "et n'avoir constaté aucun élément de contre-indication médicale à la pratique du sport, notamment la danse classique",
    "Pas de contre-indication à la pratique de la danse",
    "Absence de contre-indication médicale, ce jour, à la danse",
    "est exempte de contre-indication à la pratique de la danse",
    "en bonne santé apparente, ne présente aucune contre indication à la danse",
    "ne présente aucune pathologie contre-indiquant la pratique de la danse",
    "et n'ai pas trouvé de contre-indication à la pratique de la danse",
    "et n'avoir pas trouvé, ce jour, de signes cliniques décelables pouvant entraîner une contre-indication à la pratique de la danse",
    "souhaite pratiquer la danse. Je n'ai constaté aucune contre-indication à cette activité.",
    "dans le cadre de la pratique de la danse, n'a relevé aucune contre-indication.",
    "Discipline : danse contemporaine\nAucune contre-indication à ce jour.",
    "ne présente aucune contre-indication absolue ou relative à la pratique de la danse",
    "ne présente pas de contre-\nindication à la pratique de la danse",
    "ne présente aucune contre-indi-\ncation à la pra-\ntique de la danse",
    "ne présente aucune contre-lndication à la pratique de la dause",
    "ne presente aucune contre indieation a la pratique de la clanse",
    "ne présente ancune contreindication à la pratique de la danse",
    "ne présente pas de contre - indication à la pratique de la danse",
    "ne présente pas de contre-mdication à la pratique de la dansc",
    "n'avoir constaté aucune contre—indicatlon à la\npratique de la danse modern'jazz",
    "certifie que Mlle Léa DURAND ne présente aucune contre-indication décelable à ce jour à la pratique des sports suivants : danse, gymnastique",
    "aptitude à la pratique de la danse : je certifie son aptitude à la pratique de la danse",
    "ne contre-indique pas la pratique de la danse",
    "atteste de son aptitude physique à la pratique de la danse",
    "n'avoir constaté, à la date de ce jour, aucune contre-indication à la pratique :\n☒ de la danse classique\n☒ de la danse contemporaine / jazz\n☐ de la gymnastique\nObservations :",
    "n'avoir constaté aucune contre-indication à la pratique :\n[x] de la danse\n[ ] du théâtre",
    "[x] ne présente pas de contre-indication à la pratique de la danse\n[ ] présente une contre-indication à la pratique de la danse",
    "ne présente pas de contre-indication à la pratique de la danse pour la saison 2026-2027.",
    "ne présente aucune contre-indication à la danse. Certificat remis en main propre.\nConsultations sur rendez-vous sauf le mercredi",
    "n'a présenté à l'examen de ce jour aucune contre-indication à la danse",
    "L'examen de Léa DURAND ne fait pas apparaître de contre-indication à la pratique de la danse",
    "ne met en évidence aucune contre-indication à la pratique de la danse",
    "n'est atteinte d'aucune affection contre-indiquant la pratique de la danse",
    "est en état de pratiquer la danse",
    "est physiquement apte à pratiquer la danse",
    "ne présente pas à ce jour de contre-indication à la pratique de l'activité suivante : DANSE CLASSIQUE",
    "ne présente aucune contre-indication à la pratique de la danse en classe à horaires aménagés",
    "est compatible avec la pratique de la danse et ne présente aucune contre-indication à cette activité.",
    "Avis favorable à la pratique de la danse",
    "lequel ne présente pas de contre-indication médicale apparente à la date de ce jour pour pratiquer la danse",
    "ne présente pas, en l'état actuel de mes connaissances, de contre-indication à la pratique de la danse",
    "n'a pas de contre-indication pour la danse",
    "ne présente aucune contre-indication clinique à l'apprentissage de la danse classique",
    "permettant la pratique de la danse : ne présente aucune contre-indication",
]
REFUSES_OR_IS_FOR_SOMETHING_ELSE = [
    "présente une contre-indication à la pratique de la danse",
    "présente ce jour une contre-indication médicale temporaire à la pratique de la danse pour deux mois",
    "avoir constaté une contre-indication temporaire à la pratique de la danse pour une durée de trois mois",
    "présente une contre-indication à la pratique\nde la danse jusqu'à nouvel avis",
    "est inapte à la pratique de la danse",
    "est lnapte à la pratique de la danse",
    "n'est pas apte à la danse du fait d'une contre-indication",
    "n'est pas apte à pratiquer la danse",
    "ne doit pas pratiquer la danse pendant 3 semaines",
    "ne peut pratiquer la danse jusqu'au 30 juin 2026",
    "doit être dispensée de danse pendant un mois",
    "est dispensé de danse et de sport jusqu'aux vacances",
    "dispense de sport et de danse : 15 jours",
    "doit cesser la danse pendant deux mois ; une réévaluation sera nécessaire",
    "son état de santé ne permet pas la pratique de la danse",
    "son état de santé est incompatible avec la pratique de la danse",
    "la pratique de la danse est contre-indiquée",
    "la danse lui est interdite pour six semaines",
    "présente une contre-indication partielle à la danse : ni sauts ni réceptions.",
    "n'est pas guérie et présente une contre-indication à la danse",
    "ne présente pas de contre-indication à la pratique du judo en compétition",
    "aucune contre-indication à la pratique du sport en général",
    "n'a pas de contre-indication à la natation",
    "est apte à la pratique du football",
    "est apte à la pratique des activités physiques et sportives scolaires",
    "peut participer aux activités physiques et sportives de l'école, sans contre-indication.",
    "ne présente pas de contre-indication apparente à la pratique de l'éducation physique et sportive.",
    "ne présente aucune contre-indication à la vie en collectivité",
    "arrêt de la danse et du sport pendant quatre semaines",
    "n'avoir constaté aucune contre-indication à la pratique :\n☐ de la danse classique\n☒ de la gymnastique\n☐ du théâtre\nObservations :",
]
FOR_A_PERSON = [
    "son état de santé contre-indique la pratique de la danse",
    "ne présente pas de contre-indication à la pratique du sport, à l'exception de la danse",
    "ne présente pas de contre-indication à la danse à l'exception des pointes",
    "aucune contre-indication à la danse, sauf les sauts",
    "est apte à la danse sous réserve d'un avis cardiologique",
    "est apte à la pratique de la danse, mais présente une contre-indication aux pointes",
    "il n'est pas exclu une contre-indication à la danse",
    "je ne peux pas attester l'absence de contre-indication à la danse",
    "je ne peux certifier l'absence de contre-indication à la pratique de la danse",
    "ne saurait être considérée comme exempte de contre-indication à la danse",
    "n'est pas sans contre-indication à la danse",
    "peut reprendre la danse dans trois semaines",
    "peut reprendre la danse à compter du 12 septembre",
    "apte / inapte à la pratique de la danse (rayer la mention inutile)",
    "apte inapte à la pratique de la danse",
    "[ ] ne présente pas de contre-indication à la danse\n[ ] présente une contre-indication à la danse",
    "ne présente pas de contre-indication à la pratique du judo. Inscrite au conservatoire de danse.",
    "Contre-indication à la danse : oui  non",
    "Contre-indications éventuelles à la danse :",
    "contre-indication à la danse",
    "Merci de fournir un certificat attestant l'absence de contre-indication à la pratique de la danse",
    "les élèves doivent être munis d'un certificat médical attestant l'absence de contre-indication à la danse",
    "n'avoir constaté aucune contre-indication à la pratique :\nde la danse classique\nde la danse contemporaine\nde la gymnastique\ndu théâtre",
    "est apte partiellement à la danse",
    "est apte à la danse hors pointes",
    "n'a pas de contre-indication au sport. Contre-indication temporaire à la danse.",
    "aucune contre-indication à la pratique du sport ; pas de danse avant l'accord du chirurgien",
    "reprise progressive de la danse autorisée",
    "ne présente pas de contre-indication à la gymnastique, la danse étant interdite",
]


def outcome(text: str) -> str:
    [found] = said(medical_statement(case(HEAD + text, slot=Slot.MEDICAL_CERTIFICATE)))
    return found.split(" ")[0]


@pytest.mark.parametrize("text", CLEARS)
def test_it_clears_for_dance(text: str) -> None:
    assert outcome(text) == "holds"


@pytest.mark.parametrize("text", REFUSES_OR_IS_FOR_SOMETHING_ELSE)
def test_it_does_not_clear_for_dance(text: str) -> None:
    assert outcome(text) == "mention_absente"


@pytest.mark.parametrize("text", FOR_A_PERSON)
def test_it_is_for_a_person_to_read(text: str) -> None:
    assert outcome(text) == "lecture_incertaine?"
