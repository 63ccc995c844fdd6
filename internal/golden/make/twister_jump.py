"""x^(2^128) modulo the characteristic polynomial of MT19937, from its words alone.

The polynomial is found by Berlekamp and Massey from one bit of 2 * 19937 words; bit i of an integer is
the coefficient of x^i.
"""

import numpy

from common import finish

DEGREE = 19937


def characteristic():
    words = numpy.random.RandomState(1).randint(0, 2**32, 2 * DEGREE, dtype="u4")
    connection, before, length, gap, seen = 1, 1, 0, 1, 0
    for n, bit in enumerate((words & 1).tolist()):
        seen = (seen << 1) | bit
        if (connection & seen & ((2 << length) - 1)).bit_count() & 1:
            kept = connection
            connection ^= before << gap
            if 2 * length <= n:
                length, before, gap = n + 1 - length, kept, 0
        gap += 1
    assert length == DEGREE
    return int(bin(connection)[2:].zfill(DEGREE + 1)[::-1], 2)


def reduced(value, modulus):
    while (excess := value.bit_length() - 1 - DEGREE) >= 0:
        value ^= modulus << excess
    return value


modulus = characteristic()
power = 2
for _ in range(128):
    power = reduced(int("0".join(bin(power)[2:]), 2), modulus)

finish(
    "twister_jump",
    {
        "how": f"numpy {numpy.__version__} for the words; Berlekamp-Massey and 128 squarings in Python's integers.",
        "jump": f"{power:x}",
    },
)
