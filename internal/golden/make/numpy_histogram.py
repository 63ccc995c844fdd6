"""NumPy's histogram on values that lie on edges, beyond them, and all in one place."""

import numpy

from common import finish

X = [0.0, 0.1, 0.1, 0.25, 0.5, 0.5, 0.75, 0.999, 1.0, 1.0, 1.2, -0.1]
state = numpy.random.RandomState(3)
MANY = [float(v) for v in numpy.round(state.standard_normal(400) * 3, 1)]


def case(values, bins=10, range=None):
    counts, edges = numpy.histogram(values, bins=bins, range=range)
    density, _ = numpy.histogram(values, bins=bins, range=range, density=True)
    found = {"bins": bins, "edges": [float(e) for e in edges], "counts": [int(c) for c in counts]}
    if range is not None:
        found["range"] = list(range)
    return {**found, "values": values, "density": [float(v) for v in density]}


finish(
    "numpy_histogram",
    {
        "how": f"numpy {numpy.__version__}: histogram, also with density=True.",
        "cases": [
            case(X, 4),
            case(X, 4, (0, 1)),
            case(X, [0, 0.1, 0.5, 1]),
            case([3.0] * 5, 3),
            case(MANY),
            case(MANY, 37, (-6, 6)),
            case(MANY, [float(v) for v in numpy.linspace(-12, 12, 60)]),
            case([float(v) for v in numpy.arange(11) / 10], 10),
        ],
    },
)
