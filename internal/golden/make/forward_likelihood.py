"""Terms of the evidence bound to 40 digits (mpmath): the discrete decoder of Ho et al., eq. 13, out
to where its probabilities underflow, and divergences between Gaussians."""

import mpmath
from mpmath import erfc, log, mp, mpf, sqrt

import common

mp.dps = 60


def upper(z):
    """The upper tail of the standard normal."""
    return erfc(z / sqrt(mpf(2))) / 2


def decoder(x, mean, variance, levels):
    """-ln P(x - h < X < x + h), the outer bins open."""
    x, mean, deviation, half = mpf(x), mpf(mean), sqrt(mpf(variance)), mpf(1) / (levels - 1)
    low = None if x - half <= -1 else (x - half - mean) / deviation
    high = None if x + half >= 1 else (x + half - mean) / deviation
    if low is None or (high is not None and low + high < 0):
        low, high = None if high is None else -high, None if low is None else -low
    above = mpf(1) if low is None else upper(low)
    return -log(above - (mpf(0) if high is None else upper(high)))


CASES = [
    (0.0, 0.0, 1e-4, 256),
    (0.25, 0.26, 1e-4, 256),
    (0.25, 0.2500001, 1e-10, 256),
    (0.25, 0.5, 1e-4, 256),
    (0.25, 0.9, 1e-4, 256),
    (-0.5, 1.5, 1e-6, 256),
    (1.0, 1.0, 1e-4, 256),
    (1.0, 0.2, 1e-4, 256),
    (-1.0, 0.9, 1e-3, 256),
    (1.0, 5.0, 1e-4, 256),
    (0.5, 0.1, 4.0, 256),
    (0.5, 0.1, 4.0, 65536),
    (0.125, 0.0, 1e4, 65536),
    (1.0, 0.3, 0.5, 2),
    (-1.0, 0.3, 0.5, 2),
    (0.0, 0.2, 0.04, 3),
    (0.0, 3.0, 0.04, 3),
]


def divergence(mq, vq, mp_, vp):
    mq, vq, mp_, vp = map(mpf, (mq, vq, mp_, vp))
    return (mq - mp_) ** 2 / (2 * vp) + (vq / vp - 1 - log(vq / vp)) / 2


PAIRS = [
    (0.0, 1.0, 0.0, 1.0),
    (0.3, 0.5, -0.2, 2.0),
    (0.3, 1.0, 0.3, 1.0000001),
    (1.0, 1e-8, 0.9, 1e-4),
    (5.0, 100.0, -5.0, 0.01),
]

data = {
    "how": f"mpmath {mpmath.__version__}, 60 digits. decoder: x0, mean, variance, levels and -ln of "
    "the bin's probability; kl: mean and variance of q and of p, KL(q || p) in one dimension. All in nats.",
    "decoder": [[*case, float(decoder(*case))] for case in CASES],
    "kl": [[*pair, float(divergence(*pair))] for pair in PAIRS],
}

common.finish("forward_likelihood", data, rtol=1e-15)
