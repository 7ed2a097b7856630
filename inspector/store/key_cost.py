"""What a passphrase must be, and what a guess at one costs."""

from dataclasses import dataclass

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from inspector.errors import Refused

KEY_BYTES = 32
SHORTEST_PASSPHRASE = 8
MOST_MEMORY_KIB = 4 * 1024 * 1024
MOST_ITERATIONS = 100
MOST_LANES = 64


@dataclass(frozen=True, slots=True)
class KeyCost:
    """What one guess at the passphrase costs (RFC 9106). The default takes about a second here."""

    memory_kib: int = 256 * 1024
    iterations: int = 3
    lanes: int = 2

    def derive(self, passphrase: str, salt: bytes) -> bytes:
        """The 32-byte key that wraps the data key."""
        kdf = Argon2id(
            salt=salt,
            length=KEY_BYTES,
            iterations=self.iterations,
            lanes=self.lanes,
            memory_cost=self.memory_kib,
        )
        return kdf.derive(passphrase.encode())

    @property
    def is_payable(self) -> bool:
        """Whether a machine can pay it: a damaged key file must not exhaust the memory."""
        return (
            8 * self.lanes <= self.memory_kib <= MOST_MEMORY_KIB
            and 1 <= self.iterations <= MOST_ITERATIONS
            and 1 <= self.lanes <= MOST_LANES
        )


def require_strong(passphrase: str) -> None:
    """Raises Refused "weak-passphrase"."""
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise Refused(
            "weak-passphrase",
            en=f"The passphrase is too short. Choose at least {SHORTEST_PASSPHRASE} characters.",
            zh=f"口令太短。请至少使用 {SHORTEST_PASSPHRASE} 个字符。",
        )
