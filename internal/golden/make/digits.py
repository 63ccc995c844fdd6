"""scikit-learn's load_digits: shape, classes, sums by pixel and a checksum, for several n_class."""

import hashlib

import numpy
import sklearn
from sklearn.datasets import load_digits

from common import finish


def summary(n_class):
    found = load_digits(n_class=n_class)
    ink = found.data.astype(numpy.uint8)
    return {
        "nClass": n_class,
        "shape": list(found.images.shape),
        "first": ink[0].tolist(),
        "last": ink[-1].tolist(),
        "pixelSums": ink.sum(0, dtype=int).tolist(),
        "counts": numpy.bincount(found.target).tolist(),
        "sha256": hashlib.sha256(ink.tobytes()).hexdigest(),
        "labelSha256": hashlib.sha256(found.target.astype(numpy.uint8).tobytes()).hexdigest(),
    }


finish(
    "digits",
    {
        "how": f"scikit-learn {sklearn.__version__}, load_digits(n_class): ink as bytes, digit by digit, "
        "row by row; sha256 of those bytes and of the classes as bytes.",
        "sets": [summary(k) for k in [10, 6, 1]],
    },
)
