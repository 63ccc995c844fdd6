"""The blocks of @inkwash/random, written a second time on Python's integers: xoshiro128++ in four
lanes, whose states Philox4x32-10 sets for every 256 words. Words and digests are integers.
"""

from common import finish

MASK = 0xFFFFFFFF


def philox(counter, key):
    """One block: the rounds of Random123's philox.h."""
    c, k = list(counter), list(key)
    for _ in range(10):
        p0, p1 = 0xD2511F53 * c[0], 0xCD9E8D57 * c[2]
        c = [(p1 >> 32) ^ c[1] ^ k[0], p1 & MASK, (p0 >> 32) ^ c[3] ^ k[1], p0 & MASK]
        k = [(k[0] + 0x9E3779B9) & MASK, (k[1] + 0xBB67AE85) & MASK]
    return c


def rotate(x, k):
    return ((x << k) | (x >> (32 - k))) & MASK


def xoshiro(s):
    """The next word of xoshiro128++ and its next state: the lines of xoshiro128plusplus.c."""
    result = (rotate((s[0] + s[3]) & MASK, 7) + s[0]) & MASK
    s = list(s)
    t = (s[1] << 9) & MASK
    s[2] ^= s[0]
    s[3] ^= s[1]
    s[1] ^= s[2]
    s[0] ^= s[3]
    s[2] ^= t
    s[3] = rotate(s[3], 11)
    return result, s


def block(seed, stream, number):
    """The 256 words of a block."""
    key = ((seed & MASK) ^ 0x13198A2E, (seed >> 32) ^ 0x03707344)
    counters = [4 * number + j for j in range(4)]
    rows = [philox((c & MASK, c >> 32, *stream), key) for c in counters]
    lanes = [[row[i] for row in rows] for i in range(4)]
    out = []
    for _ in range(64):
        for i in range(4):
            word, lanes[i] = xoshiro(lanes[i])
            out.append(word)
    return out


def words(seed, stream, first, count):
    out = []
    for number in range(first // 256, (first + count + 255) // 256):
        out += block(seed, stream, number)
    skip = first % 256
    return out[skip : skip + count]


def checksum(values):
    """sum of (i + 1) * word_i modulo 2^32."""
    return sum((i + 1) * w for i, w in enumerate(values)) & MASK


def fork(seed, stream, key):
    """The name of a child stream of an integer."""
    naming = ((seed & MASK) ^ 0xA4093822, (seed >> 32) ^ 0x299F31D0)
    return philox((key & MASK, key >> 32, *stream), naming)[:2]


state, known = [1, 2, 3, 4], []
for _ in range(10):
    word, state = xoshiro(state)
    known.append(word)
# The first words of xoshiro128plusplus.c from the state 1, 2, 3, 4, as rand_xoshiro tests them.
assert known == [
    641, 1573767, 3222811527, 3517856514, 836907274,
    4247214768, 3867114732, 1355841295, 495546011, 621204420,
]  # fmt: skip

CASES = [
    (0, (0, 0), 0, 1),
    (1, (0, 0), 1, 3),
    (2**53 - 1, (0xFFFFFFFF, 7), 2, 63),
    (7, (1, 2), 255, 65),
    (20261121, (3, 4), 256 * 2**30 - 9, 1027),
    (9, (0, 0), 2**53 - 2049, 2049),
    (10, (5, 0), 12345, 65537),
    (42, (0, 0), 0, 1_000_003),
]
cases = []
for seed, stream, index, n in CASES:
    made = words(seed, stream, index, n)
    cases.append(
        {"seed": seed, "stream": list(stream), "index": index, "n": n, "first": made[:8], "sum": checksum(made)}
    )
forks = [
    {"seed": seed, "stream": list(stream), "key": key, "name": fork(seed, stream, key)}
    for seed, stream, key in ((0, (0, 0), 0), (1, (5, 6), 7), (2**53 - 1, (0, 9), 2**53 - 1))
]
how = "Python's integers; internal/golden/make/block.py"
finish("block", {"how": how, "known": known, "cases": cases, "forks": forks}, rtol=0)
