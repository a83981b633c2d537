"""Finds the system libraries that Qt needs to start without a display and that this Linux machine lacks.

Run by `dev.py` with the interpreter of `.venv` before what needs Qt. It asks the system's loader (`ldd`), because Qt
itself names only the first library it misses. Elsewhere than on Linux the Qt wheels bring everything along.
"""

import importlib.util
import re
import shutil
import subprocess
import sys
from pathlib import Path

from system_packages import Missing, provide

_MODULES = ("Core", "Gui", "Widgets", "Test", "PrintSupport", "Svg", "DBus", "Network")
_PLUGINS = ("platforms/libqoffscreen.so", "platforms/libqminimal.so", "imageformats/libqsvg.so")
_PACKAGE_OF = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libOpenGL.so.0": "libopengl0",
    "libX11.so.6": "libx11-6",
    "libbrotlidec.so.1": "libbrotli1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libstdc++.so.6": "libstdc++6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
_NOT_FOUND = re.compile(r"^\s*(\S+) => not found", re.MULTILINE)


def missing_in(ldd_output: str) -> set[str]:
    """Return the library names that `ldd` could not find."""
    return set(_NOT_FOUND.findall(ldd_output))


def packages_for(libraries: set[str]) -> list[str]:
    """Return the Debian packages that hold these libraries; a library we do not know stands for itself."""
    return sorted({_PACKAGE_OF.get(library, library) for library in libraries})


def missing_libraries(qt: Path) -> set[str]:
    """Return the libraries that are missing for the Qt installed in this folder."""
    candidates = [qt / "lib" / f"libQt6{module}.so.6" for module in _MODULES]
    candidates += [qt / "plugins" / plugin for plugin in _PLUGINS]
    files = [str(file) for file in candidates if file.exists()]
    listed = subprocess.run(["ldd", *files], check=False, capture_output=True, text=True)
    return missing_in(listed.stdout)


def main() -> int:
    """Provide what is missing. Returns 0, or 1 after one sentence on stderr."""
    spec = importlib.util.find_spec("PySide6")
    if sys.platform != "linux" or spec is None or spec.origin is None or not shutil.which("ldd"):
        return 0
    qt = Path(spec.origin).parent / "Qt"
    missing = missing_libraries(qt)
    if not missing:
        return 0
    try:
        provide(packages_for(missing), why="Qt needs libraries that this machine does not have")
    except Missing as problem:
        print(problem, file=sys.stderr)
        return 1
    still = missing_libraries(qt)
    if still:
        print(f"Qt still misses {', '.join(sorted(still))}; please install them.", file=sys.stderr)
    return 1 if still else 0


if __name__ == "__main__":
    sys.exit(main())
