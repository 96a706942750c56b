"""Certificates as LINE's servers would look at them, over real TLS."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from linebot_app.channel.certificate import look
from tests.linebot_app.channel.conftest import served


def certificate(folder: Path, name: str, begins: datetime, ends: datetime) -> Path:
    """A certificate that vouches for itself, with its key in the same file."""
    key = ec.generate_private_key(ec.SECP256R1())
    called = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    made = (
        x509.CertificateBuilder()
        .subject_name(called)
        .issuer_name(called)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(ends)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    form = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    file = folder / "certificate.pem"
    file.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, *form) + made.public_bytes(serialization.Encoding.PEM)
    )
    return file


@pytest.mark.parametrize(
    ("name", "begins", "ends", "trusted", "problem"),
    [
        ("localhost", -10, 30, True, ""),
        ("localhost", -10, 30, False, "untrusted"),
        ("localhost", -10, -1, True, "expired"),
        ("localhost", 1, 30, True, "not_yet"),
        ("elsewhere.example", -10, 30, True, "other_host"),
    ],
)
def test_a_certificate_is_looked_at_as_lines_servers_would(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    begins: int,
    ends: int,
    trusted: bool,
    problem: str,
) -> None:
    now = datetime.now(UTC)
    file = certificate(tmp_path, name, now + timedelta(days=begins), now + timedelta(days=ends))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(file))
    with served(BaseHTTPRequestHandler, context) as url:
        seen = look(url)
    assert (seen.host, seen.problem) == ("localhost", problem)
    assert (seen.until is not None) == (not problem)


def test_an_address_without_tls_or_without_anybody_has_no_certificate() -> None:
    assert look("http://127.0.0.1:9/callback").problem == "here"
    assert look("http://example.invalid/callback").problem == "plain"
    assert look("https://example.invalid/callback").problem == "name"
    assert look("https://127.0.0.1:9/callback").problem == "closed"
    with served(BaseHTTPRequestHandler) as url:
        assert look(url.replace("http:", "https:")).problem == "broken"
