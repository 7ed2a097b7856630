"""The nouns of the program: frozen, typed, without input or output."""
