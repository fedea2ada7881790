"""What stands on a page, whatever it is written as: one module for each thing that a command tells."""
