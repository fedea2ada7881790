"""Print a pip constraint for the lowest version of every dependency that setup.cfg declares."""

import configparser
import re
from pathlib import Path

config = configparser.ConfigParser()
config.read(Path(__file__).parent.parent / "setup.cfg", encoding="utf-8")
declared = [config["options"]["install_requires"], config["options.extras_require"]["test"]]
for name, version in re.findall(r"^([\w.-]+)>=([\w.]+)$", "\n".join(declared), re.MULTILINE):
    print(f"{name}=={version}")
