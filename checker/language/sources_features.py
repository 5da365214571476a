"""What the models see of a candidate: short strings, each with a weight where it mattered in training."""

from __future__ import annotations

from checker.language.sources_candidates import BE, POSSESSIVES, Chunk, Cue, anonymous, documents, possessor
from checker.language.sources_tokens import Tokens

_LEAN = frozenset("XBn")


def cue_features(tokens: Tokens, cue: Cue, earlier: Cue | None = None) -> list[str]:
    """Features that say whether the candidate is a cue of attribution; `earlier` is the candidate before it."""
    tags, lows, count = tokens.tags, tokens.lows, len(tokens.lows)
    i, j = cue.first, cue.last
    kind = cue.kind
    closing = tokens.words[-1]
    extra = [f"{kind}|ends={closing if closing in '.?!:”' else 'other'}", f"{kind}|early={min(i // 4, 4)}"]
    names = [f"k={kind}", f"k={kind}|lemma={cue.lemma}", *extra]
    if earlier is None:
        names.append(f"{kind}|only-so-far")
    elif not tokens.quoted[earlier.first]:
        between = tags[earlier.last + 1 : i]
        gap = (
            "that"
            if "T" in between
            else "quote"
            if "q" in between
            else "comma"
            if "," in between
            else "near"
            if len(between) < 4
            else "far"
        )
        first_class = earlier.classes[0] if earlier.classes else earlier.kind
        names += [f"{kind}|earlier={gap}", f"{kind}|earlier={first_class}|{gap}|{cue.form}"]
    quoted = tokens.quoted[i]
    if quoted:
        names += ["quoted", f"quoted|k={kind}"]
    if kind == "mark":
        return names + _mark_features(tokens, cue)
    # What follows, past adverbs.
    after = j + 1
    while after < count and tags[after] == "B":
        after += 1
    follow = _next(tokens, after)
    follow_tag = follow[0] if follow != "end" else "e"
    names.append(f"{kind}|next={follow}")
    if follow_tag == "," and after + 1 < count:
        names.append(f"{kind}|next=,{tags[after + 1]}")
    back = i - 1
    while back >= 0 and tags[back] in _LEAN:
        back -= 1
    before = _next(tokens, back) if back >= 0 else "start"
    before_tag = before[0] if back >= 0 else "s"
    group = lows[back + 1 : i]
    names.append(f"{kind}|prev={before}")
    names.append(f"{kind}|adjacent={_next(tokens, i - 1) if i else 'start'}")
    has_quote = "q" in tags or "Q" in tags
    if has_quote:
        names.append(f"{kind}|quotes")
        if not quoted:
            names.append(f"{kind}|outside")
    if kind == "verb":
        form = cue.form
        names += [
            f"form={form}|prev={before_tag}",
            f"form={form}|next={follow_tag}",
            f"form={form}|prev={before_tag}|next={follow_tag}",
        ]
        passive = form in ("ed", "en") and any(w in BE for w in group)
        if passive:
            names += ["passive", f"passive|next={follow}"]
        if before_tag in "PRDT":
            names += [f"subj={lows[back]}", f"subj={lows[back]}|form={form}", f"subj={lows[back]}|lemma={cue.lemma}"]
            names += [f"c={name}|subj={lows[back]}" for name in cue.classes]
        names.append(f"lemma={cue.lemma}|next={follow_tag}")
        names.append(f"lemma={cue.lemma}|form={form}")
        for word in group:
            if word not in BE:
                names.append(f"group={word}")
        if group:
            names.append(f"form={form}|group")
        for name in cue.classes:
            names += [f"c={name}", f"c={name}|next={follow}", f"c={name}|form={form}", f"c={name}|prev={before_tag}"]
            if passive:
                names.append(f"c={name}|passive")
            if quoted:
                names.append(f"c={name}|quoted")
        if len(cue.classes) == 1:
            names.append(f"only={cue.classes[0]}")
        if "T" in tags[j + 1 : j + 7]:
            names.append("that-near")
        if "q" in tags[j + 1 : j + 6]:
            names.append("quote-near-after")
        if "Q" in tags[max(0, i - 6) : i]:
            names.append("quote-near-before")
        rest = tags[j + 1 :]
        if any(t in rest for t in "VvX"):
            names.append(f"{before_tag}|clause-after")
        if back >= 0 and before_tag in "NC":
            first = back
            while first > 0 and tags[first - 1] in "NCMDG":
                first -= 1
            kinds = _source_kind(tokens, Chunk(first, back), "subj")
            names += kinds
            names += [f"c={name}|{kinds[0]}" for name in cue.classes]
            names.append(f"{kinds[0]}|form={form}|next={follow_tag}")
            if first and tags[first - 1] in "I":
                governor = lows[first - 1] if lows[first - 1] in ("of", "for", "at") else "other"
                names.append(f"subj-governed|{governor}|form={form}")
            if lows[back] in anonymous():
                names.append(f"subj=anonymous|form={form}")
    elif kind == "noun":
        owner = possessor(tokens, i)
        names.append(f"noun|owner={owner is not None}|next={follow}")
        if owner is not None:
            names += _source_kind(tokens, owner, "owner")
        names.append(f"noun|{cue.form}|next={follow}")
    return names


