"""The texts of new files and entries: deals, drafts, sources, clauses. Pure; nothing is written here."""
