"""The report's pages: what stands on the cover, where things are, what is never cut."""

import base64
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from factories import make_finding, make_jpeg, make_photo, make_record
from pdf_checks import pdftotext, require_archival
from PIL import Image

from inspector.app.brand import make_brand
from inspector.errors import Refused
from inspector.model.brand import Brand
from inspector.model.checklist import Severity
from inspector.model.document import Document
from inspector.model.finding import FindingId
from inspector.model.inspection import Answer, Languages, Verdict
from inspector.model.photo import PhotoId
from inspector.model.record import Record
from inspector.report.draw import draw
from inspector.report.record_json import canonical, read_record
from inspector.report.statement import statement_digest
from inspector.report.volumes import volumes_of

FINDINGS, PHOTOS = 14, 25
LONG = "".join(f"第{n}格货架外露的面单，姓名和电话完整显示。" for n in range(60))
HEAD_PT, FOOT_PT = 45, 60  # of a page, where the running head and foot stand


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawn report, the lines of each page, and its text without white space."""

    record: Record
    pdf: bytes
    lines: tuple[tuple[str, ...], ...]
    pages: tuple[str, ...]

    def contents(self) -> dict[str, int]:
        """The sections as the contents list tells them, without white space, with their pages."""
        listed = (re.fullmatch(r"(.+?)·{3,}(\d+)", bare(line)) for line in self.lines[1])
        return {entry[1]: int(entry[2]) for entry in listed if entry}

    def card(self, number: int) -> int:
        """The page a finding's card begins on."""
        head = f"{number}.{self.record.findings[number - 1].item}"
        found = (
            n for n, page in enumerate(self.lines, 1) if any(bare(line).startswith(head) for line in page)
        )
        return next(found)


def bare(text: str) -> str:
    """Without white space."""
    return "".join(text.split())


def rich_record(languages: Languages = ("zh",)) -> tuple[Record, dict[PhotoId, bytes]]:
    """Many findings of all severities, photos of most of them and of none, one with a long caption."""
    record, severities = make_record(languages=languages), list(Severity)[:4]
    items = [item for c in record.checklists for s in c.sections for item in s.items]
    findings = tuple(
        make_finding(
            n, item=items[n % 3].id, severity=severities[n % 4], text=f"第{n}处：" + LONG[: 40 + 30 * (n % 5)]
        )
        for n in range(1, FINDINGS + 1)
    )
    jpegs = {PhotoId(f"photo-{n}"): make_jpeg(seed=n) for n in range(PHOTOS)}
    photos = tuple(
        make_photo(
            n,
            jpeg,
            item=None,
            finding=FindingId(f"finding-{1 + n % (FINDINGS - 2)}") if n else None,
            caption=LONG if n == 5 else f"照片说明{n}号",
        )
        for n, jpeg in enumerate(jpegs.values())
    )
    return replace(record, findings=findings, photos=photos), jpegs


def drawn(
    record: Record, jpegs: dict[PhotoId, bytes], folder: Path, document: Document | None = None
) -> Drawn:
    """The report and what poppler reads on its pages."""
    pdf = draw(record, jpegs, document or Document())
    file = folder / "report.pdf"
    file.write_bytes(pdf)
    pages = pdftotext(file, "-layout").split("\f")[:-1]
    lines = tuple(tuple(page.splitlines()) for page in pages)
    return Drawn(record, pdf, lines, tuple(bare(page) for page in pages))


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Drawn:
    """The rich record in Chinese."""
    return drawn(*rich_record(), tmp_path_factory.mktemp("rich"))


def photos_on(report: Drawn) -> Iterator[tuple[int, set[int]]]:
    """For each page from 1 the numbers of the photos it shows."""
    with pikepdf.open(io.BytesIO(report.pdf)) as pdf:
        for number, page in enumerate(pdf.pages, start=1):
            names = page.Resources.get("/XObject", {})
            yield number, {int(name[3:]) for name in names if name.startswith("/Ph")}


@pytest.mark.pdfsig
def test_the_cover_counts_what_the_record_holds(rich: Drawn) -> None:
    cover = rich.pages[0]
    assert f"发现{FINDINGS}个问题：严重3，较重4，轻微4，线索3" in cover
    assert "须在2026年12月5日前整改；另有1项未检查" in cover
    assert "A167/20" in cover
    for words in (rich.record.outlet.name, rich.record.number, rich.record.people[1].name, "2026.11.1"):
        assert bare(words) in cover


