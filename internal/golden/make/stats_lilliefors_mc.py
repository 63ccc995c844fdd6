"""Quantiles of sqrt(n) D for normal samples with their own mean and deviation: of ddof 0, as tutorial
003 takes it, and of ddof 1, as Lilliefors does, from the same samples. They differ by less than 0.5 %."""

import numpy
from scipy.special import ndtr

from common import finish

TAILS = [0.99, 0.95, 0.9, 0.75, 0.5, 0.25, 0.1, 0.05, 0.01]


def statistics(rng, n, count, ddof):
    i = numpy.arange(n)
    found = [[] for _ in ddof]
    rows = max(20, 400_000 // n)
    for _ in range(count // rows):
        x = rng.standard_normal((rows, n))
        x.sort(axis=1)
        x -= x.mean(axis=1, keepdims=True)
        for k, d in zip(ddof, found):
            u = ndtr(x / x.std(axis=1, ddof=k, keepdims=True))
            d.append(numpy.maximum(((i + 1) / n - u).max(axis=1), (u - i / n).max(axis=1)))
    return [numpy.sqrt(n) * numpy.concatenate(d) for d in found]


rng = numpy.random.default_rng(2024)
rows = []
for n, count in [(50, 40_000), (100, 40_000), (1000, 10_000), (10_000, 4_000)]:
    zero, one = statistics(rng, n, count, [0, 1])
    rows += [[n, count, p, float(numpy.quantile(zero, 1 - p)), float(numpy.quantile(one, 1 - p))] for p in TAILS]

finish(
    "stats_lilliefors_mc",
    {"how": f"numpy {numpy.__version__}, default_rng(2024): [n, samples, p, quantile of ddof 0, of ddof 1]", "quantiles": rows},
    1e-9,
)
