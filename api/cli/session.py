"""One run of a command: its settings, its store, opened once and closed at the end, and what it says on stderr."""

import socket
from collections.abc import Sequence
from ipaddress import ip_address
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from rich.text import Text

from plankg.api.cli.console import PlainConsole
from plankg.api.ingest.build import Build, BuildResult, find_files, paths_or_corpus
from plankg.api.ingest.build_options import BuildOptions, build_progress, extraction
from plankg.api.settings import Settings
from plankg.extract.errors import PlankgError

if TYPE_CHECKING:
    from plankg.graph.store import Store


class Session:
    """A context manager that closes what it opened: the store and the listening socket.

    Raises:
        BadSetting: an environment variable cannot be used.
    """

    def __init__(self, store: str | None) -> None:
        self._settings = Settings.read()
        self._url = self._settings.store_or(store)
        self._store: Store | None = None
        self._listener: socket.socket | None = None
        self._console = PlainConsole(stderr=True, highlight=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._listener is not None:
            self._listener.close()
        if self._store is not None:
            self._store.close()

    def open(self) -> "Store":
        """The store; opened at the first call. Waits are announced on stderr.

        Raises:
            StoreError: it cannot be reached, refuses the password, or cannot be started.
        """
        if self._store is None:
            from plankg.graph import open_store

            secret = self._settings.neo4j_password
            self._store = open_store(
                self._url,
                user=self._settings.neo4j_user,
                password=secret.get_secret_value() if secret else None,
                on_wait=self._tell,
                memory=self._settings.store_memory,
            )
        return self._store

    def build(self, paths: Sequence[Path], options: BuildOptions | None = None) -> BuildResult:
        """Extract and store the plans; how far it is and the current file are shown while that lasts.

        Raises:
            BadArguments: options that do not go together.
            ClusterError: the cluster cannot be used.
            StoreError: the store cannot be used at all.
        """
        options = options or BuildOptions()
        result = BuildResult()
        files = find_files(paths_or_corpus(paths), result)
        with build_progress(self._console, len(files), result) as show:
            build = Build(
                self.open,
                result,
                extraction(options, show),
                replace=options.replace,
                again=options.again,
                store_is_there="://" in self._url or Path(self._url).exists(),
            )
            try:
                build.run(files)
            except (PlankgError, KeyboardInterrupt) as error:
                if result.done or isinstance(error, KeyboardInterrupt):
                    self._report_half(result, len(files))
                raise
        if result.stored:
            from plankg.graph.integrity import check_store

            with self._console.status("正在核对写入的内容……"):
                result.problems += check_store(self.open(), [report.document for report in result.stored])
        return result

    def _report_half(self, result: BuildResult, files: int) -> None:
        """Say of a build that is about to end early what became of its files."""
        self.report(result)
        self._tell(
            f"没有做完：还有 {files - result.done} 份文件没有写入。已写入的各份是完整的；再次运行会跳过它们，从没有写入的继续。"
        )

    def report(self, result: BuildResult, *, details: bool = False) -> bool:
        """Tell what was stored (stdout) and what was refused and why (stderr); whether all went well.

        Args:
            result: what `build` gave.
            details: list all that changed in documents that were replaced.
        """
        from plankg.api.cli.print_build import print_result

        print_result(result, details=details)
        if result.problems:
            from plankg.api.cli.print_check import print_problems

            print_problems(result.problems, len(result.stored))
        for refusal in result.refused:
            self._tell(f"没有写入 {refusal.path}：{refusal.error}")
        if len(result.unchanged) == 1:
            path = result.paths[result.unchanged[0]]
            self._tell(f"{path} 和规则都没有变，已跳过；加 --again 可重新处理")
        unchanged = f"未变 {len(result.unchanged)} 份，" if result.unchanged else ""
        for document, files in result.copies.items():
            names = "、".join(Path(file).name for file in files)
            self._tell(f"{names} 与 {Path(result.paths[document]).name} 同名，按同一份文件的另一种格式处理，没有另读")
        for document, other in result.twins.items():
            self._tell(
                f"{document} 与 {other} 的文件一字不差，统计时会算两次；多余的一份可以删除：plankg remove {document}"
            )
        self._tell(f"写入 {len(result.stored)} 份文件，{unchanged}拒绝 {len(result.refused)} 份；图谱在 {self._url}")
        return not result.refused and not result.problems

    def listen(self, host: str | None, port: int | None) -> socket.socket:
        """Take the port, at the first call.

        Raises:
            PortInUse, AddressRefused: it cannot be taken.
        """
        if self._listener is None:
            from plankg.api.http.server import listen

            wanted = self._settings.port if port is None else port
            self._listener = listen(host or self._settings.host, wanted)
        return self._listener

    def serve(self, host: str | None, port: int | None) -> None:
        """Serve the store until interrupted, and say the address when requests are taken."""
        listener = self.listen(host, port)
        store = self.open()
        from plankg.api.application import Access, create_app
        from plankg.api.http.middleware.access_log import json_log
        from plankg.api.http.own_machine import is_loopback
        from plankg.api.http.server import serve

        settings = self._settings
        names = [*settings.host_names(), *([host] if host else [])]
        access = Access(
            keys=settings.keys(),
            upload_bytes=settings.upload_megabytes * 1_000_000,
            rate_per_minute=settings.rate_per_minute,
            # Further names mean that others are to come in, through a proxy if not directly.
            local=is_loopback(listener.getsockname()[0]) and not settings.host_names(),
            root_path=settings.root_path.rstrip("/"),
            log=json_log() if settings.log else None,
        )
        app = create_app(store, allowed_hosts=names, access=access)
        if not ip_address(listener.getsockname()[0]).is_loopback:
            self._tell(
                "注意：这个地址对本机以外开放，网络上的任何人都能读到全部内容，没有密码。请只在可信的网络里这样做，"
                "或者在前面放一个要求登录的反向代理。"
            )
        try:
            serve(app, listener, announce=lambda url: self._tell(f"网页已就绪：{url}（按 Ctrl+C 停止）"))
        finally:
            app.state.jobs.stop()
        self._tell("服务已停止。")

    def _tell(self, sentence: str) -> None:
        self._console.print(Text(sentence), soft_wrap=True)
