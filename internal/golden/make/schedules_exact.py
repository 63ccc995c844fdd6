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


def logistic(x):
    return 1 / (1 + (-x).exp())


def from_alpha_bar(f, steps, max_beta=0.999):
    """The betas of a curve f(t / steps), cut; the last one is 1 before it is cut if f(1) = 0."""
    values = [f(Decimal(t) / steps) for t in range(steps + 1)]
    return [min(1 - values[t + 1] / values[t], Decimal(max_beta)) for t in range(steps)]


def sigmoid_alpha_bar(steps, start, end, tau):
    a, b = Decimal(start) / Decimal(tau), Decimal(end) / Decimal(tau)
    top, range_ = logistic(b), logistic(b) - logistic(a)
    return from_alpha_bar(lambda u: (top - logistic(a + u * (b - a))) / range_, steps)


def exponential(steps, rate):
    return from_alpha_bar(lambda u: (-Decimal(rate) * u).exp(), steps)


def laplace(steps, location, scale):
    def f(u):
        near = min(u, 1 - u) * 2
        if not near:
            return ONE if u == 0 else Decimal(0)
        reach = Decimal(scale) * near.ln()
        return logistic(Decimal(location) + (-reach if 2 * u < 1 else reach))

    return from_alpha_bar(f, steps)


def diffusers_laplace(steps):
    def f(u):
        near = (min(u, 1 - u) * 2 + Decimal(1e-6)).ln() / 2
        snr = (-near if 2 * u <= 1 else near).exp()
        return (snr / (1 + snr)).sqrt()

    return from_alpha_bar(f, steps)


def sohl_dickstein(steps):
    return [ONE / (steps - t) for t in range(steps)]


def alpha_bars(betas):
    product, listed = ONE, []
    for beta in betas:
        product *= 1 - beta
        listed.append(product)
    return listed


def betas_of(bars):
    return [1 - bar / before for before, bar in zip([ONE] + bars, bars)]


def zero_snr(betas):
    roots = [bar.sqrt() for bar in alpha_bars(betas)]
    first, last = roots[0], roots[-1]
    return betas_of([((r - last) * first / (first - last)) ** 2 for r in roots])


def shifted(betas, amount):
    factor = Decimal(amount).exp()
    return betas_of([factor * bar / (1 - bar + factor * bar) for bar in alpha_bars(betas)])


def resampled(betas, steps):
    logs = [Decimal(0)] + [bar.ln() for bar in alpha_bars(betas)]
    total, bars = len(betas), []
    for s in range(1, steps + 1):
        whole, rest = divmod(s * total, steps)
        value = logs[whole]
        if rest:
            value += Decimal(rest) / steps * (logs[whole + 1] - logs[whole])
        bars.append(value.exp())
    return betas_of(bars)


def tables(betas, rows):
    before, product, listed = ONE, ONE, []
    for beta in betas:
        if beta == 1:
            break  # pure noise, which has no logarithms
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
    last = len(listed) - 1
    wanted = sorted(set(range(4)) | set(range(0, last, rows)) | {last - 1, last})
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
    "sigmoidAlphaBar 1000 -3 3 1": tables(sigmoid_alpha_bar(1000, -3, 3, 1), 29),
    "sigmoidAlphaBar 100 0 3 0.3": tables(sigmoid_alpha_bar(100, 0, 3, 0.3), 7),
    "exponential 1000 12": tables(exponential(1000, 12), 29),
    "laplace 1000 0 0.5": tables(laplace(1000, 0, 0.5), 29),
    "laplace 101 1.5 0.7": tables(laplace(101, 1.5, 0.7), 7),
    "diffusersLaplace 1000": tables(diffusers_laplace(1000), 29),
    "sohlDickstein 1000": tables(sohl_dickstein(1000), 29),
    "zeroTerminalSnr linear 1000": tables(zero_snr(linear(1000, 1e-4, 0.02)), 29),
    "zeroTerminalSnr scaledLinear 1000": tables(zero_snr(scaled_linear(1000, 0.00085, 0.012)), 29),
    "shiftLogSnr linear 1000 -2": tables(shifted(linear(1000, 1e-4, 0.02), -2), 29),
    "shiftLogSnr scaledLinear 1000 3": tables(shifted(scaled_linear(1000, 0.00085, 0.012), 3), 29),
    "resample linear 1000 300": tables(resampled(linear(1000, 1e-4, 0.02), 300), 13),
    "resample linear 100 350": tables(resampled(linear(100, 1e-4, 0.1), 350), 13),
}

common.finish("schedules_exact", data, rtol=1e-15)
