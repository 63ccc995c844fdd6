"""Tutorial 003: the KS statistic at each of its 201 steps against a normal with the values' own
mean and deviation, and the exact p-value that its cell prints."""

import numpy
import scipy
from scipy import stats

from common import finish

numpy.random.seed(42)
N, T = 10000, 200
x = numpy.concatenate(
    [
        numpy.random.uniform(-10, -6, N // 3),
        numpy.random.uniform(-2, 2, N // 3),
        numpy.random.uniform(6, 10, N - 2 * (N // 3)),
    ]
)
beta = numpy.linspace(1e-4, 0.1, T)
D, p = [], []
for t in range(T + 1):
    found = stats.kstest(x, "norm", args=(x.mean(), x.std()))
    D.append(float(found.statistic))
    p.append(float(found.pvalue))
    if t < T:
        x = numpy.sqrt(1 - beta[t]) * x + numpy.sqrt(beta[t]) * numpy.random.randn(N)

finish(
    "seed003_ks",
    {
        "how": f"numpy {numpy.__version__} RandomState(42), scipy {scipy.__version__} kstest with "
        "exact p-values, n = 10000.",
        "D": D,
        "p": p,
    },
)
