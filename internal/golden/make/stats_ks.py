"""SciPy's two-sided one-sample Kolmogorov-Smirnov test and its distribution kstwo."""

import json
import math
import pathlib

import numpy
import scipy
from scipy import stats

from common import finish

inputs = json.loads((pathlib.Path(__file__).parent / "stats_inputs.json").read_text())["lines"]


def tails(n):
    """z = sqrt(n) d from the far left to 1e-22, and the ends of the support."""
    zs = [0.3, 0.45, 0.6, 0.8, 1, 1.2, 1.36, 1.63, 2, 3, 5]
    ds = [z / math.sqrt(n) for z in zs if z / math.sqrt(n) < 1]
    return {"D": ds, "sf": [float(stats.kstwo.sf(d, n)) for d in ds]}


def tests(x):
    mean, deviation = float(numpy.mean(x)), float(numpy.std(x))
    found = {"standard": [float(v) for v in stats.kstest(x, "norm")]}
    if deviation > 0:
        found["fitted"] = [float(v) for v in stats.kstest(x, "norm", args=(mean, deviation))]
        found["mean"], found["deviation"] = mean, deviation
    return found


uniform = stats.kstest(inputs["u10"], "uniform", args=(-2, 4))
finish(
    "stats_ks",
    {
        "how": f"scipy {scipy.__version__}: kstwo.sf(D, n); kstest(x, 'norm') with exact p-values, "
        "standard and with the values' own mean and deviation (ddof 0); uniform = u10 on [-2, 2]. "
        "Pairs are [statistic, pvalue].",
        "kstwo": {str(n): tails(n) for n in [1, 2, 3, 5, 10, 20, 50, 100, 140, 141, 500, 1000, 10000, 100000]},
        "arrays": {k: inputs[k] for k in ["tiny4", "u10", "u50", "g20", "g200", "ties", "one", "skew30"]},
        "normal": {k: tests(inputs[k]) for k in ["tiny4", "u10", "u50", "g20", "g200", "ties", "one", "skew30"]},
        "uniform": [float(v) for v in uniform],
    },
)
