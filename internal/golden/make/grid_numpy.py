"""The step indices that diffusers chooses, by its own NumPy expressions (T = 1000)."""

import numpy as np

import common

T = 1000


def leading(n, offset=0):
    return (np.arange(0, n) * (T // n)).round()[::-1].astype(int) + offset


def trailing(n):
    return np.round(np.arange(T, 0, -T / n)).astype(int) - 1


def linspace(n):
    return np.linspace(0, T - 1, n).round()[::-1].astype(int)


COUNTS = [2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 20, 25, 30, 40, 50, 100]

data = {
    "how": "diffusers' expressions in NumPy: leading (np.arange(0, n) * (T // n)).round()[::-1], "
    "trailing np.round(np.arange(T, 0, -T / n)) - 1, linspace np.linspace(0, T - 1, n).round()[::-1]; "
    "T = 1000. `tooLong`: the n for which trailing has n + 1 elements.",
    "counts": COUNTS,
    "leading": [leading(n).tolist() for n in COUNTS],
    "trailing": [trailing(n).tolist() for n in COUNTS],
    "linspace": [linspace(n).tolist() for n in COUNTS],
    "tooLong": [n for n in range(1, T + 1) if len(trailing(n)) != n],
}

common.finish("grid_numpy", data, rtol=0)
