"""Natural language inference: how two sentences stand to each other, by a sentence-transformers CrossEncoder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.embed._files import ModelFiles
from checker.embed._torch import quiet
from checker.errors import ModelError
from checker.model import SecondOpinion

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

#: What the labels of published models begin with, in lower case.
_LABELS = ("entail", "neutral", "contradict")
_LONGEST = 512  # tokens of a pair, where the model names no length of its own
_BATCH = 16


class CrossEncoderNli:
    """See checker.embed.Nli.

    Raises:
        ModelError: the files cannot be read as a CrossEncoder, or it was not made for entailment, neutral and
            contradiction.
    """

    def __init__(self, files: ModelFiles) -> None:
        quiet()
        from sentence_transformers import CrossEncoder

        self.name = files.name
        self.fingerprint = f"{files.fingerprint}+torch"
        try:
            # Code that comes with a model is never run.
            self._model = CrossEncoder(str(files.folder), device="cpu", local_files_only=True, trust_remote_code=False)
        except Exception as error:  # each library below raises its own kinds
            raise ModelError(
                f"sentence-transformers cannot read it as a CrossEncoder ({error}).",
                where=str(files.folder),
                advice="Check that the folder is a whole model for natural language inference.",
            ) from error
        self._model.eval()
        if not self._model.max_length or self._model.max_length > _LONGEST:
            self._model.max_length = _LONGEST
        self._columns = _columns(self._model.config.id2label, files)

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[SecondOpinion]:
        """See checker.embed.Nli."""
        import torch

        if not pairs:
            return []
        # A model of inference reads a premise and a hypothesis; two reports of one fact are neither.
        both = [*pairs, *((b, a) for a, b in pairs)]
        with torch.inference_mode():
            found = self._model.predict(
                both, batch_size=_BATCH, activation_fn=torch.nn.Softmax(dim=-1), show_progress_bar=False
            )
        rows = (found[: len(pairs)] + found[len(pairs) :]) / 2
        entailment, neutral, contradiction = self._columns
        return [
            SecondOpinion(self.name, float(row[entailment]), float(row[neutral]), float(row[contradiction]))
            for row in rows
        ]


def _columns(labels: Mapping[int, str] | None, files: ModelFiles) -> tuple[int, int, int]:
    """The columns of entailment, neutral and contradiction in what the model gives."""
    named = {index: str(label) for index, label in (labels or {}).items()}
    found = [[index for index, label in named.items() if label.lower().startswith(start)] for start in _LABELS]
    if len(named) != len(_LABELS) or any(len(columns) != 1 for columns in found):
        told = ", ".join(named.values()) or "not named"
        raise ModelError(
            f"it is no model for natural language inference: its labels are {told}.",
            where=str(files.folder),
            advice="Name one whose config.json gives the labels entailment, neutral and contradiction.",
        )
    (entailment,), (neutral,), (contradiction,) = found
    return entailment, neutral, contradiction
