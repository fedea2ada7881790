"""A second reading of the law, made by enumerating worlds, and what it takes to hold the product against it.

It shares no code with the product: `deal` and `words` are its own small record, `worlds` and `reading` the law,
`history` what follows for many drafts. `making` makes deals, `files` writes them, `asking` asks the product,
`judging` compares, `shrinking` finds the smallest deal that disagrees, `families` says which kinds of deal there are.
"""
