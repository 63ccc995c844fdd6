"""The polynomials of @inkwash/special that are its own, fitted with mpmath (python3-mpmath).

Each is the Chebyshev interpolant of a smooth function on an interval, in powers of its variable,
rounded to doubles; a leading coefficient that needs more than 53 bits is given in two parts.
"""

import mpmath
from mpmath import mp, mpf

from common import finish

mp.dps = 60


def fit(function, low, high, count):
    """Coefficients c0, c1, ... of the interpolant, and log2 of its largest error."""
    powers, error = mpmath.chebyfit(function, [low, high], count, error=True)
    return {
        "low": float(low),
        "high": float(high),
        "log2Error": float(mpmath.log(error, 2)),
        "head": [float(powers[-1]), float(powers[-1] - float(powers[-1]))],
        "coefficients": [float(c) for c in powers[::-1]],
    }


def moebius(s, centre):
    """The x with s = (x - centre) / (x + centre)."""
    return centre * (1 + s) / (1 - s)


def erf_ratio(z):
    """erf(x) / x - 1 in z = x^2."""
    return mpmath.erf(mpmath.sqrt(z)) / mpmath.sqrt(z) - 1 if z else 2 / mpmath.sqrt(mpmath.pi) - 1


def scaled_erfc(x):
    """(1 + 2 x) e^(x^2) erfc(x)."""
    return (1 + 2 * x) * mpmath.exp(x * x) * mpmath.erfc(x)


def central_quantile(z):
    """x / q in z = q^2, where Phi(x) = 1/2 + q."""
    if z < mpf(10) ** -30:
        return mpmath.sqrt(2 * mpmath.pi)
    return mpmath.sqrt(2) * mpmath.erfinv(2 * mpmath.sqrt(z)) / mpmath.sqrt(z)


def tail_quantile(s):
    """x / sqrt(2) - r in s = (r - 3) / (r + 3), where 1 - Phi(x) = e^(-r^2)."""
    r = moebius(s, mpf(3))
    target = mpmath.log(2) - r * r
    a = r - mpf("0.65") if r < 1.5 else r - mpmath.log(4 * mpmath.pi * r * r) / (4 * r)
    for _ in range(60):
        erfc = mpmath.erfc(a)
        step = (mpmath.log(erfc) - target) * mpmath.sqrt(mpmath.pi) * erfc / (2 * mpmath.exp(-a * a))
        a += step
        if abs(step) < mpf(10) ** -50:
            return a - r
    raise ArithmeticError(f"no quantile at r = {r}")


def image(x, centre):
    """(x - centre) / (x + centre)."""
    return (mpf(x) - centre) / (mpf(x) + centre)


finish(
    "special_coefficients",
    {
        "how": f"mpmath {mpmath.__version__} chebyfit at 60 digits; see make/special_coefficients.py",
        "erf": fit(erf_ratio, mpf(0), mpf(1) / 4, 9),
        "erfcNear": fit(lambda y: scaled_erfc(mpf("1.125") + y), mpf("-0.675"), mpf("0.625"), 20),
        "erfcFar": fit(lambda t: scaled_erfc(moebius(t, mpf(4))), image("1.75", 4), image(28, 4), 20),
        "quantile": fit(central_quantile, mpf(0), mpf(1) / 16, 15),
        "quantileGuess": fit(tail_quantile, image("1.177", 3), image("27.3", 3), 10),
    },
    1e-12,
)
