"""A certificate authority of its own and a certificate for 127.0.0.1, made with the openssl program; nothing is trusted
by anybody but the processes of a run."""

from __future__ import annotations

import ssl
import subprocess
from dataclasses import dataclass
from pathlib import Path

_CURVE = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2")


@dataclass(frozen=True, slots=True)
class Certificates:
    """`bundle`: what a client trusts, the machine's usual authorities and ours: as long as on a real server."""

    certificate: Path
    key: Path
    bundle: Path

    def server_context(self) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.certificate, self.key)
        return context


def make(folder: Path) -> Certificates:
    """Needs the openssl program; subprocess.CalledProcessError when it fails."""
    authority, authority_key = folder / "ca.pem", folder / "ca.key"
    request, key, certificate = folder / "server.csr", folder / "server.key", folder / "server.pem"
    named = folder / "names"
    named.write_text("subjectAltName=IP:127.0.0.1\n")
    _openssl("req", "-x509", *_CURVE, "-subj", "/CN=bench", "-keyout", authority_key, "-out", authority)
    _openssl("req", *_CURVE[:-2], "-subj", "/CN=127.0.0.1", "-keyout", key, "-out", request)
    signing = ("-CA", authority, "-CAkey", authority_key, "-CAcreateserial", "-days", "2", "-extfile", named)
    _openssl("x509", "-req", "-in", request, *signing, "-out", certificate)
    bundle = folder / "bundle.pem"
    bundle.write_bytes(_usual_bundle().read_bytes() + b"\n" + authority.read_bytes())
    return Certificates(certificate, key, bundle)


def _usual_bundle() -> Path:
    """What a Python process of this machine loads by default; where OpenSSL has no such file, certifi's."""
    usual = Path(ssl.get_default_verify_paths().openssl_cafile)
    if usual.is_file():
        return usual
    import certifi

    return Path(certifi.where())


def _openssl(*words: object) -> None:
    subprocess.run(["openssl", *map(str, words)], check=True, capture_output=True)
