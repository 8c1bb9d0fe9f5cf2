"""Settings from the environment (prefix PLANKG_); nothing is read from a file."""

from pathlib import Path
from typing import TYPE_CHECKING, Literal, Self

from platformdirs import user_data_path
from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from plankg.extract.errors import BadSetting

if TYPE_CHECKING:
    from plankg.api.http.keys import Keys

PREFIX = "PLANKG_"


def _default_store() -> str:
    return str(user_data_path("plankg", appauthor=False) / "store")


class Settings(BaseSettings):
    """What an installation can set; the command line's options go before it.

    extract/ and graph/ know nothing of this class and read `bodies`, `file_seconds` and `store_plain_start` from the
    environment themselves, in child processes too; here they are described, and checked before a command begins.
    """

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_ignore_empty=True, extra="ignore", frozen=True)

    store: str = Field(
        default_factory=_default_store,
        description="folder of the embedded store, or the address of a server; a folder of the user when not set",
    )
    neo4j_user: str | None = Field(default=None, description="user of a Neo4j server; `neo4j` when there is a password")
    neo4j_password: SecretStr | None = Field(default=None, description="password of a Neo4j server")
    neo4j_database: str | None = Field(
        default=None,
        description="database of a Neo4j server whose address names none; the user's home database when not set",
    )
    host: str = Field(default="127.0.0.1", description="address that `serve` listens on")
    port: int = Field(default=8321, ge=0, le=65535, description="port that `serve` listens on; 0 takes a free one")
    read_keys: SecretStr = Field(
        default=SecretStr(""),
        description="keys, divided by commas, that may run free queries; none: only this machine may, while nobody else can connect",
    )
    write_keys: SecretStr = Field(
        default=SecretStr(""), description="keys, divided by commas, that may also store and remove documents over HTTP"
    )
    keys_file: Path | None = Field(
        default=None, description="file with lines `read KEY` or `write KEY`, instead of the two above or with them"
    )
    upload_megabytes: int = Field(default=100, ge=1, le=2000, description="the largest upload")
    rate_per_minute: int = Field(default=0, ge=0, description="requests a minute that one client may send; 0: no limit")
    log: Literal["", "json"] = Field(default="", description="`json`: `serve` writes a line for each request to stderr")
    allowed_hosts: str = Field(
        default="", description="host names, divided by commas, that requests may name besides 127.0.0.1 and localhost"
    )
    root_path: str = Field(
        default="",
        pattern=r"^(/[A-Za-z0-9._~-]+)*/?$",
        description="path of a reverse proxy below which the pages are, such as `/plankg`",
    )

    bodies: Path | None = Field(
        default=None,
        description="file that says which name in the text is which body, instead of the user's `bodies.tsv`",
    )
    file_seconds: float = Field(
        default=180, gt=0, allow_inf_nan=False, description="how long a Word or PDF file may be read"
    )
    store_memory: int | None = Field(
        default=None,
        ge=1,
        description="megabytes of the embedded server; a quarter of the machine's within 512 and 2048",
    )
    store_plain_start: str = Field(
        default="", description="when set, the embedded server starts without the Java cache"
    )
    debug: str = Field(default="", description="when set, a fault of the program shows its traceback")

    @classmethod
    def read(cls) -> Self:
        """The settings of this process's environment.

        Raises:
            BadSetting: for the first variable whose value cannot be used.
        """
        try:
            return cls()
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            name = PREFIX + str(first["loc"][0]).upper()
            raise BadSetting(name, str(first["input"])) from error

    def store_or(self, given: str | None) -> str:
        """The store to use: the one given, else the one set. A path's `~` is the user's folder."""
        store = given or self.store
        if "://" not in store:
            return str(Path(store).expanduser())
        has_path = "/" in store.partition("://")[2].rstrip("/") or "?" in store
        return store if has_path or not self.neo4j_database else f"{store.rstrip('/')}/{self.neo4j_database}"

    def keys(self) -> "Keys":
        """The keys that are set.

        Raises:
            BadKeys: they cannot be used.
        """
        from plankg.api.http.keys import Keys

        read, write = (
            [key.strip() for key in secret.get_secret_value().split(",") if key.strip()]
            for secret in (self.read_keys, self.write_keys)
        )
        return Keys.of(read, write, self.keys_file)

    def host_names(self) -> tuple[str, ...]:
        """The further host names that requests may name."""
        return tuple(name.strip() for name in self.allowed_hosts.split(",") if name.strip())
