"""A memory for texts that were encoded before."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from checker.embed import Encoder


class CachedEncoder:
    """Another encoder's vectors, each text encoded once; the texts not used for longest are forgotten.

    Args:
        encoder: what does the work.
        size: how many texts are kept (384 dimensions: 1.5 KB each).
    """

    def __init__(self, encoder: Encoder, size: int = 50_000) -> None:
        self.encoder = encoder
        self.name = encoder.name
        self.fingerprint = encoder.fingerprint
        self._size = size
        self._seen: OrderedDict[str, NDArray[np.float32]] = OrderedDict()
        self._lock = Lock()

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """See Encoder.encode."""
        import numpy as np

        with self._lock:
            vectors = {text: self._seen[text] for text in texts if text in self._seen}
            for text in vectors:
                self._seen.move_to_end(text)
        new = [text for text in dict.fromkeys(texts) if text not in vectors]
        if new or not texts:
            fresh = self.encoder.encode(new)
            if not texts:
                return fresh
            vectors |= zip(new, fresh, strict=True)
            with self._lock:
                # A copy of each row, so that one remembered text does not hold the whole batch in memory.
                self._seen.update((text, vectors[text].copy()) for text in new[-self._size :])
                while len(self._seen) > self._size:
                    self._seen.popitem(last=False)
        return np.stack([vectors[text] for text in texts])
