"""The unified social credit code (GB 32100): 18 characters, the last of which checks the others."""

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # no I, O, S, V, Z
WEIGHTS = tuple(pow(3, place, 31) for place in range(17))


def check_character(first: str) -> str:
    """The last character for the first 17. ValueError for characters the code does not have."""
    total = sum(ALPHABET.index(character) * weight for character, weight in zip(first, WEIGHTS, strict=True))
    return ALPHABET[(31 - total % 31) % 31]


def is_credit_code(text: str) -> bool:
    """Whether a text is a whole code that checks out. Letters may stand first too, as rural collectives have them."""
    return len(text) == 18 and set(text) <= set(ALPHABET) and check_character(text[:17]) == text[17]
