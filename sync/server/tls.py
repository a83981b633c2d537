"""TLS 1.3: the agency's own certificate authority, the certificate of its server, and the context it serves with.

The authority's certificate travels in the trust document, so devices believe no other, whoever else would vouch.
"""

import ipaddress
import ssl
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

AUTHORITY_LASTS, SERVER_LASTS = timedelta(days=3650), timedelta(days=397)
_CLOCKS_MAY_DIFFER = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Keypair:
    """A certificate with its private key, both as PEM."""

    certificate: bytes
    key: bytes = field(repr=False)


def make_authority(agency: str, *, now: datetime) -> Keypair:
    """Return a new certificate authority for an agency, good for ten years (P-256)."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = _named(f"{agency} Caseworker CA")
    builder = _certificate(name, name, key.public_key(), now=now, lasts=AUTHORITY_LASTS)
    usage = x509.KeyUsage(
        digital_signature=False,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=True,
        crl_sign=True,
        encipher_only=False,
        decipher_only=False,
    )
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    builder = builder.add_extension(usage, critical=True)
    builder = builder.add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    return Keypair(builder.sign(key, hashes.SHA256()).public_bytes(Encoding.PEM), _pem(key))


def make_server_certificate(authority: Keypair, hosts: Sequence[str], *, now: datetime) -> Keypair:
    """Return a certificate for these host names and addresses, good for 397 days, with the chain to its authority."""
    issuer, issuer_key = _opened(authority)
    key = ec.generate_private_key(ec.SECP256R1())
    builder = _certificate(_named(hosts[0]), issuer.subject, key.public_key(), now=now, lasts=SERVER_LASTS)
    builder = builder.add_extension(x509.SubjectAlternativeName([_host(one) for one in hosts]), critical=False)
    builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
    builder = builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    identifier = x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key())
    builder = builder.add_extension(identifier, critical=False)
    made = builder.sign(issuer_key, hashes.SHA256()).public_bytes(Encoding.PEM)
    return Keypair(made + authority.certificate, _pem(key))


def server_context(certificate: Path, key: Path) -> ssl.SSLContext:
    """Return the context to serve with: TLS 1.3 and nothing older."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    context.load_cert_chain(certificate, key)
    return context


def _certificate(
    name: x509.Name, issuer: x509.Name, public: ec.EllipticCurvePublicKey, *, now: datetime, lasts: timedelta
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(issuer)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _CLOCKS_MAY_DIFFER)
        .not_valid_after(now + lasts)
    )


def _opened(authority: Keypair) -> tuple[x509.Certificate, ec.EllipticCurvePrivateKey]:
    key = load_pem_private_key(authority.key, password=None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise TypeError("the authority's key is of another kind")
    return x509.load_pem_x509_certificate(authority.certificate), key


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name[:64])])


def _host(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(host))
    except ValueError:
        return x509.DNSName(host)


def _pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
