"""The linter: everything there is to say about a checklist's file, told at once (docs/checklists.md)."""
