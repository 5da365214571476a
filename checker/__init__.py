"""Source-consistency checker: shows fact-checkers where outlets diverge on one story."""

__version__ = "0.1.0"
