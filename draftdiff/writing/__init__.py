"""New files and edits: placed, re-read before they count, and saved whole or not at all."""
