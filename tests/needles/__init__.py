"""Looks for unusual texts, pictures and keys in everything the program writes, in whatever form they may stand there."""
