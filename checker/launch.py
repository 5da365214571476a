"""Starts the dashboard in a process of its own, so that nothing in `checker` imports Streamlit."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from types import FrameType

from checker.errors import UsageError

ADDRESS = "127.0.0.1"
FIRST_PORT = 8501
STORE_VARIABLE = "CHECKER_STORE"


def app_file() -> Path:
    """The dashboard's main script, as it is installed.

    Raises:
        UsageError: the dashboard or Streamlit is not installed.
    """
    for package in ("checker_ui", "streamlit"):
        if find_spec(package) is None:
            raise UsageError(
                f"{package} is not installed.", advice="Install it with: pip install source-consistency-checker"
            )
    spec = find_spec("checker_ui")
    for folder in (spec.submodule_search_locations if spec else None) or ():
        app = Path(folder) / "app.py"
        if app.is_file():
            return app
    raise UsageError("the dashboard's app.py is missing.", advice="Install source-consistency-checker again.")


def free_port(first: int = FIRST_PORT, tries: int = 100) -> int:
    """The first port from `first` on that nobody listens at on this machine.

    Raises:
        UsageError: none of `tries` ports is free.
    """
    for port in range(first, min(first + tries, 65536)):
        if is_free(port):
            return port
    raise UsageError(f"no port from {first} to {first + tries - 1} is free.", advice="Name one with --port.")


def is_free(port: int) -> bool:
    """Whether a server could listen at this port."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        # As servers do: a port whose last connections are still closing counts as free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except OSError:
            return False
    return True


def command(store_url: str, port: int) -> tuple[list[str], dict[str, str]]:
    """The command that serves the dashboard, and its environment.

    Streamlit itself reads `.streamlit/config.toml` beside the app; it stands above what a home or working folder says.
    The address is passed by flag, so that a dashboard without accounts is never open to a network by accident. The
    store's URL goes through the environment (`CHECKER_STORE`): it may hold a password, and every user of a machine
    can read the arguments of a process.
    """
    args = [sys.executable, "-m", "streamlit", "run", str(app_file()), "--server.port", str(port)]
    env = dict(os.environ)
    if "STREAMLIT_SERVER_ADDRESS" not in env:
        args += ["--server.address", ADDRESS]
    env[STORE_VARIABLE] = store_url
    env.setdefault("STREAMLIT_BROWSER_GATHER_USAGE_STATS", "false")
    return args, env


def serve(store_url: str, port: int | None = None) -> int:
    """Serves the dashboard until it is stopped; returns its exit status (0 after Ctrl-C).

    Args:
        store_url: the store to review, as `checker run --store` takes it.
        port: the port to listen at; by default the first free one from 8501.

    Raises:
        UsageError: the port is taken, or the dashboard is not installed.
    """
    if port is None:
        port = free_port()
    elif not is_free(port):
        raise UsageError(f"port {port} is taken.", advice="Name another, or none: the next free one is found.")
    args, env = command(store_url, port)
    print(f"Dashboard: http://{ADDRESS}:{port}  (Ctrl-C stops it)", file=sys.stderr, flush=True)
    process = subprocess.Popen(args, env=env, stdout=subprocess.DEVNULL)
    with _handed_on(process):
        try:
            return process.wait()
        except KeyboardInterrupt:
            # The terminal sends Ctrl-C to both; the dashboard only needs the time to close.
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
            return 0


@contextmanager
def _handed_on(process: subprocess.Popen[bytes]) -> Iterator[None]:
    """Hands a request to end on to the dashboard, which would otherwise outlive this process."""

    def end(signum: int, frame: FrameType | None) -> None:
        process.terminate()

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
        if process.poll() is None:
            process.terminate()
