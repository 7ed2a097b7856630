"""A small checklist as plain values, to break in tests. JSON is YAML, so it is written as JSON."""

import json
from typing import Any

Tree = dict[str, Any]


def small_checklist() -> Tree:
    """One section, one item with every field."""
    text = {"zh": "文字", "en": "Text"}
    item = {
        "id": "T01",
        "question": text,
        "guidance": text,
        "evidence": text,
        "severity": "major",
        "severity_note": text,
        "count": {"of": text, "sample": 20},
        "citations": ["express-regulation 35(1) V"],
        "penalty": ["postal-law 76 V"],
        "penalty_note": text,
        "departments": ["邮政"],
        "refer_to": ["公安"],
        "demand": text,
        "deadline": "10 days",
    }
    return {
        "format": "inspector-checklist/1",
        "id": "small",
        "version": "2026.11.1",
        "laws_on": "2026-11-23",
        "title": text,
        "sections": [{"id": "first", "title": text, "items": [item]}],
    }


def written(tree: object) -> bytes:
    """The bytes of a checklist file, a field a line."""
    return json.dumps(tree, ensure_ascii=False, indent=1).encode()
