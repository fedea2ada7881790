"""Every problem that can be found, one function and one docstring each; modules go by stage."""
