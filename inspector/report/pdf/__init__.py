"""Write PDF files as they stream: objects, structure, fonts, metadata. Knows nothing of inspections."""
