"""A real browser for tests: Chromium without a window, told what to do through a pair of pipes."""

import json
import os
import subprocess
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

PHONE = 600
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--remote-debugging-pipe"),
)


class Tab:
    """One tab; a message ends with a zero byte, and an answer has the number of its question."""

    def __init__(self, to: int, back: int) -> None:
        self._to, self._back, self._left, self._number, self._session = to, back, b"", 0, ""
        self.requests: list[str] = []
        self.messages: list[str] = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.call("Page.enable")
        self.call("Network.enable")
        self.call("Log.enable")
        self.call("Runtime.enable")

    def call(self, method: str, **params: object) -> dict[str, Any]:
        """Call a method of the DevTools protocol and wait for what it returns."""
        self._number += 1
        session = {"sessionId": self._session} if self._session else {}
        message = {"id": self._number, "method": method, "params": params, **session}
        sent = memoryview(json.dumps(message).encode() + b"\0")
        while sent:
            sent = sent[os.write(self._to, sent) :]
        while True:
            answer = self._next()
            if answer.get("id") == self._number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                result: dict[str, Any] = answer["result"]
                return result

    def open(self, file: Path) -> None:
        """Open a file and wait until all of it is there.

        What it asks for besides itself is kept in `requests`, and what it says on the console in `messages`.
        """
        self.requests, self.messages = [], []
        self.call("Page.navigate", url=file.as_uri())
        while self._next().get("method") != "Page.loadEventFired":
            pass

    def look(self, width: int, mode: str, height: int = 800) -> None:
        """Show the page at a width in pixels, light or dark; what is as narrow as a phone is touched with fingers."""
        self.call("Emulation.setTouchEmulationEnabled", enabled=width < PHONE)
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        self.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": mode}])

    def evaluate(self, script: str) -> Any:  # noqa: ANN401
        """Run a script in the page and return its value as plain data."""
        said = self.call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in said:
            raise RuntimeError(str(said["exceptionDetails"]))
        return said["result"].get("value")

    def print(self, file: Path) -> None:
        """Print the page on A4."""
        made = self.call("Page.printToPDF", paperWidth=8.27, paperHeight=11.69)
        file.write_bytes(b64decode(made["data"]))

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._left:
            part = os.read(self._back, 1 << 20)
            if not part:
                raise RuntimeError("Chromium went away")
            self._left += part
        message, _, self._left = self._left.partition(b"\0")
        said: dict[str, Any] = json.loads(message)
        if said.get("method") == "Network.requestWillBeSent":
            self.requests.append(said["params"]["request"]["url"])
        if said.get("method") in ("Log.entryAdded", "Runtime.consoleAPICalled", "Runtime.exceptionThrown"):
            self.messages.append(str(said["params"]))
        return said


@contextmanager
def chromium(path: str) -> Iterator[Tab]:
    """Start Chromium with a profile of its own, hand over a tab, and end it."""
    read, to = os.pipe()
    back, write = os.pipe()
    with TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        # The protocol wants to read from 3 and to write to 4.
        command = f'exec "$@" 3<&{read} 4>&{write}'
        process = subprocess.Popen(
            ["bash", "-c", command, "bash", path, *FLAGS, f"--user-data-dir={profile}"],
            pass_fds=(read, write),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(read)
        os.close(write)
        try:
            yield Tab(to, back)
        finally:
            os.close(to)
            process.terminate()
            process.wait(timeout=10)
            os.close(back)
