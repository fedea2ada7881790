"""What a command tells: facts, the words for them, and the same as plain data."""
