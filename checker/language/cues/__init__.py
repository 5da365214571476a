"""Language knowledge as data, one TOML file per theme."""