def source_features(tokens: Tokens, cue: Cue, chunk: Chunk, index: int, cue_index: int) -> list[str]:
    """Features that say whether the chunk is the source of the cue.

    `index` is the chunk's number in the sentence, `cue_index` the number of the first chunk that starts after the cue.
    """
    tags = tokens.tags
    left = chunk.last < cue.first
    group = f"{cue.kind}.{cue.form}" if cue.kind != "preposition" else "preposition"
    if left:
        between = tags[chunk.last + 1 : cue.first]
        rank = cue_index - 1 - index
    else:
        between = tags[cue.last + 1 : chunk.first]
        rank = index - cue_index
    side = "L" if left else "R"
    base = f"{group}|{side}"
    lean = "".join(t for t in between if t not in "XBn")
    names = [
        base,
        f"{base}|rank={min(rank, 5)}",
        f"{base}|sig={lean[:6]}",
        f"{side}|sig={lean[:6]}",
        f"{base}|first={index == 0}",
    ]
    if "v" in between or "V" in between:
        names.append(f"{base}|verbs={min(3, between.count('v') + between.count('V'))}")
    if "," in between:
        names.append(f"{base}|commas={min(3, between.count(','))}")
    for tag in "TRS;:qQ&W":
        if tag in between:
            names.append(f"{side}|between={tag}")
    before = _next(tokens, chunk.first - 1) if chunk.first else "start"
    after = _next(tokens, chunk.last + 1)
    names += [
        f"{side}|before={before}",
        f"{side}|after={after[0] if after != 'end' else 'e'}",
        f"{base}|before={before[0]}",
    ]
    kinds = _source_kind(tokens, chunk, "src")
    names += kinds
    names += [f"{base}|{kind}" for kind in kinds]
    if cue.kind == "verb":
        names += [f"{name}|{kinds[0]}" for name in cue.classes]
        if cue.form in ("ed", "en") and any(w in BE for w in tokens.lows[max(0, cue.first - 3) : cue.first]):
            names += [f"passive|{side}", f"passive|{side}|before={before}"]
        if cue.first and tags[cue.first - 1] == "t":
            names += [f"infinitive|{side}|rank={min(rank, 4)}", f"infinitive|sig={lean[:6]}"]
        if cue.first and tags[cue.first - 1] in "Q,":
            names += [f"afterquote|{side}|rank={min(rank, 3)}|{lean[:3]}"]
    if not left and chunk.first == cue.last + 1 and cue.first and tags[cue.first - 1] in ",Q":
        closes = chunk.last + 1 >= len(tags) or tags[chunk.last + 1] in ".,;"
        names.append(f"inverted|closes={closes}|{kinds[0]}|{cue.form}")
        names.append(f"inverted|closes={closes}")
    if left and cue.first and tags[cue.first - 1] == "," and cue.last + 1 < len(tags) and tags[cue.last + 1] in "DC":
        names.append("left-of-inversion")
    if tokens.quoted[chunk.first] != tokens.quoted[cue.first]:
        names.append(f"{side}|quote-mismatch")
    follow = chunk.last + 1
    while follow < len(tags) and tags[follow] in "XBn":
        follow += 1
    if follow < len(tags) and tags[follow] in "Vv":
        names.append(f"{base}|has-verb={follow == cue.first}")
        if follow != cue.first and left:
            names.append(f"{base}|subject-of-other|first={index == 0}|src-comma={min(2, between.count(','))}")
    return names


def _mark_features(tokens: Tokens, cue: Cue) -> list[str]:
    tags, i, count = tokens.tags, cue.first, len(tokens.lows)
    mark = cue.lemma
    names = [f"mark{mark}|{tokens.words[i]}"]
    head = tags[:i]
    nominal = all(t in "NCDGMI.()," for t in head)
    names.append(f"mark{mark}|head-nominal={nominal}|len={min(i, 5)}")
    if nominal and all(w.isupper() for w in tokens.words[:i] if w[0].isalpha()) and i:
        names.append(f"mark{mark}|upper-head")
    names.append(f"mark{mark}|next={tags[i + 1] if i + 1 < count else 'end'}")
    names.append(f"mark{mark}|prev={tags[i - 1] if i else 'start'}")
    tail = tags[i + 1 :]
    names.append(f"mark{mark}|tail-nominal={all(t in 'NCDGMI.(),' for t in tail)}|len={min(len(tail), 6)}")
    names.append(f"mark{mark}|tail-caps={tail.startswith('C')}")
    return names


def _source_kind(tokens: Tokens, chunk: Chunk, prefix: str) -> list[str]:
    low, tag = tokens.lows[chunk.last], tokens.tags[chunk.last]
    if tag in "PROT" or low in POSSESSIVES or (chunk.first == chunk.last and tag == "D"):
        return [f"{prefix}={low}"]
    names = []
    if low in anonymous():
        names.append(f"{prefix}=anonymous")
    if low in documents():
        names.append(f"{prefix}=document")
    if tag == "C":
        names.append(f"{prefix}=capital")
    return names or [f"{prefix}=common"]


def _next(tokens: Tokens, at: int) -> str:
    """A word for what stands at `at`: its tag, and the word where the word matters."""
    if at >= len(tokens.lows):
        return "end"
    tag = tokens.tags[at]
    if tag in "ItSWX&D":
        return tag + ":" + tokens.lows[at]
    return tag
