"""One module per screen; each has a `show()` that draws it."""
