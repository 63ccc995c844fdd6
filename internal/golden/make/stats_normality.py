"""SciPy's tests of normality and of two samples; Shapiro-Wilk also by mpmath, Mardia and
Henze-Zirkler by their formulas over all pairs in NumPy."""

import json
import pathlib

import mpmath
import numpy
import scipy
from mpmath import mp, mpf
from scipy import stats

from common import finish

mp.prec = 150
inputs = json.loads((pathlib.Path(__file__).parent / "stats_inputs.json").read_text())
lines, planes = inputs["lines"], inputs["planes"]
NAMES = ["tiny4", "u10", "u50", "g20", "g200", "ties", "skew30"]


def poly(c, x):
    return sum(mpf(v) * x**i for i, v in enumerate(c))


def quantile(p):
    return mpmath.sqrt(2) * mpmath.erfinv(2 * p - 1)


def shapiro(values):
    """Royston's AS R94 in 150 bits."""
    x = sorted(mpf(v) for v in values)
    n = len(x)
    half = n // 2
    m = [-quantile((mpf(i) + mpf("0.625")) / (n + mpf("0.25"))) for i in range(half)]
    squares = 2 * sum(v * v for v in m)
    root = 1 / mpmath.sqrt(n)
    a = [m[0] / mpmath.sqrt(squares) + poly([0, "0.221157", "-0.147981", "-2.07119", "4.434685", "-2.706056"], root)]
    if n > 5:
        a.append(m[1] / mpmath.sqrt(squares) + poly([0, "0.042981", "-0.293762", "-1.752461", "5.682633", "-3.582633"], root))
    k = len(a)
    scale = mpmath.sqrt((squares - 2 * sum(v * v for v in m[:k])) / (1 - 2 * sum(v * v for v in a)))
    a += [v / scale for v in m[k:]]
    mean = sum(x) / n
    w = sum(v * (x[n - 1 - i] - x[i]) for i, v in enumerate(a)) ** 2
    w /= 2 * sum(v * v for v in a) * sum((v - mean) ** 2 for v in x)
    y = mpmath.log(1 - w)
    log_n = mpmath.log(n)
    if n <= 11:
        y = -mpmath.log(poly(["-2.273", "0.459"], n) - y)
        mu = poly(["0.544", "-0.39978", "0.025054", "-6.714e-4"], n)
        sd = mpmath.exp(poly(["1.3822", "-0.77857", "0.062767", "-0.0020322"], n))
    else:
        mu = poly(["-1.5861", "-0.31082", "-0.083751", "0.0038915"], log_n)
        sd = mpmath.exp(poly(["-0.4803", "-0.082676", "0.0030302"], log_n))
    return [float(w), float(mpmath.erfc((y - mu) / sd / mpmath.sqrt(2)) / 2)]


def one(name):
    x = lines[name]
    found = {
        "jarque_bera": list(map(float, stats.jarque_bera(x))),
        "shapiro_scipy": list(map(float, stats.shapiro(x))),
        "shapiro_exact": shapiro(x),
        "anderson": float(stats.anderson(x, "norm").statistic),
    }
    cvm = stats.cramervonmises(x, "norm")
    found["cramervonmises"] = [float(cvm.statistic), float(cvm.pvalue)]
    if len(x) >= 8:
        found["normaltest"] = list(map(float, stats.normaltest(x)))
        found["skewtest"] = list(map(float, stats.skewtest(x)))
        found["kurtosistest"] = list(map(float, stats.kurtosistest(x)))
    return found


def lattice(n, scale, move):
    """Numbers that are spread but not random, the same in every language."""
    return [((i * 7919) % 10007) / 10007 * scale + move for i in range(n)]


def two(x, y):
    found = stats.ks_2samp(x, y)
    return [float(found.statistic), float(found.pvalue)]


def multivariate(points):
    x = numpy.array(points)
    n, d = x.shape
    c = x - x.mean(axis=0)
    inverse = numpy.linalg.inv(c.T @ c / n)
    gram = c @ inverse @ c.T
    skewness = n / 6 * (gram**3).mean()
    kurtosis = ((numpy.diag(gram) ** 2).mean() - d * (d + 2)) / numpy.sqrt(8 * d * (d + 2) / n)
    b = ((n * (2 * d + 1)) / 4) ** (1 / (d + 4)) / numpy.sqrt(2)
    square = numpy.diag(gram)[:, None] + numpy.diag(gram)[None, :] - 2 * gram
    hz = numpy.exp(-b * b / 2 * square).sum() / n
    hz += -2 * (1 + b * b) ** (-d / 2) * numpy.exp(-b * b / (2 * (1 + b * b)) * numpy.diag(gram)).sum()
    hz += n * (1 + 2 * b * b) ** (-d / 2)
    a, w = 1 + 2 * b * b, (1 + b * b) * (1 + 3 * b * b)
    mu = 1 - a ** (-d / 2) * (1 + d * b**2 / a + d * (d + 2) * b**4 / (2 * a**2))
    si = 2 * (1 + 4 * b**2) ** (-d / 2)
    si += 2 * a**-d * (1 + 2 * d * b**4 / a**2 + 3 * d * (d + 2) * b**8 / (4 * a**4))
    si -= 4 * w ** (-d / 2) * (1 + 3 * d * b**4 / (2 * w) + d * (d + 2) * b**8 / (2 * w**2))
    scale = numpy.sqrt(numpy.log((si + mu**2) / mu**2))
    p = stats.lognorm.sf(hz, scale, scale=numpy.sqrt(mu**4 / (si + mu**2)))
    return {
        "skewness": [float(skewness), float(stats.chi2.sf(skewness, d * (d + 1) * (d + 2) / 6))],
        "kurtosis": [float(kurtosis), float(2 * stats.norm.sf(abs(kurtosis)))],
        "henze_zirkler": [float(hz), float(p)],
    }


pairs = [("tiny4", "u10"), ("u10", "u50"), ("g20", "skew30"), ("g200", "skew30"), ("u50", "u50"), ("ties", "g20"), ("one", "u10"), ("one", "one"), ("g200", "u50")]
finish(
    "stats_normality",
    {
        "how": f"scipy {scipy.__version__}, numpy {numpy.__version__}, mpmath {mpmath.__version__}; pairs are [statistic, pvalue]. "
        "anderson: mean and ddof-1 deviation estimated; cramervonmises against N(0, 1).",
        "arrays": {k: lines[k] for k in [*NAMES, "one"]},
        "planes": planes,
        "tests": {k: one(k) for k in NAMES},
        "ks_2samp": [[a, b, *two(lines[a], lines[b])] for a, b in pairs],
        "ks_lattice": [[n, m, s, *two(lattice(n, 1, 0), lattice(m, s, 0.01))] for n, m, s in [(100, 100, 1.2), (300, 200, 0.8), (1000, 700, 1.05), (12000, 9000, 1.01), (10007, 20000, 0.98)]],
        "multivariate": {k: multivariate(v) for k, v in planes.items()},
        "adjusted": {"p": [0.01, 0.04, 0.03, 0.2, 0.005], "holm": [0.04, 0.09, 0.09, 0.2, 0.025]},
    },
    1e-9,
)
