"""Pictures of every PNG colour type and depth, written here chunk by chunk, and JPEGs of Pillow,
with the pixels that they hold; Pillow's grey and its bicubic resize."""

import base64
import io
import struct
import zlib

import numpy
import PIL
from PIL import Image

from common import finish

WIDTH, HEIGHT = 7, 5
random = numpy.random.RandomState(5)


def chunk(name, body):
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def packed(rows, depth):
    """Rows of samples to bytes, each row from a new byte."""
    if depth == 16:
        return [b"".join(struct.pack(">H", int(v)) for v in row) for row in rows]
    if depth == 8:
        return [bytes(int(v) for v in row) for row in rows]
    out = []
    for row in rows:
        bits = "".join(format(int(v), f"0{depth}b") for v in row)
        bits += "0" * (-len(bits) % 8)
        out.append(bytes(int(bits[i : i + 8], 2) for i in range(0, len(bits), 8)))
    return out


PASSES = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]


def filtered(lines, size):
    """Each line with a filter of its own kind, in turn: none, sub, up, average, Paeth."""
    out, above = b"", None
    for kind, line in enumerate(lines):
        kind %= 5
        above = above or bytes(len(line))
        coded = bytearray()
        for i, v in enumerate(line):
            a = line[i - size] if i >= size else 0
            b, c = above[i], above[i - size] if i >= size else 0
            p = a + b - c
            paeth = min((abs(p - a), 0, a), (abs(p - b), 1, b), (abs(p - c), 2, c))[2]
            coded.append((v - [0, a, b, (a + b) // 2, paeth][kind]) % 256)
        out, above = out + bytes([kind]) + bytes(coded), line
    return out


def png(samples, kind, depth, extra=(), interlace=False):
    """samples: [height, width, channels]."""
    height, width, channels = samples.shape
    size = max(1, channels * depth // 8)
    raw = b""
    for x, y, dx, dy in PASSES if interlace else [(0, 0, 1, 1)]:
        part = samples[y::dy, x::dx]
        if part.size:
            raw += filtered(packed(part.reshape(part.shape[0], -1), depth), size)
    header = struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, int(interlace))
    body = zlib.compress(raw, 9)
    half = len(body) // 2
    chunks = [(b"IHDR", header), (b"tEXt", b"Comment\0left out"), *extra]
    chunks += [(b"IDAT", body[:half]), (b"IDAT", body[half:]), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*c) for c in chunks)


def to_byte(samples, depth):
    top = 2**depth - 1
    return (2 * 255 * samples.astype(numpy.int64) + top) // (2 * top)


def over_white(colour, alpha, depth):
    """round(255 (a c + 1 - a)), in integers."""
    top = 2**depth - 1
    c, a = colour.astype(numpy.int64), alpha.astype(numpy.int64)
    return (2 * 255 * (c * a + top * (top - a)) + top * top) // (2 * top * top)


def samples(channels, depth):
    return random.randint(0, 2**depth, (HEIGHT, WIDTH, channels))


cases = []


def add(name, file, pixels, check=True):
    """`check`: Pillow, where it reads this kind without losing bits, must agree."""
    if check:
        mode = "L" if pixels.shape[2] == 1 else "RGB"
        seen = numpy.array(Image.open(io.BytesIO(file)).convert(mode)).reshape(pixels.shape)
        assert (seen == pixels).all(), name
    cases.append(
        {
            "name": name,
            "file": base64.b64encode(file).decode(),
            "shape": [pixels.shape[2], HEIGHT, WIDTH],
            "pixels": [int(v) for v in pixels.transpose(2, 0, 1).ravel()],
        }
    )


for depth in [1, 2, 4, 8, 16]:
    s = samples(1, depth)
    add(f"grey {depth}", png(s, 0, depth), to_byte(s, depth), depth < 16)
for depth in [8, 16]:
    s = samples(3, depth)
    add(f"colour {depth}", png(s, 2, depth), to_byte(s, depth), depth < 16)
    s = samples(2, depth)
    s[..., 1][s[..., 1] < 2 ** (depth - 2)] = 0
    add(f"grey with alpha {depth}", png(s, 4, depth), over_white(s[..., :1], s[..., 1:], depth), False)
    s = samples(4, depth)
    add(f"colour with alpha {depth}", png(s, 6, depth), over_white(s[..., :3], s[..., 3:], depth), False)
    s = samples(3, depth)
    add(f"interlaced colour {depth}", png(s, 2, depth, interlace=True), to_byte(s, depth), depth < 16)
for depth in [1, 2, 4, 8]:
    count = min(2**depth, 40)
    palette = random.randint(0, 256, (count, 3))
    s = random.randint(0, count, (HEIGHT, WIDTH, 1))
    colours = [(b"PLTE", bytes(palette.ravel().tolist()))]
    add(f"palette {depth}", png(s, 3, depth, colours), palette[s[..., 0]])
    alpha = numpy.full(count, 255)
    alpha[: count // 2] = random.randint(0, 256, count // 2)
    colours.append((b"tRNS", bytes(alpha[: count // 2].tolist())))
    seen = over_white(palette, alpha[:, None], 8)[s[..., 0]]
    add(f"palette with alpha {depth}", png(s, 3, depth, colours), seen, False)
s = samples(1, 2)
keyed = numpy.where(s == 2, 255, to_byte(s, 2))
add("grey 2 with one transparent", png(s, 0, 2, [(b"tRNS", struct.pack(">H", 2))]), keyed, False)
s = samples(3, 8)
s[1:3, 2:5] = [9, 8, 7]
keyed = numpy.where((s == [9, 8, 7]).all(-1, keepdims=True), 255, s)
add("colour with one transparent", png(s, 2, 8, [(b"tRNS", struct.pack(">HHH", 9, 8, 7))]), keyed, False)

smooth = numpy.zeros((16, 24, 3), numpy.uint8)
rows, columns = numpy.mgrid[0:16, 0:24]
smooth[..., 0], smooth[..., 1], smooth[..., 2] = 10 * columns, 15 * rows, 5 * (rows + columns)


def jpeg(image, **options):
    file = io.BytesIO()
    image.save(file, "JPEG", **options)
    pixels = numpy.array(Image.open(io.BytesIO(file.getvalue())))
    pixels = pixels.reshape(*pixels.shape[:2], -1)
    return {
        "file": base64.b64encode(file.getvalue()).decode(),
        "shape": [pixels.shape[2], pixels.shape[0], pixels.shape[1]],
        "pixels": [int(v) for v in pixels.transpose(2, 0, 1).ravel()],
    }


colour = Image.fromarray(smooth)
jpegs = {
    "baseline": jpeg(colour, quality=95, subsampling=0),
    "progressive": jpeg(colour, quality=95, subsampling=0, progressive=True),
    "grey": jpeg(colour.convert("L"), quality=95),
}

noise = random.randint(0, 256, (19, 23, 3)).astype(numpy.uint8)
sizes = [[19, 23], [7, 5], [40, 31], [19, 8], [6, 23], [1, 1], [64, 64]]
resized = []
for height, width in sizes:
    found = numpy.array(Image.fromarray(noise).resize((width, height), Image.BICUBIC))
    grey = numpy.array(Image.fromarray(noise).convert("L").resize((width, height), Image.BICUBIC))
    resized.append(
        {
            "size": [height, width],
            "colour": base64.b64encode(found.transpose(2, 0, 1).tobytes()).decode(),
            "grey": base64.b64encode(grey.tobytes()).decode(),
        }
    )

colours = random.randint(0, 256, (48, 64, 3)).astype(numpy.uint8)
greys = numpy.array(Image.fromarray(colours).convert("L"))

finish(
    "pictures",
    {
        "how": f"PNG files made chunk by chunk from known samples (checked with Pillow {PIL.__version__} "
        "where it keeps all bits; transparent ones over white, in integers); JPEG files and their "
        "pixels, grey = convert('L') and resize(BICUBIC) of Pillow. Pixels are [channels, height, width].",
        "png": cases,
        "jpeg": jpegs,
        "noise": base64.b64encode(png(noise, 2, 8)).decode(),
        "resized": resized,
        "colours": base64.b64encode(png(colours, 2, 8)).decode(),
        "greys": base64.b64encode(greys.tobytes()).decode(),
    },
)
