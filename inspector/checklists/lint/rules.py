"""The rules of the linter: their codes never change, their names are what `Fault.rule` says."""

from collections.abc import Mapping

from inspector.model.remark import Gravity

_GRAVITY = {"E": Gravity.ERROR, "W": Gravity.WARNING, "H": Gravity.HINT}

CODES: Mapping[str, str] = {
    "not-readable": "E101",
    "missing-field": "E102",
    "unknown-field": "E103",
    "wrong-kind": "E104",
    "unknown-word": "E105",
    "bad-id": "E106",
    "duplicate-id": "E107",
    "empty-list": "E108",
    "empty-section": "E109",
    "impossible-number": "E110",
    "useless-field": "E111",
    "photos-nowhere": "E112",
    "empty-text": "E201",
    "same-text": "H202",
    "missing-translation": "W203",
    "unknown-translation": "W204",
    "incomplete-language": "H205",
    "no-full-stop": "W206",
    "no-question-mark": "H207",
    "long-question": "H208",
    "not-printable": "W209",
    "bad-condition": "E301",
    "wrong-type": "E302",
    "unknown-attribute": "E303",
    "no-such-value": "E304",
    "out-of-range": "E305",
    "never-asked": "E306",
    "never-valid": "E307",
    "always-true": "W308",
    "later-item": "W309",
    "bad-count": "E310",
    "bad-default": "E311",
    "unused-calculation": "H312",
    "unknown-law": "E401",
    "bad-citation": "E402",
    "not-in-force": "W403",
    "unlisted-article": "H404",
    "unproven": "H405",
    "no-citation": "W501",
    "no-guidance": "H502",
    "no-count-told": "H503",
    "long-deadline": "W504",
    "bad-deadline": "E505",
    "last-gate": "W506",
    "some-points": "H507",
    "unknown-choices": "E601",
    "unused-choices": "W602",
    "same-label": "W603",
    "base-missing": "E701",
    "not-stricter": "E702",
    "other-laws": "E703",
    "unknown-item": "E704",
}
"""The code of each rule: E error, W warning, H hint."""


def gravity_of(rule: str) -> Gravity:
    """How much a rule matters."""
    return _GRAVITY[CODES[rule][0]]
