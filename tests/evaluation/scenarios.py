"""For each slot, what families send: the right paper most often, and the wrong ones that clerks know."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from tests.evaluation import people
from tests.evaluation.codes import BANKS, break_iban, iban
from tests.evaluation.document import Document
from tests.evaluation.frenchdates import add_months, month_end, style
from tests.evaluation.people import Home, Household, Someone, printed, printed_couple
from tests.evaluation.truth import ANY_OTHER, CHECK, Truth, age_reasons, dated
from tests.evaluation.wordings import sentence

BILLS = ["electricity_bill"] * 22 + ["gas_bill"] * 8 + ["water_bill"] * 18
PROOFS = [*BILLS, *["rent_receipt"] * 30, *["payment_plan"] * 8, *["contract_attestation"] * 9]
DATING = {case: case for case in ("old", "edge_bad", "future", "edge_good", "same_day")} | {
    "reprint": "old",
    "old_sport": "old",
}
REFUSED = (
    ["mobile_bill"] * 9
    + ["internet_bill"] * 8
    + ["home_insurance"] * 8
    + ["bank_statement"] * 5
    + ["hosting"] * 5
    + ["payslip"] * 3
    + ["tax_notice"] * 4
    + ["caf"] * 4
    + ["identity_card", "lease", "property_tax", "health_rights", "school_certificate"] * 3
    + ["due_notice", "energy_quote", "bill_mail"] * 3
    + ["vehicle_card", "registration_form", "rib", "form_2042", "certificate"] * 1
)
NOT_ON_THE_LIST = ("due_notice", "bill_mail")  # near enough to a receipt or a bill that clerks differ
NO_NOTICE = ("form_2042", "auto_declaration", "property_tax", "housing_tax", "withholding", "tax_schedule", "childcare", "payslip", "caf", "rent_receipt",
             "bank_statement", "identity_card", "certificate", "registration_form")  # fmt: skip
NO_CERTIFICATE = ("prescription", "questionnaire", "school_certificate", "identity_card", "home_insurance", "health_rights", "registration_form", "electricity_bill")  # fmt: skip


@dataclass
class Scene:
    """A document to draw (or a picture, by `picture`), what it must give, and which pages are kept."""

    document: Document
    truth: Truth
    case: str
    pages: str = "all"
    picture: str = ""
    signers: tuple[str, ...] = ()


def pick(rng: Random, cases: dict[str, float]) -> str:
    return rng.choices(list(cases), list(cases.values()))[0]


def stranger(rng: Random, home: Household) -> Someone:
    """Someone of another family, now and then with a name that looks or sounds like theirs (Roy for Rey, Leroux for Roux)."""
    taken = [a.last for a in home.adults] + [a.birth_name for a in home.adults] + [s[1].last for s in home.students]
    near = [name for name in people.SURNAMES if people.looks_like(name, *taken)]
    last = rng.choice(near) if near and rng.random() < 0.4 else people.other_surname(rng, *taken)
    return people.adult(rng, last, rng.random() < 0.5)


def base(rng: Random, home: Household, kind: str, uploaded: date, issued: date | None, holder: str = "") -> Document:
    return Document(
        kind, rng, uploaded, issued, holder or printed_couple(rng, home.adults), home.home, home.adults, style(rng)
    )


def proof(rng: Random, home: Household, uploaded: date, faulty: bool) -> Scene:
    """A proof of address."""
    case = pick(rng, {"old": 26, "edge_bad": 12, "future": 6, "refused": 48, "stranger": 10, "street": 3, "homonym": 3, "reprint": 8, "rent_old_month": 3}) if faulty else (
        pick(rng, {"good": 80, "edge_good": 9, "same_day": 3, "reprinted": 5, "rent_month": 6}))  # fmt: skip
    kinds = {
        "reprint": BILLS,
        "reprinted": BILLS,
        "rent_month": ["rent_receipt"],
        "rent_old_month": ["rent_receipt"],
        "refused": REFUSED,
    }
    day = dated(rng, uploaded, DATING.get(case, "good"))
    document = base(rng, home, rng.choice(kinds.get(case, PROOFS)), uploaded, day)
    if rng.random() < 0.35:
        document.holder = printed(rng, rng.choice(home.adults))
    document.extra["period_end"] = month_end(rng.choice([day, day, add_months(day, -1)])).isoformat()
    if case in ("rent_month", "rent_old_month"):
        day = month_end(add_months(uploaded, -1 if case == "rent_month" else -rng.randint(5, 9)))
        document.issued, document.extra["period_end"] = None, day.isoformat()
    if case == "good" and rng.random() < 0.04:  # the supplier still has the former address: advice, no fault
        document.home = people.home(rng, True)
    if case in ("reprint", "reprinted"):
        document.printed_on = uploaded - timedelta(days=rng.randint(0, 6))
    truth = Truth(age_reasons(day, uploaded), day)
    if case == "refused":
        fill_other(rng, home, document)
        also = (CHECK,) if document.kind in NOT_ON_THE_LIST else ()
        truth = Truth(("justificatif_non_admis",), day, ANY_OTHER, ("type_document_inattendu",), also)
    elif case in ("stranger", "street", "homonym"):
        put_other_holder(rng, home, document, case)
        truth = Truth(("titulaire_different",), day)
    return Scene(document, truth, case)


def fill_other(rng: Random, home: Household, document: Document) -> None:
    """What another kind of paper shows: whose it is, a statement, an account, a month."""
    if document.kind in ("identity_card", "school_certificate", "certificate", "registration_form"):
        document.people = (home.students[0][1],)
    if document.kind == "certificate":
        document.wording = "Certificat : {doctor}"
    if document.kind == "rib":
        name = rng.choice(list(BANKS))
        document.extra |= dict(
            zip(("iban", "code", "branch", "account", "key"), iban(rng, name), strict=True), bank=name
        )
    document.extra.setdefault("period_end", month_end(document.base).isoformat())


def put_other_holder(rng: Random, home: Household, document: Document, case: str) -> None:
    """Someone else's paper: a stranger, one who lives in a street named like the family, or an aunt of the same name."""
    other = stranger(rng, home)
    document.holder = printed(rng, other)
    last = home.adults[0].last
    if case == "homonym":
        document.holder = f"Mme {rng.choice(['Odette', 'Raymonde', 'Ginette', 'Huguette'])} {last.upper()}"
    if case == "street":
        document.home = Home(f"{rng.randrange(2, 90)} rue {last}", document.home.postcode, document.home.town)


