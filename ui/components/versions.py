"""Two versions of one page compared: sentences put in, taken out and changed, and figures that changed, called out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from checker_ui.components.text import Mark, html, marked, shorten

#: How alike two sentences must be to be one that was changed, and not one taken out and another put in.
_ALIKE = 0.5
#: How many unchanged sentences are shown on each side of a change.
_AROUND = 1
_WORD = re.compile(r"\w+(?:[.,’']\w+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Change:
    """A sentence in both versions; empty where one of them does not have it."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ChangedFigure:
    """A figure that a sentence gave and gives no more (`after` empty), gives now, or gives otherwise."""

    before: str
    after: str
    sentence: str


def changes(before: str, after: str) -> list[Change]:
    """The sentences of both texts in order, each with its counterpart."""
    old, new = _sentences(before), _sentences(after)
    out: list[Change] = []
    matcher = SequenceMatcher(None, [_folded(s) for s in old], [_folded(s) for s in new], autojunk=False)
    for how, a0, a1, b0, b1 in matcher.get_opcodes():
        if how == "equal":
            out += [Change(x, y) for x, y in zip(old[a0:a1], new[b0:b1], strict=True)]
        else:
            out += _paired(old[a0:a1], new[b0:b1])
    return out


def _sentences(text: str) -> list[str]:
    from checker.language.sentences import split

    return [words for span in split(text) if (words := text[span.start : span.end].strip())]


def _folded(sentence: str) -> str:
    return " ".join(sentence.split())


def _paired(old: Sequence[str], new: Sequence[str]) -> list[Change]:
    """Sentences that stand in each other's place, in order: the next old one goes with the first new one like it."""
    out: list[Change] = []
    at = 0
    for sentence in old:
        ahead = range(at, len(new))
        best = max(ahead, key=lambda n: _likeness(sentence, new[n]), default=None)
        if best is None or _likeness(sentence, new[best]) < _ALIKE:
            out.append(Change(sentence, ""))
            continue
        out += [Change("", added) for added in new[at:best]]
        out.append(Change(sentence, new[best]))
        at = best + 1
    return out + [Change("", added) for added in new[at:]]


def _likeness(a: str, b: str) -> float:
    matcher = SequenceMatcher(None, _words(a), _words(b), autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE else 0.0


def _words(text: str) -> list[str]:
    return [m.group().casefold() for m in _WORD.finditer(text)]


def is_change(change: Change) -> bool:
    """Whether the two sentences differ by more than space."""
    return _folded(change.before) != _folded(change.after)


def figures(found: Sequence[Change]) -> list[ChangedFigure]:
    """The figures that the changes touch, in order."""
    from checker.language import figures as reading

    out: list[ChangedFigure] = []
    for change in found:
        if not is_change(change):
            continue
        old = [(f.low, f.high, f.bound, f.text) for f in reading.find(change.before)]
        new = [(f.low, f.high, f.bound, f.text) for f in reading.find(change.after)]
        matcher = SequenceMatcher(None, [f[:3] for f in old], [f[:3] for f in new], autojunk=False)
        for how, a0, a1, b0, b1 in matcher.get_opcodes():
            if how == "equal":
                continue
            for nth in range(max(a1 - a0, b1 - b0)):
                gone = old[a0 + nth][3] if a0 + nth < a1 else ""
                come = new[b0 + nth][3] if b0 + nth < b1 else ""
                out.append(ChangedFigure(gone, come, change.after or change.before))
    return out


def as_html(found: Sequence[Change]) -> str:
    """The changes with what stands round them, as safe HTML; long unchanged stretches are counted, not shown."""
    shown = {
        near
        for at, change in enumerate(found)
        if is_change(change)
        for near in range(at - _AROUND, at + _AROUND + 1)
        if 0 <= near < len(found)
    }
    parts: list[str] = []
    skipped = 0
    for at, change in enumerate(found):
        if at not in shown:
            skipped += 1
            continue
        parts.append(_gap(skipped))
        skipped = 0
        parts.append(f"<p>{_sentence(change)}</p>")
    parts.append(_gap(skipped))
    return f'<div class="article versions">{"".join(parts)}</div>'


def _gap(skipped: int) -> str:
    if not skipped:
        return ""
    return f'<p class="quiet small">… {skipped} {"sentence" if skipped == 1 else "sentences"} unchanged …</p>'


def _sentence(change: Change) -> str:
    if not is_change(change):
        return html(change.after)
    if not change.after:
        return f'<span class="said">taken out</span> <del>{html(change.before)}</del>'
    if not change.before:
        return f'<span class="said">put in</span> <ins>{html(change.after)}</ins>'
    return f'<span class="said">changed</span> {_word_by_word(change.before, change.after)}'


def _word_by_word(before: str, after: str) -> str:
    """One sentence with the words that went struck out and the words that came underlined."""
    old, new = list(_WORD.finditer(before)), list(_WORD.finditer(after))
    matcher = SequenceMatcher(None, [m.group() for m in old], [m.group() for m in new], autojunk=False)
    parts: list[str] = []
    for how, a0, a1, b0, b1 in matcher.get_opcodes():
        if a1 > a0 and how != "equal":
            parts.append(f"<del>{html(before[old[a0].start() : old[a1 - 1].end()])}</del> ")
        if b1 > b0:
            start, end = new[b0].start(), new[b1 - 1].end()
            words = html(after[start:end])
            follows = after[end : new[b1].start()] if b1 < len(new) else ""
            parts.append((words if how == "equal" else f"<ins>{words}</ins>") + html(follows))
    return "".join(parts).strip()


def callout(figure: ChangedFigure) -> str:
    """A changed figure in words, as safe HTML."""
    if figure.before and figure.after:
        told = f"<del>{html(figure.before)}</del> became <ins>{html(figure.after)}</ins>"
    elif figure.after:
        told = f"new: <ins>{html(figure.after)}</ins>"
    else:
        told = f"no longer given: <del>{html(figure.before)}</del>"
    at = figure.sentence.find(figure.after or figure.before)
    sentence = shorten(figure.sentence, 220)
    end = at + len(figure.after or figure.before)
    marks = [Mark(at, end, "hit", tag="mark")] if at >= 0 and end <= len(sentence) else []
    return f"<b>{told}</b> <span class='quiet'>in: {marked(sentence, marks)}</span>"
