"""Packages of the operating system that a check or a build cannot do without, on Debian and Ubuntu.

They are installed when we may (as root, or with sudo that asks nothing); otherwise the one command to type is named.
Nothing else on the machine is changed. Other systems are only told what is missing.
"""

import os
import shutil
import subprocess
import sys


class Missing(Exception):
    """Something of the system is missing and could not be installed; the text is one sentence for a person."""


def provide(packages: list[str], *, why: str) -> None:
    """Install Debian packages, or raise `Missing` with the command that would. `why` begins the sentence."""
    if not shutil.which("apt-get"):
        raise Missing(f"{why}. Please install what your system calls: {' '.join(packages)}.")
    prefix = _root_prefix()
    if prefix is None:
        command = f"sudo apt-get update && sudo apt-get install -y {' '.join(packages)}"
        raise Missing(f"{why}. Please run: {command}")
    print(f"{why}; installing {' '.join(packages)}", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        done = subprocess.run(
            [*prefix, "apt-get", "-q", *step], env=environment, check=False, capture_output=True, text=True
        )
        if done.returncode:
            sys.stderr.write(done.stdout + done.stderr)
            raise Missing(f"{why}, and apt-get could not install it; its own words are above.")


def _root_prefix() -> list[str] | None:
    """What to put before a command to run it as root without being asked anything; None when that is not possible."""
    if os.geteuid() == 0:
        return []
    if (
        shutil.which("sudo")
        and subprocess.run(["sudo", "-n", "true"], check=False, capture_output=True).returncode == 0
    ):
        return ["sudo", "-n"]
    return None
