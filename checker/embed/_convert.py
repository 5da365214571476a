"""Converts a sentence-transformers model to an OpenVINO graph that gives unit vectors, once.

The folder of a converted model holds everything a later run needs, so that it imports neither torch nor transformers:
`model.xml`, `model.bin`, `tokenizer.json` and `about.json`.
"""

from __future__ import annotations

import atexit
import json
import shutil
import sys
import tempfile
import warnings
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker import settings
from checker.embed._files import ModelFiles

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

#: Part of the folder's name: a new way of converting makes a new folder.
LAYOUT = 1


class ConversionError(Exception):
    """OpenVINO cannot express this model; torch can still run it."""


@dataclass(frozen=True, slots=True)
class About:
    """What the graph needs to be fed.

    Lengths are in tokens. `prompt` goes before every text, where the model was trained with one.
    """

    inputs: tuple[str, ...]
    dimensions: int
    max_length: int
    pad_id: int
    pad_token: str
    lower_case: bool
    prompt: str


def quiet_openvino() -> None:
    """Keeps OpenVINO from reporting its use, before its first import.

    Importing it sends an event through the package openvino_telemetry, unless that package cannot be imported: then
    OpenVINO uses a stand-in of its own that does nothing.
    """
    sys.modules.setdefault("openvino_telemetry", None)  # type: ignore[arg-type]


def converted(files: ModelFiles) -> Path:
    """The folder of the converted model; made now if this is its first use.

    Two processes at once each convert, and the first to finish is kept. Where the cache folder cannot be written, the
    folder is a temporary one.

    Raises:
        ConversionError: the model cannot be converted.
        ModelError: the model cannot be read.
    """
    parent = settings.cache_folder() / "models"
    folder = parent / f"{files.name}-{files.digest[:16]}-{LAYOUT}"
    if is_whole(folder):
        return folder
    print(f"Converting {files.name} for OpenVINO (once)…", file=sys.stderr, flush=True)
    try:
        parent.mkdir(parents=True, exist_ok=True)
        new = Path(tempfile.mkdtemp(prefix=".new-", dir=parent))
    except OSError as error:
        print(f"{parent} cannot be written ({error}); the model is converted again next time.", file=sys.stderr)
        new = Path(tempfile.mkdtemp(prefix="checker-model-"))
        atexit.register(shutil.rmtree, new, ignore_errors=True)
        return convert(files, new)
    try:
        convert(files, new)
        if folder.exists() and not is_whole(folder):
            shutil.rmtree(folder, ignore_errors=True)
        try:
            new.rename(folder)
        except OSError:
            if not is_whole(folder):  # not another process that was faster
                raise
        return folder
    finally:
        shutil.rmtree(new, ignore_errors=True)


def is_whole(folder: Path) -> bool:
    """Whether a folder holds a converted model; it is renamed into place whole, so one look is enough."""
    return all((folder / name).is_file() for name in ("model.xml", "model.bin", "tokenizer.json", "about.json"))


def convert(files: ModelFiles, folder: Path) -> Path:
    """Writes the converted model into `folder` and returns it.

    Raises:
        ConversionError: OpenVINO or the tokenizers library cannot express it.
        ModelError: the model cannot be read.
    """
    from checker.embed._torch import load_sentence_transformer

    model = load_sentence_transformer(files)
    try:
        about = _describe(model, folder)
        _write_graph(model, about, folder)
    except Exception as error:  # torch's tracer and OpenVINO's front end raise many kinds
        raise ConversionError(str(error).splitlines()[0] if str(error) else type(error).__name__) from error
    (folder / "about.json").write_text(json.dumps(asdict(about), indent=1), encoding="utf-8")
    return folder


def _features(model: SentenceTransformer, texts: list[str]) -> dict[str, Any]:
    # The method was renamed in sentence-transformers 6.
    prepare = getattr(model, "preprocess", None) or model.tokenize
    import torch

    return {name: value for name, value in prepare(texts).items() if isinstance(value, torch.Tensor)}


def _describe(model: SentenceTransformer, folder: Path) -> About:
    """Writes the tokenizer, and says how the graph is fed."""
    from checker.embed._torch import dimensions

    tokenizer = model.tokenizer
    tokenizer.backend_tokenizer.save(str(folder / "tokenizer.json"))
    first = model[0]
    name = model.default_prompt_name
    return About(
        inputs=tuple(_features(model, ["one sentence", "two"])),
        dimensions=dimensions(model),
        max_length=int(model.max_seq_length or tokenizer.model_max_length),
        pad_id=int(tokenizer.pad_token_id or 0),
        pad_token=str(tokenizer.pad_token or "[PAD]"),
        lower_case=bool(getattr(first, "do_lower_case", False)),
        prompt=str(model.prompts.get(name, "")) if name else "",
    )


def _write_graph(model: SentenceTransformer, about: About, folder: Path) -> None:
    """Traces the whole model, its pooling and a last normalisation included."""
    quiet_openvino()
    import openvino
    import torch

    class Whole(torch.nn.Module):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__()
            self.model = model

        def forward(self, *values: Any) -> Any:
            features = self.model(dict(zip(about.inputs, values, strict=True)))
            return torch.nn.functional.normalize(features["sentence_embedding"], p=2, dim=1)

    # Two texts of different lengths, so that no length is taken for a constant of the model.
    example = _features(model, ["A short sentence.", "Another one, which is some words longer than the first."])
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")
        graph = openvino.convert_model(Whole(), example_input=tuple(example[name] for name in about.inputs))
    for port, name in zip(graph.inputs, about.inputs, strict=True):
        port.get_tensor().set_names({name})
        port.get_node().set_partial_shape(openvino.PartialShape([-1, -1]))
    graph.validate_nodes_and_infer_types()
    openvino.save_model(graph, str(folder / "model.xml"), compress_to_fp16=False)
