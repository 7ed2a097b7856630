"""The published JSON Schemas of `inspector-checklist/1`, `inspector-overlay/1` and `inspector-laws/2`, for editors that
check while one writes.

Renew the files after a change of the types: python -m inspector.checklists.schema
"""

import json
from pathlib import Path

from pydantic.json_schema import JsonSchemaValue

from inspector.checklists.check import CHOICE_NAME, LANGUAGE, NAME, VERSION
from inspector.checklists.laws import LAWS_FILE
from inspector.checklists.load import CHECKLIST_FILE
from inspector.checklists.overlay import overlay_adapter
from inspector.checklists.shorthand import CITATION, DEADLINE, LAW_ID
from inspector.shipped import checklists_folder

FILE_NAME = "schema.json"
OVERLAY_FILE_NAME = "overlay-schema.json"


def checklist_schema() -> JsonSchemaValue:
    """The schema (draft 2020-12), compact citations and deadlines included."""
    return _with_writings(CHECKLIST_FILE.json_schema())


def overlay_schema() -> JsonSchemaValue:
    """The schema (draft 2020-12) of overlays, compact citations and deadlines included."""
    schema = _with_writings(overlay_adapter().json_schema())
    schema["properties"]["extends"]["pattern"] = f"^{LAW_ID}$"
    schema["properties"]["extends_version"]["pattern"] = f"^{VERSION}$"
    return schema


def _with_writings(schema: JsonSchemaValue) -> JsonSchemaValue:
    kinds = schema["$defs"]
    _also_text(kinds, "Citation", CITATION, "law article proof: express-regulation 35(1) V")
    _also_text(kinds, "Deadline", DEADLINE, "on-the-spot, same-day, or a number of days: 10 days")
    patterns = (
        (schema, "id", LAW_ID),
        (schema, "version", VERSION),
        (kinds["Section"], "id", NAME),
        (kinds["Item"], "id", NAME),
        (kinds.get("ChoiceList"), "id", NAME),
        (kinds.get("Choice"), "name", CHOICE_NAME),
        (kinds.get("Translation"), "language", LANGUAGE),
    )
    for kind, field, pattern in patterns:
        if kind is not None:  # an overlay has fewer
            kind["properties"][field]["pattern"] = f"^{pattern}$"
    kinds["Bilingual"] |= {"required": [], "minProperties": 1}  # the other language stands in
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def laws_schema() -> JsonSchemaValue:
    """The schema (draft 2020-12) of the law registry."""
    schema = LAWS_FILE.json_schema()
    schema["$defs"]["LawEntry"]["properties"]["id"]["pattern"] = f"^{LAW_ID}$"
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def schema_text(*, overlay: bool) -> str:
    """The schema of checklists, or of overlays, as its file holds it."""
    return _text(overlay_schema() if overlay else checklist_schema())


def schema_files() -> dict[Path, str]:
    """Each schema as its file holds it."""
    schemas = {
        checklists_folder() / FILE_NAME: checklist_schema(),
        checklists_folder() / OVERLAY_FILE_NAME: overlay_schema(),
        checklists_folder() / "law" / FILE_NAME: laws_schema(),
    }
    return {path: _text(schema) for path, schema in schemas.items()}


def _text(schema: JsonSchemaValue) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _also_text(kinds: JsonSchemaValue, name: str, pattern: str, description: str) -> None:
    compact = {"type": "string", "pattern": f"^{pattern}$", "description": description}
    kinds[name] = {"anyOf": [compact, kinds[name]]}


if __name__ == "__main__":
    for path, text in schema_files().items():
        path.write_text(text, encoding="utf-8", newline="\n")
