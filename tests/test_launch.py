"""The dashboard is served on this machine only, by a process that ends with its parent."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from checker import launch
from checker.errors import UsageError


@contextmanager
def taken(port: int = 0) -> Iterator[int]:
    with socket.socket() as listener:
        listener.bind((launch.ADDRESS, port))
        listener.listen()
        yield listener.getsockname()[1]


def test_a_taken_port_is_passed_over() -> None:
    with taken() as port:
        assert not launch.is_free(port)
        assert launch.free_port(port) > port


def test_a_port_that_was_named_is_not_passed_over() -> None:
    with taken() as port, pytest.raises(UsageError, match=str(port)):
        launch.serve("sqlite:///x.db", port)


def test_no_port_at_all() -> None:
    with taken() as port, pytest.raises(UsageError):
        launch.free_port(port, tries=1)


def test_the_store_does_not_show_among_the_arguments(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("STREAMLIT_SERVER_ADDRESS", raising=False)
    args, env = launch.command("postgresql+psycopg://desk:secret@db/desk", 8501)
    assert "secret" not in " ".join(args)
    assert env[launch.STORE_VARIABLE] == "postgresql+psycopg://desk:secret@db/desk"
    assert args[args.index("--server.address") + 1] == "127.0.0.1"


def test_the_address_can_be_set_on_purpose(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STREAMLIT_SERVER_ADDRESS", "10.0.0.5")
    args, env = launch.command("sqlite:///x.db", 8501)
    assert "--server.address" not in args
    assert env["STREAMLIT_SERVER_ADDRESS"] == "10.0.0.5"


def test_a_missing_dashboard_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(launch, "find_spec", lambda name: None)
    with pytest.raises(UsageError, match="not installed"):
        launch.app_file()


def ask(port: int, path: str, host: str = "127.0.0.1", **headers: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.putrequest("GET", path, skip_host=True)
        for name, value in {"Host": f"{host}:{port}", **headers}.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        answer = connection.getresponse()
        return answer.status, "" if answer.status == 101 else answer.read().decode(errors="replace")
    finally:
        connection.close()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    """A served dashboard, in a home folder whose own Streamlit settings are as open as can be."""
    home = tmp_path_factory.mktemp("home")
    (home / ".streamlit").mkdir()
    (home / ".streamlit" / "config.toml").write_text(
        '[server]\naddress = "0.0.0.0"\nenableXsrfProtection = false\nenableCORS = false\n'
        "[browser]\ngatherUsageStats = true\n"
    )
    port = launch.free_port(18501)
    code = "import sys; from checker.launch import serve; sys.exit(serve(sys.argv[1], int(sys.argv[2])))"
    env = {name: value for name, value in os.environ.items() if not name.startswith("STREAMLIT_")}
    process = subprocess.Popen(
        [sys.executable, "-c", code, f"sqlite:///{home}/store.db", str(port)],
        env={**env, "HOME": str(home)},
        cwd=home,
        stderr=subprocess.PIPE,
    )
    try:
        for _ in range(300):
            try:
                if ask(port, "/_stcore/health")[0] == 200:
                    break
            except OSError:
                assert process.poll() is None, process.stderr and process.stderr.read().decode()
                time.sleep(0.1)
        else:
            pytest.fail("the dashboard did not start in half a minute")
        yield port, process
    finally:
        process.terminate()
        process.wait(timeout=20)


UPGRADE = {
    "Upgrade": "websocket",
    "Connection": "Upgrade",
    "Sec_WebSocket_Version": "13",
    "Sec_WebSocket_Key": "dGhlIHNhbXBsZSBub25jZQ==",
}


def test_it_is_served_to_a_browser_on_this_machine(server: tuple[int, subprocess.Popen[bytes]]) -> None:
    port, _ = server
    status, page = ask(port, "/")
    assert status == 200
    assert "<html" in page
    assert ask(port, "/_stcore/stream", **UPGRADE, Origin=f"http://127.0.0.1:{port}")[0] == 101


def test_other_pages_and_names_are_kept_out(server: tuple[int, subprocess.Popen[bytes]]) -> None:
    port, _ = server
    assert ask(port, "/_stcore/stream", **UPGRADE, Origin="http://elsewhere.example")[0] in (400, 403)
    assert ask(port, "/_stcore/stream", host="rebound.example", **UPGRADE)[0] in (400, 403)


def test_it_listens_on_the_loopback_address_only(server: tuple[int, subprocess.Popen[bytes]]) -> None:
    port, _ = server
    table = Path("/proc/net/tcp")
    if not table.exists():
        pytest.skip("no /proc/net/tcp")
    listening = [
        line.split()[1]
        for line in table.read_text().splitlines()[1:]
        if line.split()[3] == "0A"  # LISTEN
    ]
    assert [place for place in listening if place.endswith(f":{port:04X}")] == [f"0100007F:{port:04X}"]


def test_it_ends_with_its_parent(server: tuple[int, subprocess.Popen[bytes]]) -> None:
    port, process = server
    process.send_signal(signal.SIGTERM)
    process.wait(timeout=20)
    for _ in range(50):
        if launch.is_free(port):
            return
        time.sleep(0.1)
    pytest.fail("the dashboard outlived `checker ui`")
