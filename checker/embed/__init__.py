"""Sentences to vectors. `load` gives an Encoder; whoever needs vectors takes one as an argument."""

from __future__ import annotations

import sys
from functools import cache
from typing import TYPE_CHECKING, Protocol

from checker.errors import ModelError
from checker.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

BACKENDS = ("openvino", "torch")


class Encoder(Protocol):
    """Turns texts into vectors of unit length.

    `name` is what a person calls the model; `fingerprint` tells apart everything that could give other vectors: the
    model's files, the backend and its precision.
    """

    name: str
    fingerprint: str

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """A float32 array of shape (len(texts), dimensions), rows of length one, in the order of `texts`."""
        ...


def load(settings: Settings) -> Encoder:
    """The encoder that the settings name, with a memory for texts seen before; loaded once a process.

    The default model is converted for OpenVINO on its first use (some seconds) and kept in the user's cache folder;
    after that neither torch nor sentence-transformers is imported.

    Raises:
        ModelError: the model is not on this machine, its files are not the ones expected, or it cannot be read.
    """
    return _load(settings.model, settings.backend, settings.allow_download)


@cache
def _load(model: str, backend: str, allow_download: bool) -> Encoder:
    from checker.embed._cached import CachedEncoder
    from checker.embed._files import find_model

    if backend not in BACKENDS:
        raise ModelError(f"there is no backend {backend!r}.", advice=f"There are: {', '.join(BACKENDS)}.")
    files = find_model(model, allow_download=allow_download)
    if backend == "openvino":
        from checker.embed._convert import ConversionError
        from checker.embed._openvino import OpenVinoEncoder

        try:
            return CachedEncoder(OpenVinoEncoder(files))
        except ConversionError as error:
            print(f"{files.name}: OpenVINO cannot run it ({error}); slower, with torch.", file=sys.stderr)
    from checker.embed._torch import TorchEncoder

    return CachedEncoder(TorchEncoder(files))


__all__ = ["BACKENDS", "Encoder", "load"]
