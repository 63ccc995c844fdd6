"""One-sided Kolmogorov-Smirnov tests: SciPy's, and the same tails in Python's integers."""

import json
import math
import pathlib
from fractions import Fraction

import scipy
from scipy import stats

from common import finish

lines = json.loads((pathlib.Path(__file__).parent / "stats_inputs.json").read_text())["lines"]
NAMES = ["tiny4", "u10", "u50", "g20", "g200", "ties", "one", "skew30"]
PAIRS = [("tiny4", "u10"), ("u10", "u50"), ("g20", "skew30"), ("g200", "skew30"), ("u50", "u50"), ("ties", "g20"), ("one", "u10"), ("one", "one"), ("g200", "u50"), ("skew30", "g200")]
SIDES = ["greater", "less"]


def numbers(found):
    return [float(found.statistic), float(found.pvalue)]


def ksone(n):
    """Down to 1e-300 where n allows it."""
    zs = [0.05, 0.2, 0.5, 0.8, 1, 1.5, 2, 3, 5, 8, 11, 13, 15, 17, 18.5]
    ds = [z / math.sqrt(n) for z in zs if z / math.sqrt(n) < 1]
    found = [[d, float(stats.ksone.sf(d, n))] for d in ds]
    return [[d, p] for d, p in found if p > 1e-305]


def smirnov(n, d):
    """Birnbaum & Tingey (1951), eq. 3.0, in fractions."""
    d = Fraction(d)
    total = Fraction(0)
    for v in range(math.floor(n * (1 - d)) + 1):
        total += math.comb(n, v) * (d + Fraction(v, n)) ** (v - 1) * (1 - d - Fraction(v, n)) ** (n - v)
    return float(d * total)


def lattice(n, scale, move):
    """Numbers that are spread but not random, the same in every language."""
    return [((i * 7919) % 10007) / 10007 * scale + move for i in range(n)]


def steps(n, m, h):
    """P(D+ >= h / (n m)): of the paths of n steps right and m up, those that come to i m - j n >= h."""
    row = [0] * (m + 1)
    for i in range(n + 1):
        for j in range(m + 1):
            if i * m - j * n >= h:
                row[j] = math.comb(i + j, j)
            else:
                row[j] = (row[j] if i else 0) + (row[j - 1] if j else 0)
    return float(Fraction(row[m], math.comb(n + m, m)))


finish(
    "stats_ks_one_sided",
    {
        "how": f"scipy {scipy.__version__}: ksone.sf as [d, p]; kstest(x, 'norm') and ks_2samp as [statistic, pvalue], "
        "greater and less, exact; lattice: ks_2samp's asymptotic ones as [n, m, scale, statistic, pvalue]. "
        "fractions: Smirnov's sum as [n, d, p]; paths: lattice paths counted, as [n, m, h, p].",
        "arrays": {k: lines[k] for k in NAMES},
        "ksone": {str(n): ksone(n) for n in [1, 2, 3, 5, 20, 141, 500, 1000, 10_000]},
        "kstest": {k: {side: numbers(stats.kstest(lines[k], "norm", alternative=side)) for side in SIDES} for k in NAMES},
        "ks_2samp": [[a, b, *(numbers(stats.ks_2samp(lines[a], lines[b], alternative=side, method="exact")) for side in SIDES)] for a, b in PAIRS],
        "lattice": [[n, m, s, *numbers(stats.ks_2samp(lattice(n, 1, 0), lattice(m, s, 0.01), alternative="greater"))] for n, m, s in [(12000, 9000, 1.01), (10007, 20000, 0.98), (300, 300, 1.2), (1000, 1000, 1.5)]],
        "fractions": [[n, d, smirnov(n, d)] for n, d in [(1, 0.3), (2, 0.01), (7, 0.2), (30, 0.9), (60, 0.05), (120, 0.7), (150, 0.99)]],
        "paths": [[n, m, h, steps(n, m, h)] for n, m, h in [(3, 2, 1), (3, 2, 4), (7, 4, 9), (60, 45, 300), (300, 200, 9_000), (300, 200, 36_000), (700, 400, 210_000), (400, 700, 270_000)]],
    },
)
