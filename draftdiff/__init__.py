"""Compare the reported terms of the drafts of a deal."""

__version__ = "0.1.0"
