"""The default encoder against the model as sentence-transformers runs it."""

from __future__ import annotations

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from checker import settings as settings_module
from checker.embed import Encoder, load
from checker.embed._convert import ConversionError
from checker.embed._files import find_model
from checker.embed._openvino import OpenVinoEncoder
from checker.embed._torch import TorchEncoder, load_sentence_transformer
from checker.errors import ModelError
from checker.settings import Settings

from .sentences import SENTENCES


@pytest.fixture
def own_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture(scope="module")
def bare() -> OpenVinoEncoder:
    """The default encoder without the memory for texts seen before."""
    return OpenVinoEncoder(find_model(settings_module.DEFAULT_MODEL))


def cosines(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    return (a * b).sum(axis=1) / np.linalg.norm(a, axis=1) / np.linalg.norm(b, axis=1)


def test_vectors_are_those_of_sentence_transformers(encoder: Encoder) -> None:
    model = load_sentence_transformer(find_model(settings_module.DEFAULT_MODEL))
    original = model.encode(SENTENCES, convert_to_numpy=True)
    ours = encoder.encode(SENTENCES)
    assert len(set(SENTENCES)) == 50
    assert cosines(ours, original).min() >= 0.9995


def test_rows_have_unit_length_and_keep_their_order(encoder: Encoder) -> None:
    ours = encoder.encode(SENTENCES)
    assert ours.dtype == np.float32
    assert ours.shape == (50, 384)
    assert np.allclose(np.linalg.norm(ours, axis=1), 1, atol=1e-3)
    one_by_one = np.concatenate([encoder.encode([text]) for text in SENTENCES])
    assert cosines(ours, one_by_one).min() > 0.9995


def test_the_order_holds_without_the_memory_for_seen_texts(bare: OpenVinoEncoder) -> None:
    together = bare.encode(SENTENCES)
    alone = np.concatenate([bare.encode([text]) for text in SENTENCES])
    assert cosines(together, alone).min() > 0.9995


@pytest.mark.parametrize("count", [1, 15, 16, 17, 31, 32, 33, 48, 49, 100])
def test_every_row_is_filled_whatever_the_number_of_batches(
    encoder: Encoder, bare: OpenVinoEncoder, count: int
) -> None:
    texts = [f"{SENTENCES[i % 50]} {i}" for i in range(count)]
    rows = bare.encode(texts)
    assert cosines(rows, np.concatenate([encoder.encode([text]) for text in texts])).min() > 0.9995


@pytest.mark.parametrize("texts", [[], [""], [" \n"], ["word " * 5000], ["\x00\ud800\U0001f600"]], ids=ascii)
def test_odd_texts(encoder: Encoder, texts: list[str]) -> None:
    rows = encoder.encode(texts)
    assert rows.shape == (len(texts), 384)
    assert np.isfinite(rows).all()


def test_several_threads_may_encode_at_once(bare: OpenVinoEncoder) -> None:
    expected = bare.encode(SENTENCES)
    with ThreadPoolExecutor(4) as pool:
        for rows in pool.map(lambda _: bare.encode(SENTENCES), range(8)):
            assert cosines(rows, expected).min() > 0.9995


def test_an_interrupted_call_leaves_the_encoder_usable(bare: OpenVinoEncoder, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = iter(range(9))
    feed = bare._feed

    def interrupted(batch: list[Any]) -> dict[str, Any]:
        if next(calls) == 2:
            raise KeyboardInterrupt
        return feed(batch)

    monkeypatch.setattr(bare, "_feed", interrupted)
    with pytest.raises(KeyboardInterrupt):
        bare.encode(SENTENCES)
    assert bare.encode(SENTENCES[:3]).shape == (3, 384)


def test_loaded_once_a_process() -> None:
    assert load(Settings()) is load(Settings(window_days=3))


PROBE = """
import json, sys
reached = []
sys.addaudithook(lambda event, args: reached.append(str(args)) if event in ("socket.connect", "socket.getaddrinfo",
    "urllib.Request") else None)
from checker.embed import load
from checker.settings import Settings
rows = load(Settings()).encode(["The river rose by two metres."])
import openvino.tools.ovc.telemetry_utils as utils
print(json.dumps({"shape": rows.shape, "reached": reached, "reporting": utils.tm.__name__,
    "heavy": [name for name in ("torch", "transformers", "sentence_transformers", "pandas") if name in sys.modules]}))
"""


def test_a_normal_run_imports_no_torch_and_reaches_for_no_network(encoder: Encoder) -> None:
    # The fixture has the model converted, as every run but the first finds it.
    out = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, text=True, check=True)
    found = json.loads(out.stdout)
    assert found == {
        "shape": [1, 384],
        "reached": [],
        "reporting": "openvino.tools.ovc.telemetry_stub",
        "heavy": [],
    }
    assert out.stderr == ""


def test_a_process_that_encoded_many_texts_ends_well(encoder: Encoder) -> None:
    # Threads of OpenVINO that call back into Python abort the process at its end, about every second time.
    probe = (
        "from checker.embed import load; from checker.settings import Settings; "
        "load(Settings()).encode([f'sentence number {i} of a text' for i in range(80)])"
    )
    runs = [subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True) for _ in range(4)]
    assert [(run.returncode, run.stderr) for run in runs] == [(0, "")] * 4