def notice(rng: Random, home: Household, uploaded: date, faulty: bool, declarants: tuple[Someone, ...]) -> Scene:
    """A tax notice by `declarants`."""
    case = pick(rng, {"last_year": 24, "missing": 24, "stranger": 12, "form_2042": 8, "auto_declaration": 8, "property_tax": 7, "housing_tax": 3, "withholding": 4,
                      "tax_schedule": 4, "childcare": 3, "payslip": 3, "caf": 2, "rent_receipt": 1, "bank_statement": 1, "identity_card": 1, "certificate": 1, "registration_form": 1,
                      "bill": 4, "last_year_missing": 4}) if faulty else "good"  # fmt: skip
    summer = date(2026, 7, 27)
    kind = "tax_notice" if uploaded >= summer + timedelta(days=3) and rng.random() < 0.7 else "asdir"
    year = 2025
    issued = max(date(2026, 4, 14), uploaded - timedelta(days=rng.randint(1, 40)))
    if kind == "tax_notice":
        issued = summer + timedelta(days=rng.randint(0, max(0, (min(uploaded, date(2026, 8, 20)) - summer).days)))
    if case.startswith("last_year"):
        year = 2024 if rng.random() < 0.85 else 2023
        kind, issued = rng.choice(
            [
                ("tax_notice", date(year + 1, 7, 24) + timedelta(days=rng.randint(0, 20))),
                ("asdir", date(year + 1, 5, rng.randint(2, 28))),
            ]
        )
    document = base(rng, home, kind, uploaded, issued)
    document.people, document.income_year = declarants, year
    if len(declarants) > 1 and declarants[1].birth_name and rng.random() < 0.25:  # the tax office knows her birth name
        document.people = (declarants[0], replace(declarants[1], last=declarants[1].birth_name))
    truth = Truth((), issued)
    if case.startswith("last_year"):
        truth = Truth(("annee_revenus_incorrecte",), issued)
    if case in ("missing", "last_year_missing"):
        truth = Truth((*truth.reasons, "pages_manquantes"), issued)
    if case == "stranger":
        other = stranger(rng, home)
        document.people = (other,)
        document.home = people.home(rng, True)
        truth = Truth(("titulaire_different",), issued)
    if case in (*NO_NOTICE, "bill"):
        document.kind = rng.choice(BILLS) if case == "bill" else case
        fill_other(rng, home, document)
        truth = Truth(("type_document_inattendu",), None, ANY_OTHER)
    pages = "missing" if "missing" in case else "all"
    signers = tuple(f"{who.first} {who.last}" for who in declarants) if case == "good" else ()
    return Scene(document, truth, case, pages, signers=signers)


