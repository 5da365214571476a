"""Tiny models with random weights: the architecture of the real ones in milliseconds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

WORDS = ["the", "a", "river", "rose", "by", "two", "metres", "said", "mayor", "troops", "were", "sent", "fire"]
SIZES: dict[str, int] = {
    "hidden_size": 32,
    "num_hidden_layers": 2,
    "num_attention_heads": 2,
    "intermediate_size": 64,
    "max_position_embeddings": 64,
}


def vocabulary() -> list[str]:
    """The words that the models know."""
    return ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *WORDS, *"abcdefghijklmnopqrstuvwxyz"]


def tokenizer(folder: Path) -> Any:
    """A BERT tokenizer over the vocabulary, with its file in `folder`."""
    from transformers import BertTokenizerFast

    (folder / "vocab.txt").write_text("\n".join(vocabulary()))
    return BertTokenizerFast(vocab_file=str(folder / "vocab.txt"), model_max_length=64)


def nli_model(folder: Path, labels: dict[int, str]) -> Path:
    """A CrossEncoder in `folder`: a BERT of two layers whose columns are called as `labels` says."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification

    folder.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(11)
    config = BertConfig(
        vocab_size=len(vocabulary()),
        id2label=labels,
        label2id={name: index for index, name in labels.items()},
        # Large enough that the answers differ: random weights of the usual size give thirds for everything.
        initializer_range=0.5,
        **SIZES,
    )
    BertForSequenceClassification(config).save_pretrained(folder)
    tokenizer(folder).save_pretrained(folder)
    return folder
