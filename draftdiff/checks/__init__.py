"""Every problem that a record can have, one function each."""
