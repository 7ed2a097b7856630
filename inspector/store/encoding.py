"""Bytes in JSON files."""

import base64


def encode(data: bytes) -> str:
    """Base64 text."""
    return base64.b64encode(data).decode()


def decode(text: object) -> bytes:
    """Bytes from base64 text. Raises TypeError or ValueError for anything else."""
    if not isinstance(text, str):
        raise TypeError
    return base64.b64decode(text, validate=True)
