"""Any sentence-transformers model as it is, on torch."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from checker.embed._files import ModelFiles
from checker.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray
    from sentence_transformers import SentenceTransformer


def quiet() -> None:
    """Keeps the libraries below from the network and from the screen; to be called before they are imported."""
    # Both are read at import time, by every library below.
    os.environ["HF_HUB_OFFLINE"] = os.environ["TRANSFORMERS_OFFLINE"] = "1"
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    import logging as standard

    from transformers.utils import logging

    logging.disable_progress_bar()
    logging.set_verbosity_error()
    standard.getLogger("sentence_transformers").setLevel(standard.ERROR)


def load_sentence_transformer(files: ModelFiles) -> SentenceTransformer:
    """The model as sentence-transformers reads it, on the CPU, from files on this machine only.

    Raises:
        ModelError: the files cannot be read as a model.
    """
    quiet()
    from sentence_transformers import SentenceTransformer

    try:
        # Code that comes with a model is never run.
        model = SentenceTransformer(str(files.folder), device="cpu", local_files_only=True, trust_remote_code=False)
    except Exception as error:  # each library below raises its own kinds
        raise ModelError(
            f"sentence-transformers cannot read it ({error}).",
            where=str(files.folder),
            advice="Check that the folder is a whole sentence-transformers model.",
        ) from error
    model.eval()
    return model


def dimensions(model: SentenceTransformer) -> int:
    """The length of the model's vectors."""
    # The method was renamed in sentence-transformers 6.
    count = getattr(model, "get_embedding_dimension", None) or model.get_sentence_embedding_dimension
    return int(count() or 0)


class TorchEncoder:
    """An Encoder on torch: several times slower than OpenVINO, for models that cannot be converted."""

    def __init__(self, files: ModelFiles) -> None:
        self.name = files.name
        self.fingerprint = f"{files.fingerprint}+torch"
        self._model = load_sentence_transformer(files)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """See checker.embed.Encoder."""
        import numpy as np

        if not texts:
            return np.zeros((0, dimensions(self._model)), dtype=np.float32)
        rows = self._model.encode(
            list(texts), batch_size=32, normalize_embeddings=True, convert_to_numpy=True, show_progress_bar=False
        )
        return np.asarray(rows, dtype=np.float32)
