"""P(D >= d) of Kolmogorov's statistic by Durbin's matrix and Smirnov's sum in integers of 220
and 800 decimal digits behind the point: no floating-point arithmetic, no choice of regions."""

from fractions import Fraction
from math import comb, factorial

from common import finish

ONE = 10**220
FINE = 10**800


def scaled(x):
    return x.numerator * ONE // x.denominator


def multiply(a, b):
    columns = list(zip(*b))
    return [[sum(x * y for x, y in zip(row, column)) // ONE for column in columns] for row in a]


def cdf(n, d):
    """Durbin (1968) as Marsaglia, Tsang & Wang (2003) state it."""
    t = n * d
    k = -(-t.numerator // t.denominator)
    h, m = k - t, 2 * k - 1
    edge = [(1 - h ** (j + 1)) / factorial(j + 1) for j in range(m)]
    edge[m - 1] = (1 - 2 * h**m + max(2 * h - 1, 0) ** m) / factorial(m)
    matrix = [
        [Fraction(1, factorial(i - j + 1)) if i - j + 1 >= 0 else Fraction(0) for j in range(m)]
        for i in range(m)
    ]
    for i in range(m):
        matrix[i][0] = edge[i]
    for j in range(m):
        matrix[m - 1][j] = edge[m - 1 - j]
    square = [[scaled(x) for x in row] for row in matrix]
    power, rest = None, n
    while rest:
        if rest & 1:
            power = square if power is None else multiply(power, square)
        rest >>= 1
        if rest:
            square = multiply(square, square)
    return power[k - 1][k - 1] * factorial(n) / Fraction(n) ** n / ONE


def smirnov(n, d):
    """Birnbaum & Tingey (1951); every power in integers."""
    total = Fraction(0)
    for v in range(int(n * (1 - d)) + 1):
        a, b = d + Fraction(v, n), 1 - d - Fraction(v, n)
        term = comb(n, v) * scaled_power(a, v - 1) * scaled_power(b, n - v)
        total += Fraction(term, FINE**2)
    return d * total


def scaled_power(x, exponent):
    """x^exponent FINE, rounded down, for x in (0, 1]."""
    if exponent < 0:
        return FINE * x.denominator // x.numerator
    result, base = FINE, x.numerator * FINE // x.denominator
    while exponent:
        if exponent & 1:
            result = result * base // FINE
        base = base * base // FINE
        exponent >>= 1
    return result


middle = []
for n, zs in [
    (2, [0.5, 0.7, 1.0, 1.3]),
    (5, [0.3, 0.45, 0.7, 1.0, 1.5, 1.9]),
    (20, [0.2, 0.4, 0.6, 0.868, 0.87, 1.2, 1.99, 2.01, 3.0]),
    (100, [0.1, 0.3, 0.6, 0.86, 0.88, 1.3, 1.99, 2.0, 2.01, 3.0]),
    (140, [0.08, 0.3, 0.8, 0.9, 1.5, 2.1]),
    (141, [0.08, 0.3, 0.8, 0.9, 1.2, 1.48, 1.49]),
    (500, [0.1, 0.3, 0.6, 1.0, 1.4]),
]:
    for z in zs:
        d = z / n**0.5
        exact = 1 - cdf(n, Fraction(d))
        middle.append({"n": n, "d": d, "tail": float(exact)})

far = []
for n, ds in [(10, [0.6, 0.95]), (141, [0.2, 0.45]), (300, [0.3, 0.8, 0.89]), (1000, [0.06, 0.3, 0.55])]:
    for d in ds:
        far.append({"n": n, "d": d, "tail": float(2 * smirnov(n, Fraction(d)))})

finish(
    "stats_ks_exact",
    {
        "how": "Python integers with 220 and 800 digits behind the point. middle: 1 - Durbin's "
        "matrix power, exact; far: twice Smirnov's one-sided tail, exact where both sides cannot "
        "be exceeded together (d >= 1/2) and up to the joint probability, below 1e-20 of it here, "
        "else.",
        "middle": middle,
        "far": far,
    },
)
