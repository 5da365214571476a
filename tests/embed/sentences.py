"""Fifty sentences of the length and kind that news has, in our own words."""

SUBJECTS = (
    "The river",
    "A spokesman for the harbour police",
    "Two ministers of the coalition",
    "The central bank of the island",
    "An airline that few had heard of",
)
PREDICATES = (
    "rose by 2.3 metres in a night, more than in any spring since records began.",
    "could not confirm that 11,000 soldiers had crossed the border.",
    "confirmed on Tuesday that twelve people were injured, four of them badly.",
    "denied the report; “nothing of the kind happened”, it was said in the evening.",
    "will cut 1,400 jobs by 2027, about 8% of the workforce, according to the union.",
    "said no.",
    "expects prices to rise between 3 and 4 per cent, although economists whom a newspaper asked in June thought of "
    "five or six, and one of them, who had been right about the year before, even of nine.",
    "was fined €3.5 million over a leak that nobody noticed for eleven days.",
    "moved the hearing from 4 May to the week after Easter.",
    "has not yet answered questions from journalists in Kırıkkale, Łódź and São Paulo.",
)
SENTENCES = [f"{subject} {predicate}" for subject in SUBJECTS for predicate in PREDICATES]
