"""Random checklists that keep the rules, with odd texts in them."""

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from inspector.checklists.laws import load_laws
from inspector.model.checklist import (
    AnswerKind,
    Checklist,
    ChecklistId,
    Choice,
    ChoiceList,
    Citation,
    CountRule,
    Deadline,
    DeadlineKind,
    Item,
    ItemId,
    Proof,
    Repeat,
    Scale,
    Section,
    Severity,
    Translation,
)
from inspector.model.text import Bilingual

NUMBERS = (AnswerKind.INTEGER, AnswerKind.DECIMAL)
CHOOSING = (AnswerKind.CHOICE, AnswerKind.CHOICES)
DEFAULTED = (*NUMBERS, *CHOOSING, AnswerKind.TEXT, AnswerKind.DATE, AnswerKind.TIME, AnswerKind.DATE_TIME)
LANGUAGES = {"bo": "བོད་ཡིག", "fr": "Français", "zh-Hant": "繁體中文", "qaa-dialect": "a: b (c)"}
ODD = ["=1+1", "+a", "-b", "@c", "\ttab", " lead", "trail ", "a\nb", "a\n\n\n b", "yes", "1.10", "null", "~", "# no",
       "a: b", "- x", "’quotes“", "😀", "_x000D_", "\u2028", "{a}", "[b]", "'", '"', "\\", "？", "第 1 条；", "${", "a;b",
       "word " * 60, "文字" * 80, "|", ">", "%a", "`", "true", "2026-11-26", "0x1F", "1e3", "a #b"]  # fmt: skip
CHARACTERS = st.characters(
    codec="utf-8",
    exclude_categories=("Cc", "Cs"),
    include_characters="\n\t",
    exclude_characters="\ufffe\uffff",
)
words = st.one_of(st.sampled_from(ODD), st.text(CHARACTERS, min_size=1, max_size=30))
texts = st.builds(lambda zh, en: Bilingual(zh=zh, en=en), st.one_of(st.just(""), words), words).filter(
    lambda text: bool(text.zh.strip() or text.en.strip())
)
maybe = st.one_of(st.none(), texts)
names = st.from_regex(r"[A-Za-z_][A-Za-z0-9_.-]{0,6}", fullmatch=True).filter(lambda name: name != "meta")
choice_names = st.from_regex(r"[^\s\[\]\x00-\x1f\x7f-\x9f]{1,6}", fullmatch=True).filter(
    lambda name: name.isprintable() and name == name.strip()
)
laws = st.sampled_from(sorted(load_laws().entries))
citations = st.lists(
    st.builds(
        lambda law, article, proof: Citation(law=law, article=article, proof=proof),
        laws,
        st.sampled_from(["", "35(1)", "53(一)", "22–24", "76 ff.", "18, 19", "5.2"]),
        st.sampled_from(Proof),
    ),
    max_size=2,
).map(tuple)
deadlines = st.one_of(
    st.sampled_from([Deadline(kind=DeadlineKind.ON_THE_SPOT), Deadline(kind=DeadlineKind.SAME_DAY)]),
    st.integers(1, 99_999).map(lambda days: Deadline(kind=DeadlineKind.DAYS, days=days)),
)
numbers = st.one_of(st.integers(-100, 100), st.sampled_from([0.1, 1e-7, 2.5, 1e12, 123456.789]))
departments = st.lists(words.filter(lambda word: bool(word.strip())), min_size=1, max_size=2).map(tuple)


@st.composite
def scales(draw: st.DrawFn) -> Scale:
    least, most = sorted((draw(numbers), draw(numbers)))
    return Scale(least=least, most=most, step=draw(st.sampled_from([1, 0.5, 7, 1e-3])))


