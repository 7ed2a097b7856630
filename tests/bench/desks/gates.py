"""The goals for the window. A frame at 60 a second has 16 ms; nothing may hold the window up for more than 50."""

from tests.bench.desks import items, keys, photos, rows, start
from tests.bench.gate import Gate

FRAME_MS, SAVED_MS, TURN_MS = 16, 50, 50
GATES = (
    Gate("first window, beside a bare one", start.OURS, start.BARE, 1.3),
    Gate("keys an item where all conform", keys.KEYS, "", 1.5),
    Gate("an inspection opens, longest turn, ms", keys.OPENED, "", TURN_MS),
    Gate("5,000 items open, longest turn, ms", items.OPENED, "", TURN_MS),
    Gate("5,000 items, scroll frame p99, ms", items.SCROLLED, "", FRAME_MS),
    Gate("5,000 items, answer key painted p99, ms", items.ANSWERED, "", FRAME_MS),
    Gate("5,000 items, answer painted and saved p95, ms", items.SAVED, "", SAVED_MS),
    Gate("5,000 items, letter of a note p99, ms", items.TYPED, "", FRAME_MS),
    Gate("5,000 items, letter of the search p99, ms", items.FILTERED, "", FRAME_MS),
    Gate("5,000 items, letter of the palette p99, ms", items.COMMANDED, "", FRAME_MS),
    Gate("1,000 photos, scroll frame p99, ms", photos.SCROLLED, "", FRAME_MS),
    Gate("1,000 photos, frame while pictures arrive p99, ms", photos.ARRIVING, "", FRAME_MS),
    Gate("1,000 photos, letter of a caption p99, ms", photos.TYPED, "", FRAME_MS),
    Gate("100,000 rows, scroll frame p99, ms", rows.SCROLLED, "", FRAME_MS),
    Gate("100,000 rows, turn while rows arrive p99, ms", rows.TURNED, "", FRAME_MS),
    Gate("100,000 rows, turn while sorted p99, ms", rows.SORTED, "", FRAME_MS),
    Gate("100,000 rows, letter of the search p99, ms", rows.SEARCHED, "", FRAME_MS),
)
