"""Many drafts: their steps, one clause's life, who moved, and what nobody has reported."""
