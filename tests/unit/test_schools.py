import pytest

from config.schools import read
from config.settings import Settings
from flows.refusal import UnusableCall
from flows.schools import as_school, known
from tasks.store.whose import tables_of

APART = """
[defaults]
drop = "{root}/{{school}}/depot"
out = "{root}/{{school}}/rapport"
var = "{root}/{{school}}/var"
"""
TWO = "[schools.caen]\n[schools.bayeux]\n"


@pytest.fixture
def written(tmp_path, monkeypatch):
    """Writes a file of schools; returns the settings that name it."""

    def write(text):
        path = tmp_path / "schools.toml"
        path.write_text(text, "utf-8")
        return Settings(schools=path)

    return write


@pytest.fixture
def defaults(tmp_path):
    return APART.format(root=tmp_path)


def test_a_school_says_only_what_differs_and_its_name_stands_where_it_is_asked_for(written, defaults, tmp_path):
    settings = written(f'{defaults}workers = 3\n[schools.caen]\n[schools.bayeux]\ncampaign = "2026-2027-bayeux"\n')
    caen, bayeux = read(settings.schools).all()
    assert (caen.name, caen.drop, caen.out) == ("caen", f"{tmp_path}/caen/depot", f"{tmp_path}/caen/rapport")
    assert caen.environment == {
        "DOSSIERS_DROP": caen.drop,
        "DOSSIERS_OUT": caen.out,
        "DOSSIERS_VAR": f"{tmp_path}/caen/var",
        "DOSSIERS_WORKERS": "3",
    }
    assert (bayeux.settings.campaign, bayeux.settings.workers) == ("2026-2027-bayeux", 3)
    assert bayeux.settings.resolved_database_url == f"sqlite:///{tmp_path}/bayeux/var/dossiers.sqlite3"


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("at_once = 0\n", "at_once"),
        ('[defaults]\ndrop = "d"\n[schools.caen]\n', "de caen : out"),
        ('[schools.caen]\ndrop = "d"\nout = "o"\nsmtp_password = "x"\n', "smtp_password"),
        ('[schools.caen]\ndrop = "d"\nout = "o"\nschools = "x"\n', "schools"),
        ('[schools.caen]\ndrop = "d"\nout = "o"\ncolour = "blue"\n', "colour"),
        ('[schools.caen]\ndrop = "d"\nout = "o"\nworkers = "two"\n', "workers"),
        ('[schools."../caen"]\ndrop = "d"\nout = "o"\n', "schools"),
        ('[schools.caen]\ndrop = "s3://cle:secret@seau"\nout = "o"\n', "drop"),
        ("[schools]\n", "schools"),
        ("", "schools"),
        ("[[[", "TOML"),
        ('[schools.caen]\ndrop = "d"\nout = "o"\ndatabase_url = "no url"\n', "DOSSIERS_DATABASE_URL"),
    ],
)
def test_a_file_that_says_something_impossible_is_one_sentence_that_names_it(written, said, named):
    with pytest.raises(UnusableCall, match=named) as refused:
        known(written(said))
    assert not any(typed in refused.value.sentence for typed in ("blue", "no url", "secret"))


def test_without_a_file_it_is_said_where_to_name_one(tmp_path):
    with pytest.raises(UnusableCall, match="DOSSIERS_SCHOOLS"):
        known(Settings())
    with pytest.raises(UnusableCall, match="ne peut pas être lu"):
        known(Settings(schools=tmp_path / "none.toml"))


SERVER = "postgresql+psycopg://x@db.example.org/dossiers"
SHARED = {
    "the reports": 'out = "{root}/rapport"',
    "the drop": 'drop = "{root}/depot"',
    "var": 'var = "{root}/var"',
    "the decisions": 'decisions = "{root}/decisions"',
    "reports in a store": 'out = "s3://seau/rapport"',
    "a file as database": 'database_url = "sqlite:///{root}/one.sqlite3"',
    "the public schema of a server": f'database_url = "{SERVER}"',
    "a named schema": f'database_url = "{SERVER}?options=-csearch_path%3Dschool"',
}


@pytest.mark.parametrize("line", SHARED.values(), ids=SHARED)
def test_what_two_schools_may_not_share(written, defaults, tmp_path, line):
    lines = [each for each in defaults.splitlines() if each.split("=")[0] != line.split("=")[0]]
    with pytest.raises(UnusableCall, match=r"les écoles bayeux et caen partagent"):
        known(written("\n".join([*lines, line.format(root=tmp_path), TWO])))


def test_a_folder_inside_anothers_is_shared_and_so_is_one_behind_a_link(written, defaults, tmp_path):
    inside = f'[schools.caen]\n[schools.bayeux]\nout = "{tmp_path}/caen/rapport/messages"\n'
    with pytest.raises(UnusableCall, match="partagent un dossier"):
        known(written(defaults + inside))
    (tmp_path / "caen" / "var").mkdir(parents=True)
    (tmp_path / "elsewhere").symlink_to(tmp_path / "caen" / "var")
    with pytest.raises(UnusableCall, match="partagent un dossier"):
        known(written(f'{defaults}[schools.caen]\n[schools.bayeux]\nvar = "{tmp_path}/elsewhere"\n'))


def test_what_all_take_from_the_environment_is_shared(written, defaults, tmp_path, monkeypatch):
    monkeypatch.setenv("DOSSIERS_DATABASE_URL", f"sqlite:///{tmp_path}/one.sqlite3")
    with pytest.raises(UnusableCall, match="partagent"):
        known(written(defaults + TWO))


def test_a_schema_each_on_one_server_is_apart(written, defaults):
    url = f'database_url = "{SERVER}?options=-csearch_path%3D{{school}}"\n'
    _, schools = known(written(defaults + url + TWO))
    assert [tables_of(one.settings.database_url) for one in schools] == [
        "db.example.org/5432/dossiers/caen",
        "db.example.org/5432/dossiers/bayeux",
    ]


def test_a_command_for_one_school_has_its_environment_and_a_night_its_drop(written, defaults, tmp_path, monkeypatch):
    monkeypatch.setenv("DOSSIERS_VAR", "elsewhere")
    settings = written(defaults + TWO)
    assert as_school("bayeux", ["family", "F1"], settings) == ["family", "F1"]
    assert Settings().var == tmp_path / "bayeux" / "var"
    asked = ["nightly", "--accept-shrink"]
    drop, out = f"{tmp_path}/bayeux/depot", f"{tmp_path}/bayeux/rapport"
    assert as_school("bayeux", asked, settings) == ["nightly", drop, "--out", out, "--accept-shrink"]
    with pytest.raises(UnusableCall, match="écoles : caen, bayeux"):
        as_school("lisieux", asked, settings)
