"""Expressions of checklists and forms: a subset of XPath 1.0 with the functions of ODK XForms, and `${name}`."""
