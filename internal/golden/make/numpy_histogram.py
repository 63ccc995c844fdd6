"""NumPy's histogram: values on edges, beyond them, all in one place, in float32, weighted, by rule."""

import numpy
from scipy.special import gammaln

from common import finish

X = [0.0, 0.1, 0.1, 0.25, 0.5, 0.5, 0.75, 0.999, 1.0, 1.0, 1.2, -0.1]
state = numpy.random.RandomState(3)
MANY = [float(v) for v in numpy.round(state.standard_normal(400) * 3, 1)]
SKEW = [float(v) for v in numpy.exp(state.standard_normal(300))]
FAR = [float(numpy.float32(v)) for v in 1000 + state.standard_normal(300)]
WEIGHTS = [float(v) for v in state.random_sample(400)]
WEIGHTS[7] = 0.0


def floats(values):
    return [float(v) for v in values]


def case(values, bins=10, range=None, single=False, weights=None):
    x = numpy.array(values, numpy.float32 if single else float)
    counts, edges = numpy.histogram(x, bins=bins, range=range, weights=weights)
    density, _ = numpy.histogram(x, bins=bins, range=range, weights=weights, density=True)
    found = {"bins": bins, "edges": floats(edges), "counts": floats(counts)}
    if range is not None:
        found["range"] = list(range)
    if weights is not None:
        found["weights"] = weights
    if single:
        found["single"] = True
    return {**found, "values": values, "density": floats(density)}


def knuth(values, most=500):
    """Knuth's eq. 31 for every number of bins, and the best of them."""
    x = numpy.array(values)
    n = len(x)

    def evidence(m):
        counts, _ = numpy.histogram(x, m)
        return (
            n * numpy.log(m)
            + gammaln(m / 2)
            - m * gammaln(0.5)
            - gammaln(n + m / 2)
            + gammaln(counts + 0.5).sum()
        )

    return 1 + int(numpy.argmax([evidence(m) for m in range(1, min(n, most) + 1)]))


def rules(values):
    names = {"auto": "auto", "freedman-diaconis": "fd", "scott": "scott", "sturges": "sturges"}
    return {
        "values": values,
        "edges": {k: floats(numpy.histogram_bin_edges(values, v)) for k, v in names.items()},
        "ranged": {k: floats(numpy.histogram_bin_edges(values, v, (-2, 3))) for k, v in names.items()},
        "knuth": knuth(values),
    }


def grid(x, y, bins, range=None, weights=None):
    counts, across, down = numpy.histogram2d(x, y, bins, range, weights=weights)
    found = {"x": x, "y": y, "bins": bins, "counts": floats(counts.ravel())}
    if range is not None:
        found["range"] = range
    if weights is not None:
        found["weights"] = weights
    return {**found, "xEdges": floats(across), "yEdges": floats(down)}


finish(
    "numpy_histogram",
    {
        "how": f"numpy {numpy.__version__}: histogram, also with density=True; histogram_bin_edges; "
        "histogram2d. knuth: the formula of the paper for every number of bins.",
        "cases": [
            case(X, 4),
            case(X, 4, (0, 1)),
            case(X, [0, 0.1, 0.5, 1]),
            case([3.0] * 5, 3),
            case(MANY),
            case(MANY, 37, (-6, 6)),
            case(MANY, [float(v) for v in numpy.linspace(-12, 12, 60)]),
            case([float(v) for v in numpy.arange(11) / 10], 10),
            case(SKEW, 50),
            case(SKEW, [0.0, 1e-3, 0.5, 0.500001, 1.0, 40.0]),
            case(MANY, 12, weights=WEIGHTS),
            case(MANY, [-9.0, -1.0, -0.5, 0.0, 4.0], weights=WEIGHTS),
            case(FAR, 50, single=True),
            case(FAR, 500, single=True),
            case(FAR, 300, (999.1, 1001.3), single=True),
            case(FAR, [997.0, 999.95, 1000.1, 1002.0], single=True),
            case([2.5] * 4, 3, single=True),
            case([float(numpy.float32(v)) for v in MANY], 23, single=True),
        ],
        "rules": [rules(MANY), rules(SKEW), rules([1.0, 2.0, 2.0, 2.0, 2.0, 9.0]), rules([4.0] * 3)],
        "grids": [
            grid(MANY[:200], MANY[200:], 4, [[-2, 2], [-2, 2]]),
            grid(MANY[:200], MANY[200:], [7, 5]),
            grid(MANY[:200], MANY[200:], 6, weights=WEIGHTS[200:]),
        ],
    },
)