@pytest.mark.pdfsig
@pytest.mark.parametrize(
    ("language", "told"),
    [("zh", "本次检查未发现问题。"), ("en", "Nofindingsweremadeatthisvisit.")],
)
def test_a_cover_without_findings_says_so(language: str, told: str, tmp_path: Path) -> None:
    record = make_record(languages=(language,), findings=())
    report = drawn(record, {}, tmp_path)
    assert told in report.pages[0]
    assert "问题一览" not in "".join(report.pages)


@pytest.mark.pdfsig
def test_the_contents_list_tells_the_right_pages(rich: Drawn) -> None:
    contents = rich.contents()
    assert len(contents) >= 9
    headings = [{bare(line) for line in page} for page in rich.lines]
    assert [title for title, page in contents.items() if title not in headings[page - 1]] == []
    assert list(contents.values()) == sorted(contents.values())


@pytest.mark.pdfsig
def test_the_overview_names_every_finding_with_deadline_photos_and_page(rich: Drawn) -> None:
    lines = [line for page in rich.lines[1 : rich.contents()["问题"]] for line in page]
    rows = [row for line in lines if (row := re.match(r" *(\d+) +(A\d\d) .* (\S+) +(\d+|—) +(\d+)$", line))]
    photos = [sum(p.finding == f.id for p in rich.record.photos) for f in rich.record.findings]
    assert [(row[1], row[2], row[3], row[4].replace("—", "0"), int(row[5])) for row in rows] == [
        (str(number), finding.item, "2026年12月5日", str(photos[number - 1]), rich.card(number))
        for number, finding in enumerate(rich.record.findings, start=1)
    ]


@pytest.mark.pdfsig
def test_photos_stand_with_their_finding(rich: Drawn) -> None:
    starts = [rich.card(number) for number in range(1, FINDINGS + 1)]
    last = rich.contents()["其他现场照片"]
    ends = [*starts[1:], last]
    for number, photo in enumerate(rich.record.photos, start=1):
        shown = [page for page, photos in photos_on(rich) if number in photos and page <= last]
        assert len(shown) == 1, photo.id
        if photo.finding is not None:
            index = int(photo.finding.removeprefix("finding-")) - 1
            assert starts[index] <= shown[0] <= ends[index]


@pytest.mark.pdfsig
def test_a_long_caption_is_cut_beside_the_photo_and_whole_in_the_list(rich: Drawn) -> None:
    begin = rich.contents()["照片清单"] - 1
    cards, listed = "".join(rich.pages[:begin]), "".join(rich.pages[begin:])
    assert "全文见照片清单" in cards
    assert LONG[-30:] not in cards
    assert [n for n in range(60) if f"第{n}格货架外露的面单" not in listed] == []


