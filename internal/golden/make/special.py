"""Exact values of the functions of @inkwash/special, by mpmath (python3-mpmath).

For every function: arguments as exact doubles, the correctly rounded result, and by how many ulps
(spacings of doubles at the exact value) the exact value lies above it, in [-1/2, 1/2].
"""

import math
import random
from fractions import Fraction

import mpmath
from mpmath import mp, mpf

from common import finish

COUNT = 400


def exponent_of(value):
    """The power of two of the last bit of a double near `value`."""
    return max(int(mpmath.frexp(value)[1]) - 53, -1074)


def rounded(value):
    """(the nearest double, how many ulps the exact value lies above it)."""
    if value == 0:
        return 0.0, 0.0
    ulp = exponent_of(value)
    scaled = mpmath.ldexp(value, -ulp)
    whole = int(mpmath.nint(scaled))
    return float(Fraction(whole) * Fraction(2) ** ulp), round(float(scaled - whole), 4)


def uniform(low, high):
    return lambda: random.uniform(low, high)


def magnitude(low, high):
    """Of either sign, with a magnitude uniform in its logarithm from 2^low to 2^high."""
    return lambda: random.choice((-1, 1)) * 2.0 ** random.uniform(low, high)


def positive(low, high):
    return lambda: 2.0 ** random.uniform(low, high)


def near_multiple(limit):
    """The double nearest to a multiple of pi/2: the remainder loses up to 60 bits."""
    return lambda: float(random.randint(-limit, limit) * mpmath.pi / 2)


def near_one(deepest):
    return lambda: 1 + random.choice((-1, 1)) * 2.0 ** random.uniform(deepest, -1)


def from_one(low, high):
    return lambda: 1 - 2.0 ** random.uniform(low, high)


# 6381956970095103 2^797 is the double closest to a multiple of pi/2, in ulps (Muller, Elementary
# Functions, table 11.1); its neighbours in trouble are smaller ones of the same kind.
ANGLES = [6381956970095103.0 * 2.0**797, 5419351.0, 2.0**1023, 2.0**20, 1048575.9999999999]

CASES = {
    "exp": ([uniform(-1, 1), uniform(-745, 709.7), magnitude(-60, 5)], [709.782712893384, -745.1332191019411, -708.4]),
    "expm1": ([uniform(-0.4, 1.1), uniform(-40, 709), magnitude(-60, 3)], [709.782712893384, 1e-308, 5e-324]),
    "log": ([uniform(0, 3), positive(-1074, 1023), near_one(-53)], [5e-324, 1.7976931348623157e308, 1 - 2.0**-53]),
    "log1p": ([uniform(-0.99, 3), positive(-60, 1000), magnitude(-60, -0.01)], [-1 + 2.0**-53, 5e-324, 1e300]),
    "sin": ([uniform(-10, 10), uniform(-1e6, 1e6), magnitude(20, 1023.9), near_multiple(10**6)], ANGLES),
    "cos": ([uniform(-10, 10), uniform(-1e6, 1e6), magnitude(20, 1023.9), near_multiple(10**6)], ANGLES),
    "tanh": ([uniform(-1, 1), uniform(-22, 22), magnitude(-40, 4)], [19.0, 5e-324]),
    "erf": ([uniform(-1, 1), uniform(-6, 6), magnitude(-60, 2)], [5.921587195794508, 5e-324]),
    "erfc": ([uniform(-1, 1), uniform(-6, 6), uniform(0.3, 28), magnitude(-60, 2)], [26.543, 27.226]),
    "normalQuantile": (
        [uniform(0.001, 0.999), positive(-1074, -1), from_one(-53, -1), lambda: 0.5 + magnitude(-52, -1)() / 2],
        [5e-324, 1 - 2.0**-53, 0.25, 0.75],
    ),
}

PAIRS = [
    (uniform(0.01, 3), uniform(-20, 20)),
    (near_one(-52), magnitude(0, 60)),
    (positive(-1074, 1023), uniform(-1, 1)),
    (positive(-30, 30), uniform(-30, 30)),
    (lambda: float(random.randint(-50, 50)), lambda: float(random.randint(-180, 180))),
]


def quantile(p):
    """Newton's iteration on the logarithm of the tail, in high precision."""
    if p == 0.5:
        return mpf(0)
    tail = min(p, 1 - p)
    x = mpmath.sqrt(2) * mpmath.erfinv(1 - 2 * tail) if tail > 1e-4 else mpmath.sqrt(-2 * mpmath.log(tail)) * 0.9
    for _ in range(100):
        mills = mpmath.sqrt(mpmath.pi / 2) * mpmath.exp(x * x / 2) * mpmath.erfc(x / mpmath.sqrt(2))
        step = mpmath.log(mpmath.erfc(x / mpmath.sqrt(2)) / (2 * tail)) * mills
        x += step
        if abs(step) < abs(x) * mpf(2) ** -150:
            return x if p > 0.5 else -x
    raise ArithmeticError(f"no quantile of {p}")


def exact(name, *arguments):
    # Angles lose as many bits as they are large, and then 60 in the worst case.
    mp.prec = 1400 if name in ("sin", "cos") else 300
    if name == "normalQuantile":
        return quantile(mpf(arguments[0]))
    if name == "pow":
        return mpf(arguments[0]) ** mpf(arguments[1])
    return getattr(mpmath, name)(mpf(arguments[0]))


def table(name, points):
    results = [rounded(exact(name, *point)) for point in points]
    columns = {"x": [point[0] for point in points]}
    if name == "pow":
        columns["y"] = [point[1] for point in points]
    return {**columns, "result": [r for r, _ in results], "above": [a for _, a in results]}


def points(name, count):
    random.seed(f"inkwash special {name}")
    if name == "pow":
        drawn = []
        while len(drawn) < count:
            base, power = PAIRS[len(drawn) % len(PAIRS)]
            x, y = base(), power()
            if x and -745 < y * math.log(abs(x)) < 709.7:
                drawn.append((x, y))
        return drawn
    generators, fixed = CASES[name]
    drawn = [generators[i % len(generators)]() for i in range(count)]
    return [(x,) for x in fixed + drawn if x]


if __name__ == "__main__":
    finish(
        "special",
        {
            "how": f"mpmath {mpmath.__version__} at 300 bits (1400 for sin and cos); see make/special.py",
            **{name: table(name, points(name, COUNT)) for name in (*CASES, "pow")},
        },
        0,
    )
