"""The default encoder: a converted model on the CPU, with openvino and tokenizers only."""

from __future__ import annotations

import json
import os
import shutil
from threading import Lock
from typing import TYPE_CHECKING, Any

from checker.embed._convert import About, ConversionError, converted, quiet_openvino
from checker.embed._files import ModelFiles

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

BATCH = 16
#: Lengths are rounded up to this many tokens: few different shapes, for each of which OpenVINO prepares its kernels.
STEP = 8


class OpenVinoEncoder:
    """An Encoder on OpenVINO.

    bfloat16 where the CPU computes in it (twice as fast; a cosine moves by less than 0.0001), else float32. A graph
    that cannot be read, as after a full disk, is made again once.

    Raises:
        ConversionError: OpenVINO cannot run this model.
        ModelError: the model cannot be read.
    """

    def __init__(self, files: ModelFiles) -> None:
        quiet_openvino()
        import openvino

        core = openvino.Core()
        self._precision = "bf16" if "BF16" in core.get_property("CPU", "OPTIMIZATION_CAPABILITIES") else "f32"
        self.name = files.name
        self.fingerprint = f"{files.fingerprint}+openvino-{self._precision}"
        self._lock = Lock()
        folder = converted(files)
        try:
            self._open(core, folder)
        except (RuntimeError, ValueError, KeyError, TypeError):
            shutil.rmtree(folder, ignore_errors=True)
            try:
                self._open(core, converted(files))
            except (RuntimeError, ValueError, KeyError, TypeError) as error:
                raise ConversionError(str(error).splitlines()[0]) from error

    def _open(self, core: Any, folder: Path) -> None:
        about = json.loads((folder / "about.json").read_text(encoding="utf-8"))
        self.about = About(**{**about, "inputs": tuple(about["inputs"])})
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
        from tokenizers import Tokenizer

        try:
            self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        except Exception as error:  # the library raises bare Exception
            raise ValueError(f"tokenizer.json cannot be read ({error})") from error
        self._tokenizer.enable_truncation(self.about.max_length)
        self._tokenizer.enable_padding(
            pad_id=self.about.pad_id, pad_token=self.about.pad_token, pad_to_multiple_of=STEP
        )
        options = {"INFERENCE_PRECISION_HINT": self._precision, "PERFORMANCE_HINT": "THROUGHPUT"}
        if os.access(folder, os.W_OK):
            options["CACHE_DIR"] = str(folder / "compiled")  # saves a quarter of a second at every start
        compiled = core.compile_model(str(folder / "model.xml"), "CPU", options)
        count = compiled.get_property("OPTIMAL_NUMBER_OF_INFER_REQUESTS")
        self._requests = [compiled.create_infer_request() for _ in range(max(1, count))]

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """See checker.embed.Encoder. Texts longer than the model reads (256 tokens for the default) are cut."""
        import numpy as np

        rows = np.zeros((len(texts), self.about.dimensions), dtype=np.float32)
        if not texts:
            return rows
        cleaned = [self._clean(text) for text in texts]
        # Texts of like length go together, so that little is padded; the longest first, to size the memory once.
        order = sorted(range(len(texts)), key=lambda i: (-len(cleaned[i]), i))
        batches = [order[start : start + BATCH] for start in range(0, len(order), BATCH)]
        with self._lock:
            # The requests take turns by hand. OpenVINO's own queue calls back into Python from its threads, and one
            # that still does so while the interpreter ends aborts the process.
            try:
                for number, places in enumerate(batches):
                    self._collect(number, batches, rows)
                    batch = self._tokenizer.encode_batch([cleaned[i] for i in places])
                    self._requests[number % len(self._requests)].start_async(self._feed(batch))
                for number in range(len(batches), len(batches) + len(self._requests)):
                    self._collect(number, batches, rows)
            finally:  # after an interruption, too, none is left running
                for request in self._requests:
                    request.wait()
        return rows

    def _collect(self, turn: int, batches: list[list[int]], rows: NDArray[np.float32]) -> None:
        """Waits for the batch whose request is next in turn, and keeps its vectors."""
        number = turn - len(self._requests)
        if 0 <= number < len(batches):
            request = self._requests[turn % len(self._requests)]
            request.wait()
            rows[batches[number]] = request.get_output_tensor(0).data

    def _clean(self, text: str) -> str:
        # JSON can hold half a surrogate pair, which is no character.
        text = self.about.prompt + text.strip().encode("utf-8", "replace").decode("utf-8")
        return text.lower() if self.about.lower_case else text

    def _feed(self, batch: list[Any]) -> dict[str, NDArray[np.int64]]:
        import numpy as np

        values = {
            "input_ids": [row.ids for row in batch],
            "attention_mask": [row.attention_mask for row in batch],
            "token_type_ids": [row.type_ids for row in batch],
        }
        return {name: np.asarray(values[name], dtype=np.int64) for name in self.about.inputs}
