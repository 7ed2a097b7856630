"""The clock of a camera against that of the laptop: told beside the time in the photo, which is never changed."""

import re

from inspector.app.saved import Saved
from inspector.errors import Refused
from inspector.model.inspection import InspectionId
from inspector.store.store import Store

MOST_S = 50 * 366 * 86_400
SPAN = re.compile(r"([+\-−]?)(\d{1,6}):([0-5]\d)(?::([0-5]\d))?")


def set_camera_clock(store: Store, id: InspectionId, device: str, ahead_s: int) -> Saved:
    """Tell by how many seconds the clock of a camera is ahead (negative is behind). It holds for all its photos in
    the inspection, also for those that come later. Raises Refused "camera-unknown", "clock-unfit"."""
    if not device:
        raise Refused(
            "camera-unknown",
            en="This photo does not name its camera, so its clock cannot be corrected.",
            zh="该照片没有相机信息，无法校正其时钟。",
        )
    if abs(ahead_s) > MOST_S:
        raise _unfit()
    with store.write() as unit:
        unit.inspections.require_draft(id)
        unit.photos.set_clock(id, device, ahead_s)
        unit.audit.append("camera-clock", id, {"device": device, "ahead_s": ahead_s})
    return Saved(at=unit.now)


def read_span(text: str) -> int:
    """Seconds of "3:05", "-0:10" or "1:00:30" (hours, minutes, seconds). Raises Refused "clock-unfit"."""
    found = SPAN.fullmatch(text.strip())
    if found is None:
        raise _unfit()
    sign, hours, minutes, seconds = found.groups()
    span = int(hours) * 3600 + int(minutes) * 60 + int(seconds or 0)
    return -span if sign and sign != "+" else span


def _unfit() -> Refused:
    return Refused(
        "clock-unfit",
        en="Type by how much the camera's clock is ahead as hours:minutes, for example 3:05, or -0:10 when it is behind.",
        zh="请按“小时:分钟”填写相机时钟快多少，例如 3:05；慢则如 -0:10。",
    )
