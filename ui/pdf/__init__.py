"""PDF files: read, drawn for the screen, printed; never on the window's thread."""