def body_share(page: pypdfium2.PdfPage) -> float:
    """How far down the body of a page is printed, 0 to 1."""
    image = page.render(scale=0.5).to_pil().convert("L").point(lambda tone: 255 if tone < 200 else 0)
    body = image.crop((0, HEAD_PT // 2, image.width, image.height - FOOT_PT // 2))
    box = body.getbbox()
    return 0.0 if box is None else float(box[3] / body.height)


@pytest.mark.pdfsig
@pytest.mark.parametrize("languages", [("zh",), ("en",), ("zh", "en")])
def test_no_page_is_nearly_empty(languages: Languages, tmp_path: Path) -> None:
    report = drawn(*rich_record(languages), tmp_path)
    *_, people, _ = report.contents().values()
    pages = pypdfium2.PdfDocument(report.pdf)
    shares = {number: body_share(page) for number, page in enumerate(pages, start=1)}
    poor = {number: share for number, share in shares.items() if share < 0.55}
    assert set(poor) <= {people - 1, people, len(pages)}, poor


@pytest.mark.pdfsig
def test_long_texts_fill_their_pages(tmp_path: Path) -> None:
    text = (LONG * 20)[:20_000]
    answer = Answer(item=make_record().answers[0].item, verdict=Verdict.DOES_NOT_CONFORM, note=text[:6000])
    record = replace(
        make_record(), findings=(make_finding(text=text, demand=text[:5000]),), answers=(answer,)
    )
    report = drawn(record, {}, tmp_path)
    pages = pypdfium2.PdfDocument(report.pdf)
    full = [body_share(pages[n]) for n in range(3, len(pages) - 4)]
    assert min(full) > 0.85


@pytest.mark.pdfsig
def test_from_the_second_page_the_head_names_report_and_outlet(rich: Drawn) -> None:
    head = bare(f"寄递网点检查报告{rich.record.outlet.name}")
    assert not rich.pages[0].startswith(head)
    assert [n for n, text in enumerate(rich.pages[1:], start=2) if not text.startswith(head)] == []


@pytest.mark.pdfsig
def test_what_was_not_checked_stands_in_a_table_of_its_own(rich: Drawn) -> None:
    page = rich.pages[rich.contents()["未检查事项"] - 1]
    assert bare("系统由总部管理，现场无权限。") in page.split("未检查事项", 1)[1]


@pytest.mark.pdfsig
def test_an_english_report_has_no_chinese_of_its_own(tmp_path: Path) -> None:
    plain = make_record(languages=("en",), findings=(), answers=(), people=())
    record = replace(
        plain,
        outlet=replace(plain.outlet, name="Outlet", brand="", address="Road 18"),
        visit=replace(plain.visit, bureau="Bureau"),
        refusals=(),
    )
    text = "".join(drawn(record, {}, tmp_path).pages)
    assert re.findall("[\u3400-\u9fff]+", text) == []


@pytest.mark.long
@pytest.mark.verapdf
def test_all_languages_are_archival(tmp_path: Path) -> None:
    files = []
    for languages in (("zh",), ("en",), ("zh", "en")):
        record, jpegs = rich_record(languages)
        file = tmp_path / f"{'-'.join(languages)}.pdf"
        file.write_bytes(
            draw(replace(record, brand=make_brand("江城市邮政管理局", "#7a1f1f", picture())), jpegs)
        )
        files.append(file)
    require_archival(*files)


@pytest.mark.pdfsig
def test_photos_in_other_volumes_are_named_and_not_shown(tmp_path: Path) -> None:
    record, jpegs = rich_record()
    volumes = volumes_of(record, Document(), most=10)
    report = drawn(record, jpegs, tmp_path, Document(volumes=volumes))
    assert max(number for _, photos in photos_on(report) for number in photos) == 10
    assert "照片14见其他分卷" in "".join(report.pages)
    assert all(photo.sha256[:16] in "".join(report.pages) for photo in record.photos)


def picture(size: int = 900) -> bytes:
    """A PNG with transparency, as a bureau may give it."""
    image, out = Image.new("RGBA", (size, size // 2), (0, 0, 0, 0)), io.BytesIO()
    image.paste((200, 0, 0, 255), (0, 0, size // 2, size // 2))
    image.save(out, "PNG")
    return out.getvalue()


def test_the_emblem_is_small_opaque_and_on_the_cover_only() -> None:
    brand = make_brand("江城市邮政管理局", "#7a1f1f", picture())
    with Image.open(io.BytesIO(base64.b64decode(brand.emblem))) as kept:
        assert (kept.format, kept.mode, kept.size) == ("PNG", "RGB", (400, 200))
        assert kept.getpixel((399, 0)) == (255, 255, 255)
    with pikepdf.open(io.BytesIO(draw(replace(make_record(), brand=brand), {}))) as pdf:
        shown = ["/Emblem" in page.Resources.get("/XObject", {}) for page in pdf.pages]
        assert shown == [True] + [False] * (len(shown) - 1)
        assert b".478431 .121569 .121569 rg" in pdf.pages[0].Contents.read_bytes()


@pytest.mark.parametrize(
    ("code", "name", "colour", "emblem"),
    [
        ("brand-name", " ", None, None),
        ("brand-name", "两行\n名称", None, None),
        ("brand-colour", "局", "red", None),
        ("brand-colour-faint", "局", "#ffcc00", None),
        ("emblem-unreadable", "局", None, b"GIF89a"),
        ("emblem-too-large", "局", None, bytes(200_001)),
    ],
)
def test_a_brand_that_would_print_badly_is_refused(
    code: str, name: str, colour: str | None, emblem: bytes | None
) -> None:
    with pytest.raises(Refused) as told:
        make_brand(name, colour, emblem)
    assert told.value.code == code


def test_records_without_a_brand_are_written_as_before_there_were_brands() -> None:
    record = make_record()
    assert b'"brand":null' not in canonical(record)
    assert read_record(canonical(record)) == record
    branded = replace(record, brand=Brand(name="江城市邮政管理局"))
    assert read_record(canonical(branded)) == branded
    assert statement_digest(branded) == statement_digest(record)


def test_a_foreign_record_with_a_bad_brand_is_refused() -> None:
    body = canonical(replace(make_record(), brand=Brand(name="局")))
    with pytest.raises(Refused):
        read_record(body.replace(b"#124078", b"#FFFF00"))
    strange = replace(make_record(), brand=Brand(name="局", emblem=base64.b64encode(b"no picture").decode()))
    with pytest.raises(Refused) as told:
        draw(strange, {})
    assert told.value.code == "emblem-unreadable"
