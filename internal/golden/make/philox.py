"""The streams of @inkwash/random, written a second time: Philox4x32-10 on Python's integers, float32
normals by NumPy float32 operations one at a time, float64 normals by mpmath (python3-mpmath).

Words and the bits of float32 numbers are integers; float64 numbers are exact.
"""

import mpmath
import numpy as np
from mpmath import mp, mpf

from common import finish

mp.prec = 200
MASK = 0xFFFFFFFF
f32 = np.float32


def philox(counter, key):
    """One block, in Python integers: the rounds of Random123's philox.h."""
    c, k = list(counter), list(key)
    for _ in range(10):
        p0, p1 = 0xD2511F53 * c[0], 0xCD9E8D57 * c[2]
        c = [(p1 >> 32) ^ c[1] ^ k[0], p1 & MASK, (p0 >> 32) ^ c[3] ^ k[1], p0 & MASK]
        k = [(k[0] + 0x9E3779B9) & MASK, (k[1] + 0xBB67AE85) & MASK]
    return c


def words(seed, stream, first, count):
    """`count` words of a stream from word `first` on."""
    key = (seed & MASK, seed >> 32)
    out = []
    for block in range(first // 4, (first + count + 3) // 4):
        out += philox((block & MASK, block >> 32, *stream), key)
    skip = first % 4
    return out[skip : skip + count]


def fnv1a(data, basis):
    for byte in data:
        basis = ((basis ^ byte) * 0x01000193) & MASK
    return basis


def fork(seed, stream, key):
    """The name of a child stream."""
    if isinstance(key, str):
        data = key.encode("utf-16-le", "surrogatepass")
        low = fnv1a(data, 0x811C9DC5)
        high = fnv1a(data, 0x01000193 ^ 0x811C9DC5) | 0x80000000
    else:
        low, high = key & MASK, key >> 32
    naming = ((seed & MASK) ^ 0x243F6A88, (seed >> 32) ^ 0x85A308D3)
    return philox((low, high, *stream), naming)[:2]


LOG = [f32(c) for c in (
    7.0376836292e-2, -1.1514610310e-1, 1.1676998740e-1, -1.2420140846e-1, 1.4249322787e-1,
    -1.6668057665e-1, 2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1,
)]
SIN = [f32(c) for c in (-1.9515295891e-4, 8.3321608736e-3, -1.6666654611e-1)]
COS = [f32(c) for c in (2.443315711809948e-5, -1.388731625493765e-3, 4.166664568298827e-2)]


def normals32(w0, w1):
    """Pairs of float32 normals from arrays of words; every line is one float32 operation or more."""
    u = (w0 >> 8).astype(f32) * f32(2.0**-24) + (((w0 & 255).astype(f32) + f32(0.5)) * f32(2.0**-32))
    bits = u.view(np.int32)
    exponent = (bits - np.int32(0x3F3504F3)) >> 23
    x = (bits - (exponent << 23)).view(f32) - f32(1)
    e = exponent.astype(f32)
    z = x * x
    y = np.full_like(x, LOG[0])
    for c in LOG[1:]:
        y = y * x + c
    y = (y * x) * z
    y = y + e * f32(-2.12194440e-4)
    y = y - f32(0.5) * z
    ln = (x + y) + e * f32(0.693359375)
    r = np.sqrt(f32(-2) * ln)
    quadrant = w1 >> 30
    t = 2 * (((w1 >> 6) & 0xFFFFFF).astype(np.int64) - 2**23) + 1
    a = t.astype(f32) * f32(np.pi / 4 * 2.0**-24)
    z = a * a
    y = SIN[0] * z
    y = (y + SIN[1]) * z
    y = (y + SIN[2]) * z
    sin = y * a + a
    y = COS[0] * z
    y = (y + COS[1]) * z
    y = ((y + COS[2]) * z) * z
    cos = (y - f32(0.5) * z) + f32(1)
    first = np.select([quadrant == 0, quadrant == 1, quadrant == 2], [cos, -sin, -cos], sin)
    second = np.select([quadrant == 0, quadrant == 1, quadrant == 2], [sin, cos, -sin], -cos)
    out = np.stack([r * first, r * second], axis=1)
    assert out.dtype == f32
    return out


def normals32_of(stream_words):
    pairs = np.array(stream_words, dtype=np.uint32).reshape(-1, 2)
    return normals32(pairs[:, 0], pairs[:, 1]).reshape(-1)


def bits(values):
    return values.view(np.uint32).tolist()


def uniforms64(stream_words):
    it = iter(stream_words)
    return [((a >> 5) * 2.0**26 + (b >> 6)) / 2.0**53 for a, b in zip(it, it)]


def normals64(stream_words):
    it = iter(uniforms64(stream_words))
    out = []
    for u, v in zip(it, it):
        radius = mpmath.sqrt(-2 * mpmath.log(1 - mpf(u)))
        angle = 2 * mpmath.pi * mpf(v)
        out += [float(radius * mpmath.cos(angle)), float(radius * mpmath.sin(angle))]
    return out


def philox_many(blocks, key):
    """Blocks 0 to `blocks` - 1 of stream (0, 0), in NumPy's 64-bit integers."""
    c0 = np.arange(blocks, dtype=np.uint64)
    c1 = c2 = c3 = np.zeros(blocks, dtype=np.uint64)
    k0, k1 = key
    low, half = np.uint64(MASK), np.uint64(32)
    for _ in range(10):
        p0, p1 = np.uint64(0xD2511F53) * c0, np.uint64(0xCD9E8D57) * c2
        c0, c1, c2, c3 = (p1 >> half) ^ c1 ^ np.uint64(k0), p1 & low, (p0 >> half) ^ c3 ^ np.uint64(k1), p0 & low
        k0, k1 = (k0 + 0x9E3779B9) & MASK, (k1 + 0xBB67AE85) & MASK
    return np.stack([c0, c1, c2, c3], axis=1).astype(np.uint32).reshape(-1)


def digest(array):
    """FNV-1a taking in whole words."""
    value = 0x811C9DC5
    for word in array.tolist():
        value = ((value ^ word) * 0x01000193) & MASK
    return value


STREAMS = [
    (0, (0, 0), 0),
    (1, (0, 0), 0),
    (42, (7, 0), 3),
    (20261121, (0xDEADBEEF, 0x12345678), 4 * 2**32 - 6),
    (2**53 - 1, (MASK, MASK), 2**53 - 48),
]

FORKS = [
    (0, (0, 0), 0), (0, (0, 0), 1), (1, (0, 0), 0), (1, (0, 0), 2**53 - 1), (1, (0, 0), 2**32),
    (1, (0, 0), ""), (1, (0, 0), "start"), (1, (0, 0), "0"), (1, (5, 6), "start"),
    (2**53 - 1, (0, 0), "\u00e9\u4e2d\U0001f58c"),
]

EXTREMES = [0, 1, 63, 64, 127, 128, 255, 256, 0x7FFFFFFF, 0x80000000, 0xB504F333, 0xFFFFFF00, 0xFFFFFF7F, 0xFFFFFFFF]


def stream_case(seed, stream, first):
    # Normals are made of pairs of words, float64 numbers of whole blocks.
    even, whole = first - first % 2, first - first % 4
    return {
        "seed": seed,
        "stream": list(stream),
        "index": first,
        "words": words(seed, stream, first, 24),
        "normals32": bits(normals32_of(words(seed, stream, even, 26))[first - even :][:24]),
        "uniforms64": uniforms64(words(seed, stream, first + first % 2, 24)),
        "normals64": normals64(words(seed, stream, whole, 28))[(first - whole + 1) // 2 :][:12],
    }


extreme_pairs = np.array([(a, b) for a in EXTREMES for b in EXTREMES], dtype=np.uint32)
million = philox_many(250_000, (1, 0))
assert million[:24].tolist() == words(1, (0, 0), 0, 24)

finish(
    "philox",
    {
        "how": f"Python integers, NumPy {np.__version__}, mpmath {mpmath.__version__}; see make/philox.py",
        "streams": [stream_case(*case) for case in STREAMS],
        "forks": [
            {"seed": seed, "stream": list(stream), "key": key, "name": fork(seed, stream, key)}
            for seed, stream, key in FORKS
        ],
        "pairs": {
            "words": extreme_pairs.reshape(-1).tolist(),
            "bits": bits(normals32(extreme_pairs[:, 0], extreme_pairs[:, 1]).reshape(-1)),
        },
        "million": {
            "seed": 1,
            "words": digest(million),
            "normals32": digest(normals32_of(million).view(np.uint32)),
        },
    },
    1e-15,
)
