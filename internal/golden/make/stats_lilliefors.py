"""Lilliefors' law by simulation: P(D* >= z) for normal samples with their own mean and deviation.

D* = D (sqrt n - 0.01 + 0.85 / sqrt n) (Stephens 1974) hardly depends on n; what is left is
interpolated between these sizes. At p = 0.01 a relative deviation of 0.7 % for n up to 200, 0.8 % at
1000 and 1.6 % at 5000. Takes some six minutes; with --quick it compares the file with a tenth as many
samples of another seed, at five deviations, in half a minute.
"""

import json
import sys

import numpy
from scipy.special import ndtr

from common import FOLDER, finish

SIZES = {4: 2_000_000, 5: 2_000_000, 6: 2_000_000, 10: 2_000_000, 20: 2_000_000, 50: 2_000_000, 200: 2_000_000, 1000: 1_500_000, 5000: 400_000}
GRID = [round(0.3 + 0.04 * k, 2) for k in range(25)]


BETWEEN = {8: 1_000_000, 30: 1_000_000, 100: 400_000, 500: 100_000}


def statistics(n, count, seed=20260101):
    rng = numpy.random.default_rng([seed, n])
    i = numpy.arange(n)
    rows = max(20, 100_000 // n)
    for _ in range(count // rows):
        x = rng.standard_normal((rows, n))
        x.sort(axis=1)
        x -= x.mean(axis=1, keepdims=True)
        x /= numpy.sqrt((x * x).sum(axis=1, keepdims=True) / (n - 1))
        ndtr(x, out=x)
        yield numpy.maximum(((i + 1) / n - x).max(axis=1), (x - i / n).max(axis=1))


def tail(n, count, seed, places):
    d = numpy.concatenate(list(statistics(n, count, seed)))
    z = d * (numpy.sqrt(n) - 0.01 + 0.85 / numpy.sqrt(n))
    return [round(int((z >= g).sum()) / len(z), 7) for g in places]


def between():
    """Sizes that are not in the table, for it to be tested by: [n, samples, z, p]."""
    places = [0.4, 0.55, 0.65, 0.75, 0.85, 0.95, 1.0]
    return [[n, count, z, p] for n, count in BETWEEN.items() for z, p in zip(places, tail(n, count, 77, places))]


def quick():
    """Other samples against the file: how many deviations they are apart, at most."""
    known = json.loads((FOLDER / "stats_lilliefors.json").read_text())
    worst = 0
    for n, count in SIZES.items():
        fewer = count // 10
        for p, q in zip(known["tails"][str(n)], tail(n, fewer, 5, GRID)):
            if 50 / fewer < p < 1 - 50 / fewer:
                worst = max(worst, abs(p - q) / numpy.sqrt(p * (1 - p) * (1 / count + 1 / fewer)))
    print(f"stats_lilliefors.json: at most {worst:.2f} deviations from other samples")
    return worst < 5


if __name__ == "__main__":
    if "--quick" in sys.argv[1:]:
        sys.exit(0 if quick() else 1)
    finish(
        "stats_lilliefors",
        {
            "how": f"numpy {numpy.__version__}: default_rng([20260101, n]), [77, n] between; ddof 1",
            "z": GRID,
            "tails": {str(n): tail(n, count, 20260101, GRID) for n, count in SIZES.items()},
            "between": between(),
        },
        1e-4,
    )
