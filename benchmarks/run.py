"""Run every benchmark; the output is the body of docs/benchmarks.md."""

import subprocess
import sys
from pathlib import Path

for name in ("starting", "reading", "merging", "wording"):
    subprocess.run([sys.executable, str(Path(__file__).parent / f"{name}.py")], check=True)
    print()
