"""The program: `draftdiff`, also run with `python -m draftdiff`."""

import gc
from typing import NoReturn


def main() -> NoReturn:
    """Run the command line and exit."""
    # What is imported and made lives until the end, so that looking for garbage often only costs time.
    gc.set_threshold(50_000)
    from draftdiff.cli import main as run

    run()


if __name__ == "__main__":
    main()
