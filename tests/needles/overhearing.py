"""Every key the program makes or derives in this process, to be looked for in what it wrote."""

import json
import os
import sys
from collections.abc import Callable
from typing import Any

from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from inspector.store import keys, recovery_key
from inspector.store.key_cost import KEY_BYTES, KeyCost
from tests.needles.sieve import slices


class Overheard:
    """Keys by a name that tells what they are."""

    def __init__(self) -> None:
        self._count = 0

    def note(self, kind: str, key: bytes) -> None:
        """Tell of a key at once, as the process may be killed; of a long one in pieces."""
        name = f"{kind} {self._count}"
        self._count += 1
        pieces = slices(name, key) if len(key) > 2 * KEY_BYTES else {name: key}
        self.tell(keys={name: piece.hex() for name, piece in pieces.items()})

    def tell(self, **facts: object) -> None:
        """Write facts to the standard output the process began with, which leads to the test and to no file."""
        sys.__stdout__.write(json.dumps(facts) + "\n")
        sys.__stdout__.flush()


def overhear() -> Overheard:
    """Listen from now on."""
    heard = Overheard()
    KeyCost.derive = _told(KeyCost.derive, heard, "key of a passphrase")  # type: ignore[method-assign]
    keys._derive = _told(keys._derive, heard, "key derived from the data key")
    os.urandom = _random(heard)
    rsa.generate_private_key = _pair(rsa.generate_private_key, heard, "key of an identity", _rsa_parts)
    generate = X25519PrivateKey.generate
    recovery_key.X25519PrivateKey = _Pairs(_pair(generate, heard, "recovery key", _x25519_part))  # type: ignore[misc, assignment]
    return heard


class _Pairs:
    def __init__(self, generate: Callable[[], X25519PrivateKey]) -> None:
        self.generate = generate
        self.from_private_bytes = X25519PrivateKey.from_private_bytes


def _told(make: Callable[..., bytes], heard: Overheard, kind: str) -> Callable[..., bytes]:
    def told(*arguments: Any) -> bytes:
        made = make(*arguments)
        heard.note(kind, made)
        return made

    return told


def _random(heard: Overheard) -> Callable[[int], bytes]:
    real = os.urandom

    def random(size: int) -> bytes:
        made = real(size)
        if size == KEY_BYTES:  # data keys, keys of files, secrets for the keyring
            heard.note("random key", made)
        return made

    return random


def _pair(
    make: Callable[..., Any], heard: Overheard, kind: str, parts: Callable[[Any], list[bytes]]
) -> Callable[..., Any]:
    def pair(*arguments: Any, **named: Any) -> Any:
        made = make(*arguments, **named)
        for part in parts(made):
            heard.note(kind, part)
        return made

    return pair


def _rsa_parts(key: Any) -> list[bytes]:
    """What makes a private key private: primes, exponent, and the DER behind the public numbers it begins with."""
    numbers = key.private_numbers()
    secret = (numbers.p, numbers.q, numbers.d, numbers.dmp1, numbers.dmq1, numbers.iqmp)
    der = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return [
        der[len(der) // 3 :],
        *(number.to_bytes((number.bit_length() + 7) // 8, "big") for number in secret),
    ]


def _x25519_part(key: X25519PrivateKey) -> list[bytes]:
    return [key.private_bytes_raw()]
