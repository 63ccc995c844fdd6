"""Milliseconds of CPU of NumPy and SciPy, the least of several passes; asked by numpy.bench.ts.

Reads the names of jobs, one a line, and answers each with its time.
"""

import os

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"

import sys
import time

import numpy as np
from scipy.stats import kstest, norm

state = np.random.RandomState(0)
n = 10_000
x, y = state.standard_normal(n), state.standard_normal(n)
P, Q = state.standard_normal((n, 2)), state.standard_normal((n, 2))
edges = np.linspace(-12, 12, 60)
angles = np.pi * np.arange(200) / 200
directions = np.stack([np.cos(angles), np.sin(angles)])


def noised():
    """The values of tutorial 003 after each of its 200 steps: three blocks under noise, linear betas."""
    blocks = [(-10, -6, n // 3), (-2, 2, n // 3), (6, 10, n - 2 * (n // 3))]
    v = np.concatenate([state.uniform(*block) for block in blocks])
    steps = [v]
    for beta in np.linspace(1e-4, 0.1, 200):
        v = np.sqrt(1 - beta) * v + np.sqrt(beta) * state.standard_normal(n)
        steps.append(v)
    return steps


steps = noised()


def fitted():
    for v in steps:
        kstest(v, "norm", args=(v.mean(), v.std()))


def information(a, b):
    """Tutorial 000's compute_entropy and kl_divergence with raw cells on [-100, 100]^2."""
    side = [[-100, 100], [-100, 100]]
    hist, _, _ = np.histogram2d(a, b, bins=1000, range=side)
    hist /= hist.sum()
    p = hist[hist > 0]
    entropy = -np.sum(p * np.log2(p))
    hist, x_edges, y_edges = np.histogram2d(a, b, bins=1000, range=side)
    hist /= hist.sum()
    qx = norm.cdf(x_edges[1:]) - norm.cdf(x_edges[:-1])
    qy = norm.cdf(y_edges[1:]) - norm.cdf(y_edges[:-1])
    q = np.outer(qx, qy)
    mask = hist > 0
    return entropy, np.sum(hist[mask] * (np.log2(hist[mask]) - np.log2(q[mask])))


def sliced():
    a, b = np.sort(P @ directions, axis=0), np.sort(Q @ directions, axis=0)
    return np.sqrt(np.mean((a - b) ** 2))


def discrepancy(width=1.7):
    def total(a, b):
        squares = (a**2).sum(1)[:, None] + (b**2).sum(1)[None] - 2 * a @ b.T
        np.maximum(squares, 0, out=squares)
        squares *= -1 / (2 * width * width)
        return np.exp(squares, out=squares).sum()

    blocks = lambda a, b: sum(total(a[k : k + 1000], b) for k in range(0, n, 1000))
    own = (blocks(P, P) - n + blocks(Q, Q) - n) / n / (n - 1)
    return own - 2 * blocks(P, Q) / n / n


jobs = {
    "ks": (fitted, 2),
    "information": (lambda: information(x, y), 10),
    "histogram": (lambda: np.histogram(x, edges, density=True), 200),
    "even": (lambda: np.histogram(x, 50), 200),
    "sliced": (sliced, 5),
    "mmd": (discrepancy, 2),
}

for line in sys.stdin:
    job, passes = jobs[line.strip()]
    best = float("inf")
    for _ in range(passes):
        start = time.process_time()
        job()
        best = min(best, time.process_time() - start)
    print(best * 1e3, flush=True)
