"""Schedules and their tables to 50 digits, rounded once to float64: the definitions themselves,
in Python's decimal, from the exact values of the float64 parameters."""

from decimal import Decimal, getcontext

import common

getcontext().prec = 70
ONE = Decimal(1)


def arctan(x):
    """arctan x by its series, for small x."""
    total, power, n = Decimal(0), x, 1
    while abs(power) > Decimal(10) ** -75:
        total += power / n
        power, n = -power * x * x, n + 2
    return total


PI = 4 * (4 * arctan(ONE / 5) - arctan(ONE / 239))  # Machin


def cosine(x):
    """cos x by its series."""
    total, term, n = Decimal(0), ONE, 0
    while abs(term) > Decimal(10) ** -75:
        total += term
        term, n = -term * x * x / ((n + 1) * (n + 2)), n + 2
    return total


def linear(steps, start, end):
    a, b = Decimal(start), Decimal(end)
    return [a + t * (b - a) / (steps - 1) for t in range(steps)]


def scaled_linear(steps, start, end):
    a, b = Decimal(start).sqrt(), Decimal(end).sqrt()
    return [(a + t * (b - a) / (steps - 1)) ** 2 for t in range(steps)]


def constant(steps, beta):
    return [Decimal(beta)] * steps


def sigmoid(steps, start, end, cut):
    a, b, r = Decimal(start), Decimal(end), Decimal(cut)
    return [a + (b - a) / (1 + (r - 2 * r * t / (steps - 1)).exp()) for t in range(steps)]


def squared_cosine(steps, offset, max_beta):
    s = Decimal(offset)
    f = [cosine((Decimal(t) / steps + s) / (1 + s) * PI / 2) ** 2 for t in range(steps + 1)]
    return [min(1 - f[t + 1] / f[t], Decimal(max_beta)) for t in range(steps)]


def tables(betas, rows):
    before, product, listed = ONE, ONE, []
    for beta in betas:
        before, product = product, product * (1 - beta)
        rest = 1 - product
        variance = beta * (1 - before) / rest
        listed.append(
            {
                "beta": beta,
                "alpha": 1 - beta,
                "logAlphaBar": product.ln(),
                "alphaBar": product,
                "signal": product.sqrt(),
                "noise": rest.sqrt(),
                "sigma": (rest / product).sqrt(),
                "snr": product / rest,
                "logSnr": (product / rest).ln(),
                "dataCoefficient": beta * before.sqrt() / rest,
                "stateCoefficient": (1 - before) * (1 - beta).sqrt() / rest,
                "variance": variance,
                # ln 0 is not a JSON number: row 0 stands for the clipped table, which has row 1.
                "logVarianceClipped": variance.ln() if variance else None,
            }
        )
    listed[0]["logVarianceClipped"] = listed[1]["logVarianceClipped"]
    wanted = sorted(set(range(4)) | set(range(0, len(betas), rows)) | {len(betas) - 2, len(betas) - 1})
    columns = {name: [float(listed[t][name]) for t in wanted] for name in listed[0]}
    return {"row": wanted} | columns


data = {
    "how": "Python's decimal at 70 digits, rounded to float64; parameters are the exact values of "
    "the float64 numbers in the names; only the rows in `row` are listed.",
    "linear 1000 1e-4 0.02": tables(linear(1000, 1e-4, 0.02), 29),
    "linear 100 1e-4 0.1": tables(linear(100, 1e-4, 0.1), 7),
    "linear 1000 1e-9 1e-7": tables(linear(1000, 1e-9, 1e-7), 29),
    "scaledLinear 1000 0.00085 0.012": tables(scaled_linear(1000, 0.00085, 0.012), 29),
    "constant 200 0.1": tables(constant(200, 0.1), 7),
    "constant 60 0.5": tables(constant(60, 0.5), 3),
    "sigmoid 100 1e-5 0.005 6": tables(sigmoid(100, 1e-5, 0.005, 6), 5),
    "sigmoid 1000 1e-4 0.02 3": tables(sigmoid(1000, 1e-4, 0.02, 3), 29),
    "cosine 1000 0.008 0.999": tables(squared_cosine(1000, 0.008, 0.999), 29),
    "cosine 50 0 0.9": tables(squared_cosine(50, 0, 0.9), 3),
}

common.finish("schedules_exact", data, rtol=1e-15)
