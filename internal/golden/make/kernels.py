"""Philox4x32-10 words, float32 uniforms and normals, and jumps at addresses of all kinds.

Written from Random123's description with NumPy's integer and float32 arithmetic, one rounding per
operation, independently of the TypeScript, WebAssembly and WGSL that must give the same bits.
The normals of the tails come with the exact values, from the C library's log, cos and sin.
"""

import math

import numpy as np

from common import finish

f32, u32, u64 = np.float32, np.uint32, np.uint64


def philox(key, counter):
    """The four words of each block; `counter` is four arrays of uint32 as uint64."""
    low = u64(0xFFFFFFFF)
    c0, c1, c2, c3 = (np.asarray(c, u64) for c in counter)
    k0, k1 = u64(key[0]), u64(key[1])
    for _ in range(10):
        p, q = u64(0xD2511F53) * c0, u64(0xCD9E8D57) * c2
        c0, c1, c2, c3 = (q >> u64(32)) ^ c1 ^ k0, q & low, (p >> u64(32)) ^ c3 ^ k1, p & low
        k0, k1 = (k0 + u64(0x9E3779B9)) & low, (k1 + u64(0xBB67AE85)) & low
    return np.stack([c0, c1, c2, c3], axis=-1).astype(u32)


def known(key, counter, expected):
    """Random123's own known answers (kat_vectors) hold."""
    words = philox(key, [[c] for c in counter])[0]
    assert [f"{w:08x}" for w in words] == expected.split(), words


known([0] * 2, [0] * 4, "6627e8d5 e169c58d bc57ac4c 9b00dbd8")
known([2**32 - 1] * 2, [2**32 - 1] * 4, "408f276d 41c83b0e a20bc7c6 6d5451fd")
known(
    [0xA4093822, 0x299F31D0],
    [0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344],
    "d16cfe09 94fdcceb 5001e420 24126ea1",
)


def words_at(key, stream, index, n):
    """The n words from `index` on."""
    blocks = np.arange(index // 4, (index + n + 3) // 4 + 1, dtype=u64)
    halves = [blocks & u64(0xFFFFFFFF), blocks >> u64(32)]
    counter = [*halves, np.full_like(blocks, stream[0]), np.full_like(blocks, stream[1])]
    return philox(key, counter).ravel()[index % 4 :][:n]


def uniforms(words):
    return (words >> u32(8)).astype(f32) * f32(2.0**-24)


def horner(x, coefficients):
    y = np.full_like(x, coefficients[0])
    for c in coefficients[1:]:
        y = y * x + f32(c)  # NumPy rounds the product and the sum separately
    return y


def normals_of(words):
    """Normals of whole pairs of words."""
    v, w = words[0::2], words[1::2]
    low = ((v & u32(255)).astype(f32) + f32(0.5)) * f32(2.0**-32)
    u = (v >> u32(8)).astype(f32) * f32(2.0**-24) + low
    bits = u.view(np.int32)
    e = (bits - np.int32(0x3F3504F3)) >> np.int32(23)
    x = (bits - (e << np.int32(23))).view(f32) - f32(1)
    e = e.astype(f32)
    z = x * x
    log = [7.0376836292e-2, -1.1514610310e-1, 1.1676998740e-1, -1.2420140846e-1]
    log += [1.4249322787e-1, -1.6668057665e-1, 2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1]
    y = horner(x, [f32(c) for c in log]) * x * z
    y = y + e * f32(-2.12194440e-4)
    y = y - f32(0.5) * z
    r = np.sqrt(f32(-2) * ((x + y) + e * f32(0.693359375)))

    t = ((w >> u32(6)) & u32(0xFFFFFF)).astype(np.int32) * np.int32(2) - np.int32(2**24 - 1)
    a = t.astype(f32) * f32(math.pi / 4 * 2**-24)
    z = a * a
    sine = [-1.9515295891e-4, 8.3321608736e-3, -1.6666654611e-1]
    cosine = [2.443315711809948e-5, -1.388731625493765e-3, 4.166664568298827e-2]
    s = horner(z, [f32(c) for c in sine]) * z * a + a
    c = (horner(z, [f32(c) for c in cosine]) * z * z - f32(0.5) * z) + f32(1)
    q = w >> u32(30)
    first = np.choose(q, [c, -s, -c, s])
    second = np.choose(q, [s, c, -s, -c])
    out = np.empty_like(words, f32)
    out[0::2], out[1::2] = r * first, r * second
    return out


def normals_at(key, stream, index, n):
    start = index - index % 2
    count = index - start + n
    return normals_of(words_at(key, stream, start, count + count % 2))[index - start :][:n]


def exact_pair(v, w):
    """The pair in float64, of the same words."""
    u = (int(v) + 0.5) / 2**32
    r = math.sqrt(-2 * math.log(u))
    angle = (2 * ((int(w) >> 6 & 0xFFFFFF) - 2**23) + 1) * (math.pi / 4 * 2**-24)
    angle += (int(w) >> 30) * math.pi / 2
    return r * math.cos(angle), r * math.sin(angle)


def checksum(words):
    """sum of (i + 1) * word_i modulo 2^32: it sees every bit and the order."""
    return int(np.sum(np.arange(1, len(words) + 1, dtype=u32) * words, dtype=u32))


def case(key, stream, index, n):
    words = words_at(key, stream, index, n)
    z = normals_at(key, stream, index, n)
    i = np.arange(n)
    x = ((i * 7919 % 2001 - 1000) / 250).astype(f32)
    row = i * 5 // n if n % 5 == 0 else np.zeros(n, int)  # five rows where they come out even
    signal, noise = ((row + 11) / 16).astype(f32), ((row + 3) / 8 - 0.2).astype(f32)
    sums = {
        "words": words,
        "uniforms": uniforms(words).view(u32),
        "normals": z.view(u32),
        "jump": (signal * x + noise * z).view(u32),
    }
    return {
        "key": key,
        "stream": stream,
        "index": index,
        "n": n,
        "sums": {name: checksum(bits) for name, bits in sums.items()},
        "first": {name: bits[:4].tolist() for name, bits in sums.items()},
    }


def tails(key, stream, n):
    """All normals beyond 5 sigma among the first n, with the exact values."""
    z = normals_at(key, stream, 0, n)
    rows = []
    for index in np.flatnonzero(np.abs(z) > 5).tolist():
        pair = words_at(key, stream, index - index % 2, 2)
        exact = exact_pair(*pair)[index % 2]
        rows.append({"index": index, "bits": int(z.view(u32)[index]), "exact": round(exact, 9)})
    return {"key": key, "stream": stream, "n": n, "found": rows}


ends = [0xFFFFFFFF, 0xFFFFFFFF]
finish(
    "kernels",
    {
        "how": f"NumPy {np.__version__}; Philox4x32-10 in uint64, all else in float32 step by step",
        "cases": [
            case([0, 0], [0, 0], 0, 1),
            case([42, 0], [0, 0], 1, 3),
            case([42, 7], [0x80000001, 5], 2, 63),
            case(ends, ends, 3, 65),
            case([1, 2], [3, 4], 4, 2047),
            case([1, 2], [3, 4], 2**34 - 5, 2051),  # the block number passes 2^32
            case([5, 6], [7, 8], 2**53 - 4100, 4100),  # up to the end of the stream
            case([9, 2**31], [2**31, 0], 12345678901, 100000),
            case([123456789, 1], [0, 0], 7, 1000003),
        ],
        "tails": tails([2026, 0], [0, 0], 24_000_000),
    },
    rtol=0,
)
