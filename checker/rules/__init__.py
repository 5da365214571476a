"""Divergence rules: one file each. `checker.rules._registry` finds them, `checker.rules._engine` runs them."""
