"""The mail against real servers on loopback: plain, encrypted, with a login, refusing and hanging."""

import pytest
from smtp_server import PASSWORD, USER, certificate, free_port, listening, saying

from config.settings import SmtpSettings
from tasks.tools.smtp import MailNotSent, send


@pytest.fixture(scope="module")
def pem(tmp_path_factory):
    return certificate(tmp_path_factory.mktemp("tls") / "server.pem")


def settings(port, **others):
    given = {"tls": "none", "sender": "controle@example.org", "to": "pole@example.org, info@example.org", **others}
    return SmtpSettings(host="127.0.0.1", port=port, **given)


def test_a_text_arrives_at_each_address_whole():
    with listening() as server:
        send("Contrôle : 3 à traiter", "Dossiers complets : 2.\n", settings(server.port))
    (got,) = server.got
    assert (got["Subject"], got.get_content()) == ("Contrôle : 3 à traiter", "Dossiers complets : 2.\r\n")
    assert (got["From"], server.recipients) == ("controle@example.org", [["pole@example.org", "info@example.org"]])
    assert (got["Auto-Submitted"], list(got.iter_attachments())) == ("auto-generated", [])


@pytest.mark.parametrize("tls", ["starttls", "tls"])
def test_an_encrypted_conversation_with_a_login(pem, monkeypatch, tls):
    monkeypatch.setenv("SSL_CERT_FILE", str(pem))
    with listening(tls, pem, login=True) as server:
        send("Contrôle", "", settings(server.port, tls=tls, user=USER, password=PASSWORD))
        assert server.logins == [USER.encode()]
        with pytest.raises(MailNotSent, match="identifiant ou le mot de passe"):
            send("Contrôle", "", settings(server.port, tls=tls, user=USER, password="autre"))
    assert len(server.got) == 1


@pytest.mark.parametrize("tls", ["starttls", "tls"])
def test_a_certificate_that_nobody_vouches_for_gets_nothing(pem, tls):
    with listening(tls, pem) as server, pytest.raises(MailNotSent, match="certificat"):
        send("Contrôle", "", settings(server.port, tls=tls))
    assert server.got == []


def test_a_password_is_never_sent_in_the_clear():
    with listening(login=True) as server:
        with pytest.raises(MailNotSent, match="sans chiffrement"):
            send("Contrôle", "", settings(server.port, user=USER, password=PASSWORD))
        with pytest.raises(MailNotSent, match="ne propose pas"):
            send("Contrôle", "", settings(server.port, tls="starttls", user=USER, password=PASSWORD))
    assert server.logins == []


@pytest.mark.parametrize("answer", ["554 non", "451 plus tard"])
def test_a_server_that_refuses_the_text_is_told_without_its_words(answer):
    with listening() as server:
        server.refuses = answer
        with pytest.raises(MailNotSent, match="refuse le courriel") as refusal:
            send("Contrôle", "", settings(server.port))
    assert answer[4:] not in str(refusal.value)


@pytest.mark.parametrize(("greeting", "said"), [(b"", "à temps"), (b"220", "à temps"), (b"500 non\r\n", "refuse")])
def test_a_server_that_hangs_or_turns_away_holds_nobody(greeting, said):
    with saying(greeting) as port, pytest.raises(MailNotSent, match=said):
        send("Contrôle", "", settings(port, timeout_seconds=0.5))


def test_a_server_that_speaks_a_letter_at_a_time_is_left_at_the_deadline():
    """Each letter comes in time for the socket: only a deadline of the whole conversation ends it."""
    with saying(b"220 " + b"x" * 1000, pause=0.1) as port, pytest.raises(MailNotSent, match="à temps"):
        send("Contrôle", "", settings(port, timeout_seconds=0.5))


def test_nobody_listening_is_told():
    with pytest.raises(MailNotSent, match="refuse la connexion"):
        send("Contrôle", "", settings(free_port()))


@pytest.mark.parametrize("subject", ["Contrôle\nBcc: autre@example.org", "Contrôle\r\nX: y", "a\rb"])
def test_a_line_break_starts_no_header(subject):
    with listening() as server, pytest.raises(MailNotSent, match="en-tête"):
        send(subject, "", settings(server.port))
    assert server.got == []


@pytest.mark.parametrize(
    "address", ["a@example.org\nBcc: b@example.org", "a@example.org\r\nX: y", "nobody", "Pôle <a@b.c>", ","]
)
@pytest.mark.parametrize("field", ["to", "sender"])
def test_an_address_is_an_address_and_nothing_else(field, address):
    with pytest.raises(ValueError, match="validation error"):
        settings(25, **{field: address})


def test_the_password_is_not_in_what_the_settings_say_of_themselves():
    assert PASSWORD not in repr(settings(25, user=USER, password=PASSWORD))
