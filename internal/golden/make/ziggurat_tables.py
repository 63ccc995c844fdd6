"""The tables of NumPy's ziggurats, read from its static library, and what glibc's logarithm uses.

Needs binutils (objcopy, nm, ar), NumPy's libnpyrandom.a and glibc's static libm.
"""

import ctypes
import math
import pathlib
import struct
import subprocess
import tempfile

import numpy

from common import finish

NUMPY = pathlib.Path(numpy.__file__).parent / "random/lib/libnpyrandom.a"
LIBM = next(pathlib.Path("/usr/lib").glob("*/libm-2.*.a"))


def section(archive, member, name):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["ar", "x", archive, member], cwd=folder, check=True)
        subprocess.run(["objcopy", "-O", "binary", f"--only-section={name}", member, "data"], cwd=folder, check=True)
        symbols = subprocess.run(["nm", member], cwd=folder, check=True, capture_output=True, text=True)
        places = {line.split()[-1]: int(line.split()[0], 16) for line in symbols.stdout.splitlines() if " r " in line.lower()}
        return (pathlib.Path(folder) / "data").read_bytes(), places


def ziggurat(letter):
    data, places = section(NUMPY, member(NUMPY, "distributions.o"), ".rodata")

    def table(name, kind):
        at = places[name]
        return numpy.frombuffer(data[at : at + 256 * numpy.dtype(kind).itemsize], kind)

    return {
        "k": [int(v) for v in table(f"k{letter}_double", "<u8")],
        "w": [float(v) for v in table(f"w{letter}_double", "<f8")],
        "f": [float(v) for v in table(f"f{letter}_double", "<f8")],
        "k32": [int(v) for v in table(f"k{letter}_float", "<u4")],
        "w32": [float(v) for v in table(f"w{letter}_float", "<f4")],
        "f32": [float(v) for v in table(f"f{letter}_float", "<f4")],
    }


def member(archive, ending):
    names = subprocess.run(["ar", "t", archive], check=True, capture_output=True, text=True)
    return next(name for name in names.stdout.split() if name.endswith(ending))


def logarithm():
    data, _ = section(LIBM, "e_log_data.o", ".rodata")
    numbers = list(struct.unpack(f"<{len(data) // 8}d", data))
    return {"ln2": numbers[:2], "a": numbers[2:7], "b": numbers[7:18], "table": numbers[18:274]}


def functions():
    libm = ctypes.CDLL("libm.so.6")
    libm.log1pf.restype = ctypes.c_float
    libm.log1pf.argtypes = [ctypes.c_float]
    state = numpy.random.RandomState(5)
    u = state.random_sample(400)
    near = numpy.array([1 - 2.0**-k for k in range(1, 54)])
    x = [*u[:300], *(1 - u[:200] * 0.07), *near, *(u[:60] * 2.0**-40), 2.0**-1000, 1.0, 0.9375, 1.0625]
    arguments = [float(v) for v in x]
    negated = [-float(v) for v in [*u, *(u[:80] * 2.0**-20), *near, *(1 - near), 2.0**-29, 2.0**-54, 0.0]]
    singles = [-float(v) for v in numpy.array([*u, *near[:24], *(1 - near[:24])], dtype="f4")]
    return {
        "log": [[v, math.log(v)] for v in arguments],
        "log1p": [[v, math.log1p(v)] for v in negated],
        "log1pf": [[v, libm.log1pf(v)] for v in singles],
    }


finish(
    "ziggurat_tables",
    {
        "how": f"numpy {numpy.__version__}: tables of libnpyrandom.a; {LIBM.name}: __log_data; and"
        " values of log, log1p and log1pf on a processor with fused multiply-add.",
        "normal": ziggurat("i"),
        "exponential": ziggurat("e"),
        "logarithm": logarithm(),
        "functions": functions(),
    },
    rtol=0,
)
