"""From bytes to nodes with places to the record; every problem is collected, none stops."""
