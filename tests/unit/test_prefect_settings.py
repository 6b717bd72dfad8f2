"""What stands for the certificate authorities that a server of this machine is never asked about."""

import ssl

from flows.prefect_settings import LOOPBACK


def test_the_certificate_of_nobody_can_be_loaded_and_makes_no_authority() -> None:
    (file,) = LOOPBACK.values()
    assert ssl.create_default_context(cafile=file).cert_store_stats() == {"x509": 1, "crl": 0, "x509_ca": 0}
