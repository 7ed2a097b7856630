"""The goals for the store. Figures are milliseconds."""

from tests.bench.gate import Gate
from tests.bench.stores.asking import FULL_ANSWER, FULL_WRITE, LIST, OPEN, WORDS, search_of
from tests.bench.stores.saving import ANSWER, COMPLETE, COPY, SCALED, SHOWN, WRITE

GATES = (
    Gate("an answer saved / a bare durable write", ANSWER, WRITE, 1.6),
    Gate("the same in a full store", FULL_ANSWER, FULL_WRITE, 1.6),
    Gate("a photo saved / copied and hashed", SHOWN, COPY, 1.5),
    Gate("photos complete / scaled on all cores", COMPLETE, SCALED, 1.3),
    Gate("a full store opened, ms", OPEN, "", 1000),
    Gate("its inspections listed, ms", LIST, "", 100),
    *(Gate(f"search for {length} characters, ms", search_of(length), "", 50) for length in WORDS),
)
