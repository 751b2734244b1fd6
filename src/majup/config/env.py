"""The environment, read and checked once into one frozen object, ENV.

Every face and the settings may ask ENV; nobody else reads a variable. It knows nothing of Django.
Each variable is described in docs/settings.md, and a house test holds that page to SETTINGS.
"""

import difflib
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from majup.config import keys

# Where a checkout keeps what the set-up made: node packages and collected files, beside the sources.
CHECKOUT = Path(__file__).resolve().parents[3]


class EnvironmentRefused(SystemExit):
    """The environment has faults. Ends the program with all of them; a traceback would help nobody."""


@dataclass(frozen=True, slots=True)
class Database:
    """Where the records are, in the words Django uses."""

    engine: str
    name: str
    user: str = ""
    password: str = field(default="", repr=False)
    host: str = ""
    port: str = ""
    options: tuple[tuple[str, str], ...] = ()

    @property
    def is_sqlite(self) -> bool:
        """Whether this is the embedded database, a file of MAJUP_HOME unless said otherwise."""
        return self.engine == "django.db.backends.sqlite3"

    def for_django(self) -> dict[str, Any]:
        """The connection as one entry of DATABASES; the settings add how it behaves."""
        return {
            "ENGINE": self.engine,
            "NAME": self.name,
            "USER": self.user,
            "PASSWORD": self.password,
            "HOST": self.host,
            "PORT": self.port,
            "OPTIONS": dict(self.options),
        }


@dataclass(frozen=True, slots=True)
class Setting:
    """One variable: what it is by default, how it is read, and what to write when the reading fails."""

    name: str
    default: str
    read: Callable[[str], Any]
    remedy: str


def _yes_or_no(text: str) -> bool:
    return {"1": True, "yes": True, "true": True, "0": False, "no": False, "false": False}[text.lower()]


def _port(text: str) -> int:
    return _whole_number(text, lowest=1, highest=65535)


def _web_workers(text: str) -> int:
    return _whole_number(text, lowest=1, highest=64)


def _whole_number(text: str, *, lowest: int, highest: int) -> int:
    number = int(text)
    if not lowest <= number <= highest:
        raise ValueError(text)
    return number


def _folder(text: str) -> Path:
    path = Path(text).expanduser()
    path = path if path.is_absolute() else Path.cwd() / path
    if path.exists() and not path.is_dir():
        raise NotADirectoryError(text)
    return path


def _log_level(text: str) -> str:
    if text.upper() not in {"DEBUG", "INFO", "WARNING", "ERROR"}:
        raise ValueError(text)
    return text.upper()


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(",") if word.strip())


def _origins(text: str) -> tuple[str, ...]:
    origins = _words(text)
    if not all(origin.startswith(("https://", "http://")) for origin in origins):
        raise ValueError(text)
    return origins


def _host(text: str) -> str:
    if not text or "/" in text or " " in text:
        raise ValueError(text)
    return text


def _key(text: str) -> bytes:
    return keys.from_hex(text) if text else b""


def _database(text: str) -> Database | None:
    """Read a database address; empty means the embedded one. Raises ValueError for any other scheme."""
    if not text:
        return None
    url = urlsplit(text)
    if url.scheme == "sqlite":
        path = unquote(url.path)[1:] if not url.netloc else ""
        if not path:
            raise ValueError(text)
        return Database(engine="django.db.backends.sqlite3", name=path)
    if url.scheme not in {"postgres", "postgresql"} or not url.path.strip("/"):
        raise ValueError(text)
    options = dict(parse_qsl(url.query))
    return Database(
        engine="django.db.backends.postgresql",
        name=unquote(url.path[1:]),
        user=unquote(url.username or ""),
        password=unquote(url.password or ""),
        host=options.pop("host", unquote(url.hostname or "")),
        port=options.pop("port", str(url.port or "")),
        options=tuple(sorted(options.items())),
    )


_KEY_REMEDY = "give 64 hexadecimal digits (32 bytes), or leave it out to use the file in MAJUP_HOME/keys"
_YES_NO = "write 1 or 0"
SETTINGS = (
    Setting("MAJUP_HOME", "./var", _folder, "name a folder that can be written"),
    Setting(
        "DATABASE_URL",
        "",
        _database,
        "write sqlite:///file or postgresql://user:password@host:port/name, or leave it out",
    ),
    Setting("MAJUP_HOST", "127.0.0.1", _host, "name the address to listen on, such as 127.0.0.1 or 0.0.0.0"),
    Setting("MAJUP_PORT", "8000", _port, "write a port from 1 to 65535"),
    Setting("MAJUP_WEB_WORKERS", "2", _web_workers, "write how many web processes to run, from 1 to 64"),
    Setting(
        "MAJUP_ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]", _words, "write host names, separated by commas"
    ),
    Setting("MAJUP_TRUSTED_ORIGINS", "", _origins, "write origins such as https://majup.example"),
    Setting("MAJUP_HTTPS", "0", _yes_or_no, _YES_NO),
    Setting("MAJUP_DEBUG", "0", _yes_or_no, _YES_NO),
    Setting("MAJUP_LOG_LEVEL", "INFO", _log_level, "write DEBUG, INFO, WARNING or ERROR"),
    Setting("MAJUP_SECRET_KEY", "", _key, _KEY_REMEDY),
    Setting("MAJUP_AUDIT_KEY", "", _key, _KEY_REMEDY),
    Setting("MAJUP_DATA_KEY", "", _key, _KEY_REMEDY),
    Setting("MAJUP_INDEX_KEY", "", _key, _KEY_REMEDY),
    Setting("MAJUP_VENDOR_DIR", str(Path("build", "vendor")), _folder, "name the folder the set-up fills"),
    Setting("MAJUP_STATIC_DIR", str(Path("build", "static")), _folder, "name the folder collectstatic fills"),
)


