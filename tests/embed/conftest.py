"""Tiny models with random weights, made anew for each test run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tiny import SIZES, nli_model, tokenizer, vocabulary


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a BERT of two layers, CLS pooling, no normalisation: another kind of model than the default."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.models import Pooling, Transformer
    from transformers import BertConfig, BertModel

    folder = tmp_path_factory.mktemp("tiny")
    torch.manual_seed(7)
    BertModel(BertConfig(vocab_size=len(vocabulary()), **SIZES)).save_pretrained(folder / "bert")
    tokenizer(folder).save_pretrained(folder / "bert")
    transformer = Transformer(str(folder / "bert"), max_seq_length=32)
    model = SentenceTransformer(modules=[transformer, Pooling(32, pooling_mode="cls")], device="cpu")
    model.save(str(folder / "model"))
    return folder / "model"


@pytest.fixture(scope="session")
def tiny_nli(tmp_path_factory: pytest.TempPathFactory) -> Callable[[dict[int, str]], Path]:
    """Makes a tiny CrossEncoder whose columns have these labels, and gives its folder."""
    return lambda labels: nli_model(tmp_path_factory.mktemp("nli"), labels)