@st.composite
def items(draw: st.DrawFn, id: str, lists: list[str], known: list[str]) -> Item:
    kinds = [kind for kind in AnswerKind if lists or kind not in CHOOSING]
    kind = draw(st.sampled_from(kinds))
    condition = st.sampled_from(["", *(f"${{{name}}} != '“'" for name in known), "true()", " 1 = 1 "])
    item = Item(
        id=ItemId(id),
        question=draw(texts),
        kind=kind,
        guidance=draw(maybe),
        evidence=draw(maybe),
        severity_note=draw(maybe),
        photos=draw(st.integers(0, 3)),
        points=draw(st.integers(0, 10)),
        relevant=draw(condition),
        required=draw(st.sampled_from(["", "yes", "true()", "1 = 1"])),
        required_message=draw(maybe),
        constraint_message=draw(maybe),
        citations=draw(citations),
        penalty=draw(citations),
        penalty_note=draw(maybe),
        refer_to=draw(departments),
    )
    if kind in NUMBERS:
        item = replace(item, unit=draw(maybe), scale=draw(st.one_of(st.none(), scales())))
    if kind in CHOOSING:
        item = replace(item, choices=draw(st.sampled_from(lists)), choice_filter=draw(condition))
    if kind in DEFAULTED:
        item = replace(item, default=draw(st.one_of(st.just(""), words)))
    if kind is AnswerKind.CALCULATED:
        item = replace(item, calculate=draw(st.sampled_from(["1 + 1", "concat('a', \"b\")"])))
    if kind not in (AnswerKind.NOTE, AnswerKind.PHOTO):
        item = replace(item, constraint=draw(st.sampled_from(["", ". < 10", "string-length(.) > 2"])))
    return draw(judged(item))


@st.composite
def judged(draw: st.DrawFn, item: Item) -> Item:
    if item.kind is AnswerKind.CONFORMITY or (item.answered and draw(st.booleans())):
        item = replace(
            item,
            severity=draw(st.sampled_from(Severity)),
            departments=draw(departments),
            demand=draw(texts),
            deadline=draw(deadlines),
        )
    if item.kind is AnswerKind.CONFORMITY:
        rule = st.builds(
            lambda of, sample: CountRule(of=of, sample=sample),
            texts,
            st.one_of(st.none(), st.integers(1, 500)),
        )
        item = replace(item, count=draw(st.one_of(st.none(), rule)))
    return item


@st.composite
def choice_lists(draw: st.DrawFn, id: str) -> ChoiceList:
    found = draw(st.lists(choice_names, min_size=1, max_size=3, unique=True))
    columns = st.dictionaries(
        st.one_of(st.sampled_from(["province", "Name", "label", "a b", "x::y", "image"]), names),
        words,
        max_size=2,
    )
    return ChoiceList(
        id=id,
        choices=tuple(Choice(name=name, label=draw(texts), columns=draw(columns)) for name in found),
    )


@st.composite
def checklists(draw: st.DrawFn) -> Checklist:
    """A checklist of at most a dozen items in sections up to three deep."""
    ids = draw(st.lists(names, min_size=4, max_size=16, unique=True))
    list_ids = draw(st.lists(names, max_size=2, unique=True))
    free, known = list(ids), list[str]()

    def section(depth: int) -> Section:
        id = free.pop()
        inside = [free.pop() for _ in range(draw(st.integers(0, 3))) if free]
        made = tuple(draw(items(one, list_ids, known)) for one in inside)
        known.extend(inside)
        deeper = draw(st.integers(0, 2)) if depth < 3 else 0
        inner = tuple(section(depth + 1) for _ in range(deeper) if len(free) > 2)
        if not (made or inner):
            made = (draw(items(f"{id}.only", list_ids, known)),)
        repeat = st.builds(
            lambda of, count: Repeat(of=of, count=count), texts, st.sampled_from(["", "3", "1 + 1"])
        )
        return Section(
            id=id,
            title=draw(texts),
            relevant=draw(st.sampled_from(["", "true()"])),
            repeat=draw(st.one_of(st.none(), repeat)),
            items=made,
            sections=inner,
        )

    sections = [section(1)]
    while len(free) > 2 and draw(st.booleans()):
        sections.append(section(1))
    lists = tuple(draw(choice_lists(id)) for id in list_ids)
    keys = [f"{one}.question" for one in known] + [f"{ids[-1]}.title", "unknown.key", f"{ids[-2]}.demand"]
    keys += [f"{found.id}/{choice.name}.label" for found in lists for choice in found.choices]
    languages = draw(st.lists(st.sampled_from(sorted(LANGUAGES)), unique=True, max_size=3))
    return Checklist(
        id=ChecklistId(draw(st.from_regex(r"[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,4}){0,2}", fullmatch=True))),
        version=draw(st.from_regex(r"[0-9A-Za-z][0-9A-Za-z.+-]{0,8}", fullmatch=True)),
        laws_on=draw(st.dates(date(2000, 1, 1), date(2030, 1, 1))),
        title=draw(texts),
        sections=tuple(sections),
        choices=lists,
        translations=tuple(
            Translation(
                language=code,
                name=LANGUAGES[code],
                texts=draw(st.dictionaries(st.sampled_from(keys), words, max_size=4)),
            )
            for code in languages
        ),
    )
