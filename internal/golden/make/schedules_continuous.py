"""Continuous schedules to 50 digits, rounded once to float64: signal and noise by their definitions in
Python's decimal, every derivative by a central difference of step 1e-25 at 110 digits."""

from decimal import Decimal, getcontext

import common

getcontext().prec = 110
ONE = Decimal(1)
STEP = Decimal(10) ** -25
TIMES = [0.0009765625, 0.0078125, 0.0625, 0.1875, 0.3125, 0.4375, 0.5, 0.625, 0.75, 0.875, 0.96875, 0.9990234375]


def arctan(x):
    """arctan x by its series, for small x."""
    total, power, n = Decimal(0), x, 1
    while abs(power) > Decimal(10) ** -115:
        total += power / n
        power, n = -power * x * x, n + 2
    return total


PI = 4 * (4 * arctan(ONE / 5) - arctan(ONE / 239))  # Machin


def cos(x):
    """cos x by its series."""
    total, term, n = Decimal(0), ONE, 0
    while abs(term) > Decimal(10) ** -115:
        total += term
        term, n = -term * x * x / ((n + 1) * (n + 2)), n + 2
    return total


def sin(x):
    return cos(PI / 2 - x)


def preserving(log_snr):
    def rates(u):
        snr = log_snr(u).exp()
        return (snr / (1 + snr)).sqrt(), (1 / (1 + snr)).sqrt()

    return rates


def vp(low, high):
    a, b = Decimal(low), Decimal(high)

    def rates(u):
        left = (-(a * u + (b - a) * u * u / 2)).exp()
        return left.sqrt(), (1 - left).sqrt()

    return rates


def sub_vp(low, high):
    inner = vp(low, high)
    return lambda u: (inner(u)[0], inner(u)[1] ** 2)


def ve(low, high):
    return lambda u: (ONE, Decimal(low) * (Decimal(high) / Decimal(low)) ** u)


def edm(low, high, rho):
    def rates(u):
        a, b = Decimal(low) ** (ONE / Decimal(rho)), Decimal(high) ** (ONE / Decimal(rho))
        return ONE, (a + u * (b - a)) ** Decimal(rho)

    return rates


def cosine(offset):
    s = Decimal(offset)

    def rates(u):
        signal = cos((u + s) / (1 + s) * PI / 2) / cos(s / (1 + s) * PI / 2)
        return signal, (1 - signal * signal).sqrt()

    return rates


def rectified(shift):
    def rates(u):
        w = Decimal(shift) * u / (1 + (Decimal(shift) - 1) * u)
        return 1 - w, w

    return rates


def polynomial(power):
    return lambda u: ((1 - u) ** Decimal(power), 1 - (1 - u) ** Decimal(power))


def shifted(rates, amount):
    def log_snr(u):
        signal, noise = rates(u)
        return 2 * (signal / noise).ln() + Decimal(amount)

    return preserving(log_snr)


def fritsch_carlson(points):
    """The Hermite spline of the paper's section 4, method 2: slopes back into the disc of radius 3."""
    x = [Decimal(u) for u, _ in points]
    y = [Decimal(v) for _, v in points]
    n = len(points)
    d = [(y[i + 1] - y[i]) / (x[i + 1] - x[i]) for i in range(n - 1)]
    m = [d[0]] + [(d[i - 1] + d[i]) / 2 for i in range(1, n - 1)] + [d[-1]]
    for i in range(n - 1):
        a, b = m[i] / d[i], m[i + 1] / d[i]
        if a * a + b * b > 9:
            tau = 3 / (a * a + b * b).sqrt()
            m[i], m[i + 1] = tau * a * d[i], tau * b * d[i]

    def value(u):
        i = max(j for j in range(n - 1) if x[j] <= u)
        h, t = x[i + 1] - x[i], (u - x[i]) / (x[i + 1] - x[i])
        return (
            (1 + 2 * t) * (1 - t) ** 2 * y[i]
            + t * (1 - t) ** 2 * h * m[i]
            + t * t * (3 - 2 * t) * y[i + 1]
            + t * t * (t - 1) * h * m[i + 1]
        )

    return value


def tables(rates):
    rows = []
    for time in TIMES:
        u = Decimal(time)
        (s, n), (s0, n0), (s1, n1) = rates(u), rates(u - STEP), rates(u + STEP)
        ds, dn = (s1 - s0) / (2 * STEP), (n1 - n0) / (2 * STEP)
        rows.append(
            {
                "signal": s,
                "noise": n,
                "logSnr": 2 * (s / n).ln(),
                "signalSlope": ds,
                "noiseSlope": dn,
                "logSnrSlope": 2 * (ds / s - dn / n),
                "drift": ds / s,
                "diffusion": 2 * n * (dn - n * ds / s),
            }
        )
    return {name: [float(row[name]) for row in rows] for name in rows[0]}


POINTS = [(0, 12), (0.2, 9.5), (0.25, 2), (0.6, 1.5), (1, -11)]

data = {
    "how": "Python's decimal at 110 digits, rounded to float64; derivatives are central differences of "
    "step 1e-25; parameters are the exact values of the float64 numbers in the names.",
    "times": TIMES,
    "points": [{"u": u, "logSnr": v} for u, v in POINTS],
    "curves": {
        "vp 0.1 20": tables(vp(0.1, 20)),
        "vp 0 12": tables(vp(0, 12)),
        "subVp 0.1 20": tables(sub_vp(0.1, 20)),
        "ve 0.01 50": tables(ve(0.01, 50)),
        "edm 0.002 80 7": tables(edm(0.002, 80, 7)),
        "edm 0 80 1": tables(lambda u: (ONE, 80 * u)),
        "continuousCosine 0.008": tables(cosine(0.008)),
        "continuousCosine 0": tables(cosine(0)),
        "linearLogSnr 15 -15": tables(preserving(lambda u: 15 - 30 * u)),
        "rectifiedFlow 1": tables(rectified(1)),
        "rectifiedFlow 3": tables(rectified(3)),
        "polynomialFlow 2.5": tables(polynomial(2.5)),
        "trigFlow": tables(lambda u: (cos(PI * u / 2), sin(PI * u / 2))),
        "logSnrSpline": tables(preserving(fritsch_carlson(POINTS))),
        "shiftContinuous vp -2": tables(shifted(vp(0.1, 20), -2)),
        "shiftContinuous rectifiedFlow 1": tables(shifted(rectified(1), 1)),
        "shiftContinuous trigFlow 0": tables(shifted(lambda u: (cos(PI * u / 2), sin(PI * u / 2)), 0)),
    },
}

common.finish("schedules_continuous", data, rtol=1e-15)
