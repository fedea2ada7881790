"""A saved article as text, and what it may say that nobody has cited yet."""
