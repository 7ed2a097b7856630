"""Expressions as XLSForm writes them: XPath with the XForms functions, parsed once, evaluated by elementpath."""
