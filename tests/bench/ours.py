"""The program's own report: the sealed record drawn and signed by two officers.

The record and the identities lie beside the content (`tests.bench.seal`), as they lie ready in the store.
"""

from datetime import datetime
from pathlib import Path

from inspector.model.photo import PhotoId
from inspector.report.keys import SigningKey
from inspector.report.known_record import known_record
from inspector.report.write import write_signed
from tests.bench.content import Content, read_content

RECORD = "record.json"
PIN = "123456"
FIELDS = ("Officer1", "Officer2")


def photo_id(number: int) -> PhotoId:
    """The id of a photo of the content in the record."""
    return PhotoId(f"photo-{number}")


def keys(folder: Path) -> tuple[SigningKey, ...]:
    """The officers' keys, in the order they sign."""
    return tuple(SigningKey(field, (folder / f"{field}.p12").read_bytes(), PIN) for field in FIELDS)


def write(content: Content, folder: Path, out: Path) -> None:
    """Draw and sign what lies in `folder`."""
    body = (folder / RECORD).read_bytes()
    record = known_record(body)
    paths = {photo_id(picture.number): Path(picture.path) for picture in content.pictures}
    with out.open("xb") as file:
        write_signed(
            file,
            record,
            lambda id: paths[id].read_bytes(),
            keys(folder),
            datetime.now().astimezone(),
            body=body,
        )


def main() -> None:
    """Write the report of the content named on the command line."""
    import sys

    content = Path(sys.argv[1])
    write(read_content(content), content.parent, Path(sys.argv[2]))


if __name__ == "__main__":
    main()
