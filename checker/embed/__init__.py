"""Sentences to vectors, and the second opinion on two of them.

`load` gives an Encoder; whoever needs vectors takes one as an argument. `load_nli` gives the model that is asked for a
second opinion where the settings name one.
"""

from __future__ import annotations

import sys
from functools import cache
from typing import TYPE_CHECKING, Protocol

from checker.errors import ModelError
from checker.model import SecondOpinion
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


class Nli(Protocol):
    """Says how two sentences stand to each other: natural language inference."""

    name: str
    fingerprint: str

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[SecondOpinion]:
        """One opinion a pair, in their order: the mean over both directions, so the order of a pair tells nothing."""
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


def load_nli(settings: Settings) -> Nli | None:
    """The model that gives second opinions, loaded once a process; None where the settings name none.

    Raises:
        ModelError: the model is not on this machine, or it is none for natural language inference.
    """
    return _load_nli(settings.second_opinion, settings.allow_download) if settings.second_opinion else None


@cache
def _load_nli(model: str, allow_download: bool) -> Nli:
    from checker.embed._files import find_model
    from checker.embed._nli import CrossEncoderNli

    return CrossEncoderNli(find_model(model, allow_download=allow_download, organisation="cross-encoder"))


__all__ = ["BACKENDS", "Encoder", "Nli", "load", "load_nli"]
