"""Pictures of every PNG colour type and depth, written here chunk by chunk, and JPEGs of Pillow,
with the pixels that they hold; Pillow's grey and its bicubic resize."""

import base64
import hashlib
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
    """Of 16 bits the upper 8, as Pillow has colours and those with alpha."""
    return samples >> 8 if depth == 16 else samples * 255 // (2**depth - 1)


def over_white(colour, alpha):
    """round(255 (a c + 1 - a)), in integers."""
    return (2 * (colour * alpha + 255 * (255 - alpha)) + 255) // 510


def samples(channels, depth):
    return random.randint(0, 2**depth, (HEIGHT, WIDTH, channels))


cases = []


def add(name, file, pixels, alpha=None, check=True):
    """Pillow's convert must give these pixels, and is the source of the grey ones. `check` is False
    for grey of 16 bits alone, which Pillow 9.4 does not scale but clips."""
    mode = "L" if pixels.shape[2] == 1 else "RGB"
    image = Image.open(io.BytesIO(file))
    if check:
        assert (numpy.array(image.convert(mode)).reshape(pixels.shape) == pixels).all(), name
    case = {
        "name": name,
        "file": base64.b64encode(file).decode(),
        "shape": [pixels.shape[2], HEIGHT, WIDTH],
        "pixels": planes(pixels),
        "grey": planes(numpy.array(image.convert("L"))[..., None] if check else pixels),
    }
    if alpha is not None:
        case["white"] = planes(over_white(pixels, alpha))
    cases.append(case)


def planes(pixels):
    return [int(v) for v in pixels.transpose(2, 0, 1).ravel()]


for depth in [1, 2, 4, 8, 16]:
    s = samples(1, depth)
    add(f"grey {depth}", png(s, 0, depth), to_byte(s, depth), check=depth < 16)
for depth in [8, 16]:
    s = samples(3, depth)
    add(f"colour {depth}", png(s, 2, depth), to_byte(s, depth))
    s = samples(2, depth)
    s[..., 1][s[..., 1] < 2 ** (depth - 2)] = 0
    eight = to_byte(s, depth)
    add(f"grey with alpha {depth}", png(s, 4, depth), eight[..., :1], eight[..., 1:])
    s = samples(4, depth)
    s[..., 3][s[..., 3] < 2 ** (depth - 2)] = 0
    eight = to_byte(s, depth)
    add(f"colour with alpha {depth}", png(s, 6, depth), eight[..., :3], eight[..., 3:])
    s = samples(3, depth)
    add(f"interlaced colour {depth}", png(s, 2, depth, interlace=True), to_byte(s, depth))
for depth in [1, 2, 4, 8]:
    count = min(2**depth, 40)
    palette = random.randint(0, 256, (count, 3))
    s = random.randint(0, count, (HEIGHT, WIDTH, 1))
    colours = [(b"PLTE", bytes(palette.ravel().tolist()))]
    add(f"palette {depth}", png(s, 3, depth, colours), palette[s[..., 0]])
    alpha = numpy.full(count, 255)
    alpha[: count // 2] = random.randint(0, 256, count // 2)
    colours.append((b"tRNS", bytes(alpha[: count // 2].tolist())))
    seen = palette[s[..., 0]]
    add(f"palette with alpha {depth}", png(s, 3, depth, colours), seen, alpha[s])
for depth in [1, 2, 8, 16]:
    s = samples(1, depth)
    s[2:4, 1:3] = 1
    keyed = numpy.where(s == 1, 0, 255)
    file = png(s, 0, depth, [(b"tRNS", struct.pack(">H", 1))])
    add(f"grey {depth} with one transparent", file, to_byte(s, depth), keyed, check=depth < 16)
for depth, key in [(8, [9, 8, 7]), (16, [2313, 8, 65535])]:
    s = samples(3, depth)
    s[1:3, 2:5] = key
    keyed = numpy.where((s == key).all(-1, keepdims=True), 0, 255)
    file = png(s, 2, depth, [(b"tRNS", struct.pack(">HHH", *key))])
    add(f"colour {depth} with one transparent", file, to_byte(s, depth), keyed)

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
# Black and white alone overshoot the most.
harsh = 255 * random.randint(0, 2, (67, 41, 3)).astype(numpy.uint8)


def resized(pixels, sizes):
    out = []
    for height, width in sizes:
        found = numpy.array(Image.fromarray(pixels).resize((width, height), Image.BICUBIC))
        grey = Image.fromarray(pixels).convert("L").resize((width, height), Image.BICUBIC)
        digest = lambda of: hashlib.sha256(of.tobytes()).hexdigest()
        out.append(
            {
                "size": [height, width],
                "colour": digest(found.transpose(2, 0, 1)),
                "grey": digest(numpy.array(grey)),
            }
        )
    return out


few = [[19, 23], [7, 5], [40, 31], [19, 8], [6, 23], [1, 1], [64, 64]]
many = [[int(v) for v in random.randint(1, 140, 2)] for _ in range(60)]

colours = random.randint(0, 256, (48, 64, 3)).astype(numpy.uint8)
greys = numpy.array(Image.fromarray(colours).convert("L"))

finish(
    "pictures",
    {
        "how": f"PNG files made chunk by chunk from known samples (checked with Pillow {PIL.__version__}'s "
        "convert but for 16-bit grey, which it clips; white: laid over white in integers); JPEG files and "
        "their pixels, grey = convert('L') and SHA-256 of resize(BICUBIC) of Pillow. Pixels are "
        "[channels, height, width].",
        "png": cases,
        "jpeg": jpegs,
        "resized": [
            {"file": base64.b64encode(png(noise, 2, 8)).decode(), "to": resized(noise, few + many)},
            {"file": base64.b64encode(png(harsh, 2, 8)).decode(), "to": resized(harsh, few + many)},
        ],
        "colours": base64.b64encode(png(colours, 2, 8)).decode(),
        "greys": base64.b64encode(greys.tobytes()).decode(),
    },
)
