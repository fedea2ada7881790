"""Pictures as SVG, in a page or alone: plain shapes, with a title and a description, and no script."""

import jinja2

from draftdiff.pages.picture import Picture
from draftdiff.text import isolated, visible


def drawn(picture: Picture, environment: jinja2.Environment, *, alone: bool = False) -> str:
    """Draw a picture."""
    return environment.get_template("picture.svg.j2").render(picture=picture, alone=alone)


def filled(environment: jinja2.Environment) -> jinja2.Environment:
    """Give an environment what the templates of pictures ask for."""
    environment.filters |= {
        "number": lambda of: f"{of:.1f}".removesuffix(".0"),
        "shown": lambda of: isolated(visible(of)),
        "kind": lambda of: type(of).__name__,
    }
    return environment
