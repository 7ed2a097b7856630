"""A store to play with: the demo's made-up visit, half done."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from inspector.app.answers import answer_item
from inspector.app.demo.run import PIN as PIN
from inspector.app.demo.scenes import make_scenes
from inspector.app.demo.steps import officers_and_manager, photograph, write_findings
from inspector.app.demo.visit import FINDINGS, OFFICERS, OUTLET, VISIT, answers
from inspector.app.identities import new_identity
from inspector.app.inspections import start_inspection
from inspector.app.outlets import add_outlet
from inspector.app.progress import Progress
from inspector.app.stores import Store, create_store
from inspector.model.checklist import ChecklistId
from inspector.model.inspection import InspectionId
from inspector.model.text import Bilingual

PASSPHRASE = "practice"  # told in the window: nothing in this store is real
ANSWERED = 18
TOTAL = 3


def make_practice(folder: Path, progress: Progress) -> tuple[Store, InspectionId]:
    """A new store in `folder` with an inspection that is begun: some answers, findings and photos. All of it is made
    up, and is named so; identities have the PIN of the demo."""
    progress.step(Bilingual(zh="建立练习库", en="Make the practice store"), 0, TOTAL)
    store = create_store(folder, PASSPHRASE)
    identities = tuple(new_identity(store, officer[0], PIN) for officer in OFFICERS)
    progress.step(Bilingual(zh="开始练习检查", en="Begin the practice inspection"), 1, TOTAL)
    outlet = add_outlet(store, replace(OUTLET, name=f"【练习 Practice】{OUTLET.name}"))
    visit = replace(VISIT, started_at=datetime.now().astimezone(), ended_at=None, credentials_shown_at=None)
    people = officers_and_manager(identities)
    made = start_inspection(store, outlet.id, [ChecklistId("personal-information")], visit, people, ("zh",))
    found = {each.item for each in FINDINGS}
    for number, answer in enumerate(answers()):
        if number < ANSWERED or answer.item in found:
            answer_item(store, made.id, answer)
    progress.step(Bilingual(zh="放入照片", en="Put the photos in"), 2, TOTAL)
    photograph(store, made.id, tuple(make_scenes()), write_findings(store, made.id))
    return store, made.id
