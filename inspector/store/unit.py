"""A unit of work: one transaction, with everything a use case may touch."""

from datetime import datetime

from sqlalchemy import Connection

from inspector.store.answers import Answers
from inspector.store.audit import AuditChain
from inspector.store.contents import Contents
from inspector.store.findings import Findings
from inspector.store.identities import Identities
from inspector.store.inspection_lists import InspectionLists
from inspector.store.inspections import Inspections
from inspector.store.known import Known
from inspector.store.outlets import Outlets
from inspector.store.people import People
from inspector.store.photos import Photos
from inspector.store.publishers import Publishers
from inspector.store.records import Records
from inspector.store.search import Search
from inspector.store.settings import Settings


class Unit:
    """What one transaction can see and change. `now` is the same for all of it."""

    def __init__(self, connection: Connection, now: datetime, who: str, known: Known) -> None:
        self.connection = connection
        self.now = now
        self.answers = Answers(connection)
        self.audit = AuditChain(connection, now, who, known)
        self.contents = Contents(connection, known)
        self.findings = Findings(connection)
        self.identities = Identities(connection)
        self.inspections = Inspections(connection, known)
        self.inspection_lists = InspectionLists(connection)
        self.outlets = Outlets(connection)
        self.people = People(connection)
        self.photos = Photos(connection)
        self.publishers = Publishers(connection)
        self.records = Records(connection)
        self.search = Search(connection)
        self.settings = Settings(connection)
