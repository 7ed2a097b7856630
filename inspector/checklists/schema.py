"""The published JSON Schema of `inspector-checklist/1`, for editors that check while one writes.

Renew the file after a change of the types: python -m inspector.checklists.schema
"""

import json

from pydantic.json_schema import JsonSchemaValue

from inspector.checklists.check import ITEM_ID, VERSION
from inspector.checklists.load import CHECKLIST_FILE
from inspector.checklists.shorthand import CITATION, DEADLINE, LAW_ID
from inspector.shipped import checklists_folder

FILE_NAME = "schema.json"


def checklist_schema() -> JsonSchemaValue:
    """The schema (draft 2020-12), compact citations and deadlines included."""
    schema = CHECKLIST_FILE.json_schema()
    kinds = schema["$defs"]
    _also_text(kinds, "Citation", CITATION, "law article proof: express-regulation 35(1) V")
    _also_text(kinds, "Deadline", DEADLINE, "on-the-spot, same-day, or a number of days: 10 days")
    for properties, field, pattern in (
        (schema["properties"], "id", LAW_ID),
        (schema["properties"], "version", VERSION),
        (kinds["Section"]["properties"], "id", LAW_ID),
        (kinds["Item"]["properties"], "id", ITEM_ID),
    ):
        properties[field]["pattern"] = f"^{pattern}$"
    for language in ("zh", "en"):
        kinds["Bilingual"]["properties"][language]["minLength"] = 1
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def schema_text() -> str:
    """The schema as its file holds it."""
    return json.dumps(checklist_schema(), ensure_ascii=False, indent=2) + "\n"


def _also_text(kinds: JsonSchemaValue, name: str, pattern: str, description: str) -> None:
    compact = {"type": "string", "pattern": f"^{pattern}$", "description": description}
    kinds[name] = {"anyOf": [compact, kinds[name]]}


if __name__ == "__main__":
    (checklists_folder() / FILE_NAME).write_text(schema_text(), encoding="utf-8", newline="\n")
