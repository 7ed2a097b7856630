"""People as they are named on the command line."""

from collections.abc import Sequence

from inspector.app.identities import list_identities
from inspector.app.stores import Store
from inspector.errors import Refused
from inspector.model.person import Person, PersonId, Role


def parse_people(
    store: Store, officers: Sequence[str], manager: str, witnesses: Sequence[str]
) -> tuple[Person, ...]:
    """Officers as NAME,CERTIFICATE NUMBER,IDENTITY (fingerprint, its beginning, or its name), the
    manager as NAME,POST, witnesses by name."""
    people = list(parse_officers(store, officers))
    name, _, post = manager.partition(",")
    people.append(Person(id=PersonId(""), role=Role.MANAGER, name=name.strip(), post=post.strip()))
    people += [Person(id=PersonId(""), role=Role.WITNESS, name=name.strip()) for name in witnesses]
    return tuple(people)


def parse_officers(store: Store, officers: Sequence[str]) -> tuple[Person, ...]:
    """Officers as NAME,CERTIFICATE NUMBER,IDENTITY."""
    return tuple(_officer(store, words) for words in officers)


def _officer(store: Store, words: str) -> Person:
    parts = [part.strip() for part in words.replace("，", ",").split(",")]
    if len(parts) != 3 or not all(parts):
        raise Refused(
            "officer-unreadable",
            en="Name an officer as NAME,CERTIFICATE NUMBER,IDENTITY, for example 'Wang,EX-001,5c4d7d'.",
            zh="检查人员的写法为“姓名,执法证号,签名证书”，例如“王建国,EX-001,5c4d7d”。",
        )
    name, certificate, identity = parts
    return Person(
        id=PersonId(""),
        role=Role.OFFICER,
        name=name,
        certificate=certificate,
        identity=_fingerprint(store, identity),
    )


def _fingerprint(store: Store, wanted: str) -> str:
    matches = [
        i.fingerprint for i in list_identities(store) if wanted == i.name or i.fingerprint.startswith(wanted)
    ]
    if len(matches) != 1:
        raise Refused(
            "no-such-identity",
            en="No single signing identity has that name or fingerprint. See 'inspector identity list'.",
            zh="没有唯一对应该名称或指纹的签名证书。请用 inspector identity list 查看。",
        )
    return matches[0]