@dataclass(frozen=True, slots=True)
class Environment:
    """Every variable, checked. Keys are read when asked for, so that a help text needs no folder."""

    home: Path
    database: Database
    host: str
    port: int
    web_workers: int
    allowed_hosts: tuple[str, ...]
    trusted_origins: tuple[str, ...]
    https: bool
    debug: bool
    log_level: str
    vendor_dir: Path
    static_dir: Path
    given_keys: Mapping[str, bytes] = field(repr=False)

    @property
    def keys_dir(self) -> Path:
        """The folder of the keys made on first use; back it up apart from the database."""
        return self.home / "keys"

    @property
    def secret_key(self) -> str:
        """Signs sessions and forms (Django's SECRET_KEY)."""
        return self._key("secret").hex()

    @property
    def audit_key(self) -> bytes:
        """Chains the audit record: whoever lacks it cannot rewrite a row unseen. 32 bytes."""
        return self._key("audit")

    @property
    def data_key(self) -> bytes:
        """Encrypts special fields. 32 bytes."""
        return self._key("data")

    @property
    def index_key(self) -> bytes:
        """Makes the blind index of personal codes; never the data key. 32 bytes."""
        return self._key("index")

    def _key(self, name: str) -> bytes:
        return self.given_keys[name] or keys.from_folder(name, folder=self.keys_dir)


def read_environment(variables: Mapping[str, str]) -> Environment:
    """Check every variable and raise EnvironmentRefused with all faults and their remedies at once.

    The two folders of the set-up lie beside the sources by default; all others lie in the working folder.
    """
    values: dict[str, Any] = {}
    faults = _misspelt(variables)
    for setting in SETTINGS:
        text = variables.get(setting.name) or setting.default
        try:
            values[setting.name] = setting.read(text)
        except (ValueError, KeyError, OSError):
            faults.append(f"{setting.name} cannot be used as it is: {setting.remedy}.")
    if faults:
        lines = "\n".join(f"  - {fault}" for fault in faults)
        raise EnvironmentRefused(f"Mājup cannot start, because the environment has faults:\n{lines}")
    return _environment(values, variables)


def _environment(values: Mapping[str, Any], variables: Mapping[str, str]) -> Environment:
    home: Path = values["MAJUP_HOME"]
    embedded = Database(engine="django.db.backends.sqlite3", name=str(home / "majup.sqlite3"))
    folders = {
        name: values[name] if variables.get(name) else CHECKOUT / "build" / name.split("_")[1].lower()
        for name in ("MAJUP_VENDOR_DIR", "MAJUP_STATIC_DIR")
    }
    return Environment(
        home=home,
        database=values["DATABASE_URL"] or embedded,
        host=values["MAJUP_HOST"],
        port=values["MAJUP_PORT"],
        web_workers=values["MAJUP_WEB_WORKERS"],
        allowed_hosts=values["MAJUP_ALLOWED_HOSTS"],
        trusted_origins=values["MAJUP_TRUSTED_ORIGINS"],
        https=values["MAJUP_HTTPS"],
        debug=values["MAJUP_DEBUG"],
        log_level=values["MAJUP_LOG_LEVEL"],
        vendor_dir=folders["MAJUP_VENDOR_DIR"],
        static_dir=folders["MAJUP_STATIC_DIR"],
        given_keys={name: values[f"MAJUP_{name.upper()}_KEY"] for name in keys.NAMES},
    )


def _misspelt(variables: Mapping[str, str]) -> list[str]:
    """Name variables that look like ours but are not: a setting silently ignored is worse than none."""
    known = [setting.name for setting in SETTINGS]
    strangers = sorted(name for name in variables if name.startswith("MAJUP_") and name not in known)
    near = ((name, difflib.get_close_matches(name, known, n=1, cutoff=0.85)) for name in strangers)
    return [f"{name} is not a setting: did you mean {match[0]}?" for name, match in near if match]


ENV = read_environment(os.environ)
