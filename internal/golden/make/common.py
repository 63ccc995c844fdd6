"""Shared by the scripts of this folder, each of which makes the JSON file of the same name.

    python3 internal/golden/make/NAME.py           writes internal/golden/NAME.json
    python3 internal/golden/make/NAME.py --check   compares it with the committed file

Needs NumPy, SciPy, scikit-learn, PyTorch and mpmath (on Debian: python3-numpy python3-scipy
python3-sklearn python3-torch python3-mpmath); every file says in `how` what made it.
"""

import json
import math
import pathlib
import sys

FOLDER = pathlib.Path(__file__).resolve().parent.parent


def differences(expected, actual, rtol, path=""):
    """The places where two JSON values differ by more than `rtol`, relative."""
    if isinstance(expected, dict) and isinstance(actual, dict):
        for key in sorted(expected.keys() | actual.keys()):
            if key == "how":
                continue
            if key not in expected or key not in actual:
                yield f"{path}/{key}: only on one side"
            else:
                yield from differences(expected[key], actual[key], rtol, f"{path}/{key}")
    elif isinstance(expected, list) and isinstance(actual, list):
        if len(expected) != len(actual):
            yield f"{path}: {len(expected)} elements, made {len(actual)}"
            return
        for i, (e, a) in enumerate(zip(expected, actual)):
            yield from differences(e, a, rtol, f"{path}/{i}")
    elif isinstance(expected, (int, float)) and isinstance(actual, (int, float)):
        if not math.isclose(expected, actual, rel_tol=rtol, abs_tol=1e-300):
            yield f"{path}: {expected!r}, made {actual!r}"
    elif expected != actual:
        yield f"{path}: {expected!r}, made {actual!r}"


def finish(name, data, rtol=1e-9):
    """Writes `data` as NAME.json, or with --check compares it with the file that is there."""
    file = FOLDER / f"{name}.json"
    if "--check" not in sys.argv[1:]:
        file.write_text(json.dumps(data, allow_nan=False) + "\n")
        print(f"wrote {file.name}")
        return
    found = list(differences(json.loads(file.read_text()), data, rtol))
    print(f"{file.name}: {len(found)} differences beyond {rtol:g}")
    for line in found[:20]:
        print(" ", line)
    sys.exit(1 if found else 0)
