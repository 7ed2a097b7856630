"""Lint a file: read as much of it as can be read, ask every rule, and put what they say in order."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from inspector.checklists import load, overlay
from inspector.checklists.check import nouns
from inspector.checklists.check_conditions import condition_faults
from inspector.checklists.conditions import form_of
from inspector.checklists.document import Document, read_document
from inspector.checklists.fault import Fault
from inspector.checklists.laws import LawRegistry
from inspector.checklists.lint import citations, items, texts
from inspector.checklists.lint.conditions import condition_rules
from inspector.checklists.lint.mending import Mending
from inspector.checklists.lint.rules import CODES, gravity_of
from inspector.checklists.lint.sheet import Sheet, Unprintable
from inspector.checklists.load import CHECKLIST_FILE, ChecklistFile
from inspector.checklists.overlay import Bases, OverlayFile, overlay_adapter
from inspector.checklists.refused_at import FieldPath, Position, RefusedAt, written_path
from inspector.checklists.shorthand import Spelling
from inspector.errors import Refused
from inspector.model.bundle import ContentKind
from inspector.model.checklist import Checklist, Item, Section
from inspector.model.remark import Gravity, Linted, Remark
from inspector.model.replacing import changed
from inspector.model.text import Bilingual

RULES = (
    texts.missing_translations,
    texts.same_texts,
    texts.questions,
    texts.demands,
    texts.printing,
    texts.translations,
    citations.citations,
    citations.unlisted_articles,
    items.judged_items,
    items.counts,
    items.photos,
    items.gates,
    items.points,
    items.unused_lists,
    items.same_labels,
)
_ORDER = tuple(Gravity)


@dataclass(frozen=True, slots=True)
class Known:
    """What a file is looked at with: the laws, the checklists overlays may extend, what can be printed."""

    laws: LawRegistry
    bases: Bases
    unprintable: Unprintable


def lint(source: bytes, name: str, kind: ContentKind, known: Known) -> tuple[Linted, Checklist | None]:
    """Everything there is to say about a file, and the checklist it gives where nothing is wrong with it."""
    passed: list[RefusedAt] = []
    try:
        document = read_document(source, name, passed)
    except RefusedAt as refused:
        return Linted(file=name, id="", sha256="", remarks=_sorted([*_told(passed), *_told([refused])])), None
    except Refused as refused:
        return Linted(file=name, id="", sha256="", remarks=(_whole_file(refused),)), None
    looking = _Looking(document, source, known)
    looking.at(kind)
    remarks = _sorted([*_told(passed), *(_remark(document, fault) for fault in looking.faults)])
    found = looking.whole
    sound = found is not None and not any(remark.gravity is Gravity.ERROR for remark in remarks)
    id, hash = (found.id, found.sha256) if found is not None and sound else ("", "")
    return Linted(file=name, id=id, sha256=hash, remarks=remarks), found if sound else None


class _Looking:
    """Collects faults; `whole` is the checklist, as far as it can be told."""

    def __init__(self, document: Document, source: bytes, known: Known) -> None:
        self.faults: list[Fault] = []
        self.whole: Checklist | None = None
        self._source = source
        self._known = known
        self._spelling = Spelling(document.value)
        self._name = document.name

    def at(self, kind: ContentKind) -> None:
        """Look at a checklist or an overlay."""
        self._checklist() if kind is ContentKind.CHECKLIST else self._overlay()

    def _checklist(self) -> None:
        mending = Mending(self._spelling.value, CHECKLIST_FILE, self._spelling.faults)
        file = mending.found
        faults: Iterable[Fault] = ()
        if file is not None:
            self.whole = load.checklist(file, self._source)
            structure = load.checklist_faults(file, self._known.laws.entries)
            faults = chain(structure, self._all_rules(file, self.whole))
        self._note(mending, faults)

    def _overlay(self) -> None:
        mending = Mending(self._spelling.value, overlay_adapter(), self._spelling.faults)
        file = mending.found
        faults: Iterable[Fault] = ()
        if file is not None:
            structure = overlay.overlay_faults(file, self._known.laws.entries)
            faults = chain(structure, self._with_base(file))
        self._note(mending, faults)

    def _with_base(self, file: OverlayFile) -> Iterator[Fault]:
        base = self._known.bases.get((file.extends, file.extends_version))
        if base is None:
            said = overlay.base_missing(self._name, file)
            yield Fault("base-missing", ("extends",), said.en, said.zh)
            return
        yield from overlay.faults_against(file, base)
        yield from overlay.loosened(file, base)
        self.whole = overlay.merged(file, base, self._source)
        yield from self._all_rules(file, self.whole)

    def _all_rules(self, file: ChecklistFile | OverlayFile, whole: Checklist) -> Iterator[Fault]:
        whole = _distinct(whole)
        sheet = Sheet(file, whole, self._known.laws, self._known.unprintable)
        for rule in RULES:
            yield from rule(sheet)
        for fault in condition_faults(whole):
            yield overlay.placed(fault, whole, sheet.places)
            if fault.rule != "unknown-choices":
                whole = changed(whole, fault.path, "")
        if all(fault.rule == "unknown-choices" for fault in condition_faults(whole)):
            yield from condition_rules(sheet, form_of(whole))

    def _note(
        self, mending: "Mending[ChecklistFile] | Mending[OverlayFile]", faults: Iterable[Fault]
    ) -> None:
        mended = list(mending.faults)
        self.faults = [*mended, *(fault for fault in faults if not mending.covers(fault.path))]


def _distinct(checklist: Checklist) -> Checklist:
    """The checklist with another id in place of one that was there before, which is told of already."""
    seen: set[str] = set()
    for place, (path, noun) in enumerate(nouns(checklist)):
        if isinstance(noun, Item | Section):
            if noun.id in seen:
                checklist = changed(checklist, (*path, "id"), f"{noun.id}..{place}")
            seen.add(noun.id)
    return checklist


def _remark(document: Document, fault: Fault) -> Remark:
    place = document.position(fault.path)
    if fault.character:
        place = document.position_in(fault.path, fault.character)
    return _made(place, fault.rule, fault.path, Bilingual(zh=fault.zh, en=fault.en))


def _told(refusals: Iterable[RefusedAt]) -> Iterator[Remark]:
    for refused in refusals:
        yield _made(refused.position, "not-readable", refused.path, refused.said)


def _whole_file(refused: Refused) -> Remark:
    return _made(Position(1, 1), "not-readable", (), Bilingual(zh=refused.zh, en=refused.en))


def _made(place: Position, rule: str, path: FieldPath, text: Bilingual) -> Remark:
    return Remark(
        line=place.line,
        column=place.column,
        code=CODES[rule],
        rule=rule,
        gravity=gravity_of(rule),
        field=written_path(path),
        text=text,
    )


def _sorted(remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    """Errors first, each kind in the order of the file; what is said twice of one place, once."""
    distinct = dict.fromkeys(remarks)
    return tuple(sorted(distinct, key=lambda r: (_ORDER.index(r.gravity), r.line, r.column, r.code)))
