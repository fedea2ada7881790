"""One short module a command: parse, call, print, exit."""