def test_a_first_run_converts_once_and_reaches_for_no_network(own_cache: Path, tiny_model: Path) -> None:
    probe = PROBE.replace("Settings()", f"Settings(model={str(tiny_model)!r})")
    first, second = (
        subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True) for _ in range(2)
    )
    assert json.loads(first.stdout)["reached"] == []
    assert "Converting" in first.stderr
    assert "torch" in json.loads(first.stdout)["heavy"]
    assert second.stderr == ""
    assert json.loads(second.stdout)["heavy"] == []


def test_two_first_runs_at_once_leave_one_whole_model(own_cache: Path, tiny_model: Path) -> None:
    probe = PROBE.replace("Settings()", f"Settings(model={str(tiny_model)!r})")
    runs = [subprocess.Popen([sys.executable, "-c", probe], stdout=subprocess.PIPE, text=True) for _ in range(2)]
    shapes = [json.loads(run.communicate()[0])["shape"] for run in runs]
    assert shapes == [[1, 32], [1, 32]]
    folders = [path.name for path in (own_cache / "source-consistency-checker" / "models").iterdir()]
    assert len(folders) == 1
    assert not folders[0].startswith(".")


@pytest.mark.parametrize("backend", ["openvino", "torch"])
def test_any_model_works_by_its_path(own_cache: Path, tiny_model: Path, backend: str) -> None:
    ours = load(Settings(model=str(tiny_model), backend=backend))
    original = load_sentence_transformer(find_model(str(tiny_model))).encode(SENTENCES, convert_to_numpy=True)
    assert ours.name == "model"
    assert ours.encode([]).shape == (0, 32)
    assert cosines(ours.encode(SENTENCES), original).min() >= 0.999


def test_a_broken_converted_model_is_made_again(own_cache: Path, tiny_model: Path) -> None:
    files = find_model(str(tiny_model))
    expected = OpenVinoEncoder(files).encode(SENTENCES)
    (folder,) = (own_cache / "source-consistency-checker" / "models").iterdir()
    (folder / "model.xml").write_text("<net")
    (folder / "tokenizer.json").write_text("{")
    assert cosines(OpenVinoEncoder(files).encode(SENTENCES), expected).min() > 0.9995


def test_without_a_cache_folder_the_model_still_runs(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, tiny_model: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert OpenVinoEncoder(find_model(str(tiny_model))).encode(["a river"]).shape == (1, 32)
    assert "cannot be written" in capsys.readouterr().err


def test_a_model_that_openvino_cannot_take_runs_on_torch(
    own_cache: Path, tiny_model: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object) -> None:
        raise ConversionError("no such operation")

    monkeypatch.setattr("checker.embed._openvino.converted", refuse)
    from checker.embed import _load

    encoder = _load.__wrapped__(str(tiny_model), "openvino", False)
    assert isinstance(encoder.encoder, TorchEncoder)
    assert encoder.fingerprint.endswith("+torch")
    assert "no such operation" in capsys.readouterr().err


def test_the_fingerprint_tells_models_apart(own_cache: Path, tiny_model: Path, encoder: Encoder) -> None:
    tiny = OpenVinoEncoder(find_model(str(tiny_model)))
    assert encoder.fingerprint.startswith("all-MiniLM-L6-v2@")
    assert len({tiny.fingerprint, encoder.fingerprint, TorchEncoder(find_model(str(tiny_model))).fingerprint}) == 3


def test_an_unknown_backend_is_named() -> None:
    with pytest.raises(ModelError, match="onnx"):
        load(Settings(backend="onnx"))
