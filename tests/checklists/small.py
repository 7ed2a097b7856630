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


def typed_checklist() -> Tree:
    """One item of each kind, with conditions, choices, a repeated section and a third language."""
    text, judged = {"zh": "文字", "en": "Text"}, small_checklist()["sections"][0]["items"][0]
    general = [
        {"id": "name", "question": text, "kind": "text", "required": "yes", "required_message": text},
        {"id": "opened", "question": text, "kind": "date", "constraint": ". <= today()",
         "constraint_message": text},
        {"id": "closes", "question": text, "kind": "time"},
        {"id": "seen_at", "question": text, "kind": "date-time"},
        {"id": "province", "question": text, "kind": "choice", "choices": "provinces", "default": "zj"},
        {"id": "city", "question": text, "kind": "choice", "choices": "cities",
         "choice_filter": "province = ${province}"},
        {"id": "systems", "question": text, "kind": "choices", "choices": "yes-no"},
        {"id": "staff", "question": text, "kind": "integer", "scale": {"least": 0, "most": 500, "step": 1}},
        {"id": "area", "question": text, "kind": "decimal", "unit": {"zh": "平方米", "en": "m²"}},
        {"id": "per_head", "question": text, "kind": "calculated", "calculate": "${area} div ${staff}"},
        {"id": "told", "question": text, "kind": "note"},
        {"id": "front", "question": text, "kind": "photo"},
    ]  # fmt: skip
    cameras = [
        {"id": "place", "question": text, "kind": "text"},
        {**judged, "id": "T02", "kind": "integer", "count": None, "unit": {"en": "days"}},
        {**judged, "id": "T03", "relevant": "${T02} < 30", "photos": 1, "points": 5},
    ]  # fmt: skip
    return {
        **small_checklist(),
        "id": "typed",
        "sections": [
            {"id": "general", "title": text, "items": general},
            {
                "id": "cameras",
                "title": text,
                "relevant": "${staff} > 0",
                "repeat": {"of": {"zh": "摄像头", "en": "Camera"}},
                "items": cameras,
                "sections": [{"id": "within", "title": text, "items": [{**judged, "id": "T04"}]}],
            },
            {
                "id": "vans",
                "title": text,
                "repeat": {"of": {"zh": "车辆", "en": "Van"}, "count": "${staff}"},
                "items": [{**judged, "id": "T05"}],
            },
        ],
        "choices": [
            {"id": "provinces", "choices": [{"name": "zj", "label": text}, {"name": "gd", "label": text}]},
            {
                "id": "cities",
                "choices": [
                    {"name": "hz", "label": text, "columns": {"province": "zj"}},
                    {"name": "sz", "label": text, "columns": {"province": "gd"}},
                ],
            },
            {"id": "yes-no", "choices": [{"name": "yes", "label": text}, {"name": "no", "label": text}]},
        ],
        "translations": [{"language": "bo", "name": "བོད་ཡིག", "texts": {"name.question": "མིང་།"}}],
    }
