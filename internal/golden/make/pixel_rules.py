"""Bytes to [-1, 1] and back as tutorials 000 and 001 do it, in float32 and float64."""

import numpy

from common import finish

random = numpy.random.RandomState(3)
edges = [-1.5, -1, -0.0, 0, 1, 1.5, 1 - 2**-24, -1 + 2**-24, 2 / 255 - 1, 3 / 255 - 1]
values = numpy.concatenate([edges, random.uniform(-1.2, 1.2, 300), numpy.arange(256) / 127.5 - 1])


def back_000(x):
    return (((numpy.clip(x, -1, 1) + 1) / 2) * 255).astype(numpy.uint8)


def back_001(x):
    return (((x + 1) / 2).clip(0, 1) * 255).astype(numpy.uint8)


def both(x):
    assert (back_000(x) == back_001(x)).all()
    return [int(b) for b in back_000(x)]


there = numpy.arange(256, dtype=numpy.uint8).astype(numpy.float32) / 255
single = values.astype(numpy.float32)
finish(
    "pixel_rules",
    {
        "how": f"numpy {numpy.__version__}: there = 2 (float32(byte) / 255) - 1 for bytes 0 to 255; back by "
        "clip(x, -1, 1), (x + 1) / 2, times 255, astype(uint8), the same by (x + 1) / 2, clip(0, 1).",
        "there": [float(v) for v in 2 * there - 1],
        "single": [float(v) for v in single],
        "singleBack": both(single),
        "double": [float(v) for v in values],
        "doubleBack": both(values),
    },
    rtol=0,
)
