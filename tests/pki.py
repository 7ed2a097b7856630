"""A real certification authority on loopback: certificates, OCSP, revocation lists, time stamps over HTTP."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import yaml
from certomancer.integrations.animator import Animator, AnimatorArchStore
from certomancer.registry import ArchLabel, CertLabel, CertomancerConfig, PKIArchitecture
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates

ARCH = "bureau"
DOCUMENT_SIGNING = "1.3.6.1.5.5.7.3.36"  # RFC 9336
OFFICERS = {
    "officer1": "王建国",
    "officer2": "李㛃",
    "officer3": "赵敏",
    "expired": "过期者",
    "revoked": "注销者",
    "silent": "无状态者",
}
SERVERS = {
    "root": "演示根证书",
    "issuer": "演示执法证书签发中心",
    "ocsp": "演示状态服务",
    "tsa": "演示时间戳服务",
    "tsa2": "演示长期时间戳服务",
}


def _moment(days: int) -> str:
    return (datetime.now(UTC) + timedelta(days=days)).isoformat()


VALID = {"valid-from": _moment(-30), "valid-to": _moment(700)}
PAST = {"valid-from": _moment(-700), "valid-to": _moment(-30)}


@dataclass(frozen=True, slots=True)
class Authority:
    """A running authority: its address, and what it has issued."""

    url: str
    keys: Mapping[str, Path]
    architecture: PKIArchitecture

    @property
    def time_stamps(self) -> str:
        """Where time stamps are made (RFC 3161)."""
        return f"{self.url}/{ARCH}/tsa/tsa"

    @property
    def lasting_time_stamps(self) -> str:
        """Where they are made by a service whose certificate lasts three times as long."""
        return f"{self.url}/{ARCH}/tsa/tsa2"

    def certificate(self, label: str) -> bytes:
        """A certificate, DER."""
        return bytes(self.architecture.get_cert(CertLabel(label)).dump())

    def pkcs12(self, label: str, pin: str) -> bytes:
        """An officer's identity with the certificate of the issuer."""
        key = load_pem_private_key(self.keys[label].read_bytes(), None)
        assert isinstance(key, rsa.RSAPrivateKey)
        own, issuer = (x509.load_der_x509_certificate(self.certificate(name)) for name in (label, "issuer"))
        protection = BestAvailableEncryption(pin.encode())
        return serialize_key_and_certificates(OFFICERS[label].encode(), key, own, [issuer], protection)


@contextmanager
def running_authority(folder: Path) -> Iterator[Authority]:
    """An authority that serves on a free port of 127.0.0.1; its keys lie in the folder."""
    server = make_server("127.0.0.1", 0, _not_ready, handler_class=_Quiet)
    url = f"http://127.0.0.1:{server.server_port}"
    keys = {label: _new_key(folder, label) for label in (*SERVERS, *OFFICERS)}
    config = CertomancerConfig.from_yaml(yaml.safe_dump(_config(url, keys)), key_search_dir=str(folder))
    architecture = config.get_pki_arch(ArchLabel(ARCH))
    server.set_app(Animator(AnimatorArchStore({ArchLabel(ARCH): architecture})))
    with _serving(server):
        yield Authority(url, keys, architecture)


class _Quiet(WSGIRequestHandler):
    def log_message(self, *args: object) -> None:
        """Say nothing."""


def _not_ready(environ: object, start_response: object) -> list[bytes]:
    raise AssertionError("asked before it was set up")


@contextmanager
def _serving(server: WSGIServer) -> Iterator[None]:
    thread = Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _new_key(folder: Path, label: str) -> Path:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    path = folder / f"{label}.pem"
    path.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return path


def _config(url: str, keys: Mapping[str, Path]) -> dict[str, object]:
    names = {label: {"common-name": name} for label, name in (SERVERS | OFFICERS).items()}
    architecture = {
        "keyset": "all",
        "entity-defaults": {"country-name": "CN", "organization-name": "演示邮政管理局"},
        "entities": names,
        "certs": _certificates(),
        "services": _services(),
    }
    keyset = {"path-prefix": ".", "keys": {label: {"path": path.name} for label, path in keys.items()}}
    return {
        "external-url-prefix": url,
        "keysets": {"all": keyset},
        "pki-architectures": {ARCH: architecture},
    }


def _certificates() -> dict[str, object]:
    ca = {"id": "simple-ca", "params": {"max-path-len": 2, "crl-repo": "root"}}
    issued: dict[str, object] = {
        "root": {"subject": "root", "issuer": "root", "validity": _years(20), "profiles": [ca]},
        "issuer": {"issuer": "root", "validity": _years(10), "profiles": [ca]},
        "ocsp": {"issuer": "issuer", "validity": VALID, "profiles": ["ocsp-responder"]},
        "tsa": {"issuer": "root", "validity": _years(5), "extensions": _server_extensions()},
        "tsa2": {"issuer": "root", "validity": _years(15), "extensions": _server_extensions()},
    }
    for label in OFFICERS:
        issued[label] = {
            "issuer": "issuer",
            "validity": PAST if label == "expired" else VALID,
            "extensions": _officer_extensions(told=label != "silent"),
        }
    issued["revoked"]["revocation"] = {  # type: ignore[index]
        "revoked-since": _moment(-3),
        "reason": "key_compromise",
    }
    return issued


def _years(count: int) -> dict[str, str]:
    return {"valid-from": _moment(-365), "valid-to": _moment(365 * count)}


def _server_extensions() -> list[dict[str, object]]:
    usage = {"schema": "key-usage", "params": ["digital_signature"]}
    lists = {"schema": "crl-dist-url", "params": {"crl-repo-names": ["root"]}}
    return [
        {"id": "key_usage", "critical": True, "smart-value": usage},
        {"id": "extended_key_usage", "critical": True, "value": ["time_stamping"]},
        {"id": "crl_distribution_points", "smart-value": lists},
    ]


def _officer_extensions(*, told: bool) -> list[dict[str, object]]:
    """For signing documents; `told`: with the addresses where the certificate's state is told."""
    usage = {"schema": "key-usage", "params": ["digital_signature", "non_repudiation"]}
    lists = {"schema": "crl-dist-url", "params": {"crl-repo-names": ["issuer"]}}
    status = {"schema": "aia-urls", "params": {"ocsp-responder-names": ["issuer"]}}
    signing: list[dict[str, object]] = [
        {"id": "key_usage", "critical": True, "smart-value": usage},
        {"id": "extended_key_usage", "value": [DOCUMENT_SIGNING, "email_protection"]},
    ]
    addresses: list[dict[str, object]] = [
        {"id": "crl_distribution_points", "smart-value": lists},
        {"id": "authority_information_access", "smart-value": status},
    ]
    return signing + addresses * told


def _services() -> dict[str, object]:
    schedule = {"simulated-update-schedule": "P1D"}
    return {
        "ocsp": {"issuer": {"for-issuer": "issuer", "responder-cert": "ocsp", "signing-key": "ocsp"}},
        "crl-repo": {
            "root": {"for-issuer": "root", "signing-key": "root", **schedule},
            "issuer": {"for-issuer": "issuer", "signing-key": "issuer", **schedule},
        },
        "time-stamping": {name: {"signing-key": name, "signing-cert": name} for name in ("tsa", "tsa2")},
    }
