"""The laptop's store: database, vault, keys, audit chain."""