def certificate(rng: Random, home: Household, student: Someone, uploaded: date, faulty: bool, half: str) -> Scene:
    """A medical certificate of a student."""
    case = pick(rng, {"old": 24, "edge_bad": 9, "future": 5, "sport": 18, "negative": 10, "partial": 4, "undated": 8, "sibling": 10, "prescription": 5, "questionnaire": 5,
                      "school_certificate": 2, "identity_card": 1, "home_insurance": 2, "health_rights": 2, "registration_form": 1, "electricity_bill": 1, "old_sport": 3}) if faulty else pick(rng, {"good": 84, "edge_good": 10, "same_day": 6})  # fmt: skip
    day: date | None = dated(rng, uploaded, DATING.get(case, "good"))
    who = student
    if case == "sibling":
        who = people.child(rng, student.last, student.first)
        while people.plain(who.first).lower() in people.plain(student.first).lower():
            who = people.child(rng, student.last, student.first)
    saying = {"sport": "sport", "old_sport": "sport", "negative": "negative", "partial": "partial"}.get(case, "good")
    kind = case if case in NO_CERTIFICATE else "sport_certificate" if case == "sport" else "certificate"
    document = base(rng, home, kind, uploaded, None if case == "undated" else day)
    document.people, document.wording = (who,), sentence(rng, half, saying, who)
    document.extra["date_place"] = rng.choice(["top", "bottom", "bottom"])
    if rng.random() < 0.02:
        document.style = "letters"
    assert day is not None
    truth = Truth(age_reasons(day, uploaded), day)
    if saying != "good":
        truth = Truth(
            (*truth.reasons, "mention_absente"),
            day,
            ("type_document_inattendu",),
            also=(CHECK,) if case == "partial" else (),
        )
    if case == "undated":
        truth = Truth(("date_introuvable",), None, ("lecture_incertaine",))
    if case == "sibling":
        truth = Truth(("titulaire_different",), day)
    if kind in NO_CERTIFICATE:
        truth = Truth(("type_document_inattendu",), None, ANY_OTHER, ("mention_absente",))
    return Scene(document, truth, case)


def photo(rng: Random, home: Household, student: Someone, uploaded: date, faulty: bool) -> Scene:
    case = (
        pick(rng, {"crowd": 16, "drawing": 18, "landscape": 18, "card": 22, "blank": 10, "paper": 16})
        if faulty
        else "portrait"
    )
    document = base(
        rng,
        home,
        "photo" if case != "paper" else rng.choice(["certificate", "electricity_bill", "caf"]),
        uploaded,
        uploaded - timedelta(days=9),
    )
    document.people = (student,)
    document.wording = "Certificat : {doctor}"
    truth = (
        Truth()
        if case == "portrait"
        else Truth(("type_document_inattendu",), None, ANY_OTHER, also=() if case in ("card", "paper") else (CHECK,))
    )
    return Scene(document, truth, case, picture="" if case == "paper" else case)


def bank(rng: Random, home: Household, uploaded: date, faulty: bool, kind: str) -> Scene:
    """A RIB or a SEPA mandate."""
    wrong = (
        {"broken": 45, "stranger": 25, "bill": 15}
        if kind == "rib"
        else {"broken": 40, "stranger": 20, "rib": 20, "blank": 15}
    )
    case = pick(rng, wrong) if faulty else "good"
    name = rng.choice(list(BANKS))
    number, code, branch, account, key = iban(rng, name)
    document = base(
        rng,
        home,
        {"bill": "electricity_bill", "rib": "rib"}.get(case, kind),
        uploaded,
        uploaded - timedelta(days=rng.randint(0, 60)),
    )
    document.holder = (
        printed(rng, stranger(rng, home) if case == "stranger" else home.adults[0])
        if rng.random() < 0.8 or case == "stranger"
        else document.holder
    )
    document.extra = {
        "bank": name,
        "iban": break_iban(rng, number) if case == "broken" else number,
        "code": code,
        "branch": branch,
        "account": account,
        "key": key,
    }
    truth = Truth()
    if case == "broken":
        truth = Truth(("iban_invalide",), None, ("lecture_incertaine",), also=(CHECK,))
    elif case == "stranger":
        truth = Truth(("titulaire_different",))
    elif case in ("bill", "rib"):
        truth = Truth(("type_document_inattendu",), None, ANY_OTHER)
    elif case == "blank":
        document.extra["blank"] = "yes"
        truth = Truth(("lecture_incertaine",), None, ANY_OTHER, ANY_OTHER, also=("Non conforme",))
    return Scene(document, truth, case)


def mdph(rng: Random, home: Household, student: Someone, uploaded: date, faulty: bool) -> Scene:
    case = pick(rng, {"sibling": 40, "caf": 35, "prescription": 25}) if faulty else "good"
    document = base(
        rng,
        home,
        "mdph" if case in ("good", "sibling") else case,
        uploaded,
        uploaded - timedelta(days=rng.randint(10, 500)),
    )
    document.people = (student,)
    truth = Truth()
    if case == "sibling":
        other = stranger(rng, home)
        document.people, document.holder = (replace(other, born=student.born),), printed(rng, other)
        truth = Truth(("titulaire_different",))
    elif case != "good":
        truth = Truth(("type_document_inattendu",), None, ANY_OTHER)
    return Scene(document, truth, case)
