"""Load and check checklists and the law registry."""
