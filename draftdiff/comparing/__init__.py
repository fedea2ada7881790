"""From reports to what is known of a clause, and from two drafts to a change."""
