"""Files that NumPy, Python's zipfile and csv, and Pillow write, with the numbers that they hold."""

import base64
import csv
import gzip
import io
import struct
import zipfile

import numpy
import PIL
from PIL import Image

from common import finish

random = numpy.random.RandomState(3)


def text(file):
    return base64.b64encode(file).decode()


def numbers(array):
    return [float(v) for v in array.astype(numpy.float64).ravel()]


def npy(array, version=None):
    file = io.BytesIO()
    numpy.lib.format.write_array(file, array, version)
    return file.getvalue()


def values(dtype, shape):
    kind = numpy.dtype(dtype)
    count = int(numpy.prod(shape))
    if kind.kind == "b":
        return (random.randint(0, 2, count) == 1).reshape(shape)
    if kind.kind == "f":
        # All exponents, zeros of both signs and the smallest and largest numbers among them.
        info = numpy.finfo(kind)
        whole = numpy.ldexp(random.standard_normal(count), random.randint(-14, 14, count))
        edge = [0.0, -0.0, info.max, info.min, info.tiny, info.smallest_subnormal, -info.smallest_subnormal]
        whole = whole.astype(kind)
        whole[: min(count, 7)] = edge[: min(count, 7)]
        return whole.reshape(shape)
    info = numpy.iinfo(kind)
    low, high = int(info.min), int(info.max)
    drawn = [low, high] + [low + int(u * (high - low)) for u in random.random_sample(count)]
    return numpy.array(drawn[:count], dtype=kind).reshape(shape)


arrays = []
for kind in ["f2", "f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "?"]:
    for order in ["<", ">"]:
        if order == ">" and kind in ["i1", "u1", "?"]:
            continue
        for layout, shape, version in [("C", (5, 3), (1, 0)), ("F", (4, 2, 3), (2, 0)), ("C", (9,), (3, 0))]:
            array = numpy.asarray(values(order + kind, shape), order=layout)
            arrays.append(
                {
                    "name": f"{order}{kind} {layout} version {version[0]}",
                    "file": text(npy(array, version)),
                    "shape": list(shape),
                    "values": numbers(array),
                }
            )
arrays.append({"name": "one axis of one", "file": text(npy(numpy.ones((1, 1, 1)))), "shape": [1, 1, 1], "values": [1.0]})

refused = [
    {"name": "pickled objects", "file": text(npy(numpy.array([None, "a"], dtype=object)))},
    {"name": "records", "file": text(npy(numpy.zeros(3, dtype=[("x", "f4"), ("y", "i4")])))},
    {"name": "complex", "file": text(npy(numpy.zeros(3, dtype="c16")))},
    {"name": "strings", "file": text(npy(numpy.array(["a", "b"])))},
    {"name": "bytes", "file": text(npy(numpy.array([b"a", b"b"])))},
    {"name": "dates", "file": text(npy(numpy.array(["2026-01-01"], dtype="M8[D]")))},
    {"name": "no axis", "file": text(npy(numpy.array(3.0)))},
    {"name": "empty", "file": text(npy(numpy.zeros((0, 2))))},
    {"name": "nan", "file": text(npy(numpy.array([[0.0], [numpy.nan]])))},
    {"name": "infinite", "file": text(npy(numpy.array([numpy.inf], dtype="f2")))},
]

x, y = values("<f8", (20, 2)), random.randint(0, 3, 20)
digits = random.randint(0, 256, (3, 4, 5)).astype(numpy.uint8)


def npz(save, **parts):
    file = io.BytesIO()
    save(file, **parts)
    return file.getvalue()


def undated(file):
    """The same archive with fixed dates, so that it is the same on every day."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            body = old.read(info)
            info.date_time = (1980, 1, 1, 0, 0, 0)
            with new.open(info, "w", force_zip64=True) as part:
                part.write(body)
    return out.getvalue()


parts = {"x": x, "y": y, "digits": digits}
stored, deflated = undated(npz(numpy.savez, **parts)), undated(npz(numpy.savez_compressed, **parts))
limit, zipfile.ZIP64_LIMIT = zipfile.ZIP64_LIMIT, 16
zip64 = undated(stored)
zipfile.ZIP64_LIMIT = limit
for file in [stored, deflated, zip64]:
    with numpy.load(io.BytesIO(file)) as found:
        assert all((found[name] == parts[name]).all() for name in parts)


def idx(kind, dtype, shape):
    array = values(dtype, shape)
    head = struct.pack(f">HBB{len(shape)}I", 0, kind, len(shape), *shape)
    file = head + array.astype(dtype).tobytes()
    return {"name": f"{dtype} {len(shape)}", "file": text(file), "shape": list(shape), "values": numbers(array)}


idx_files = [
    idx(0x08, ">u1", (3, 4, 5)),
    idx(0x08, ">u1", (7,)),
    idx(0x09, ">i1", (2, 2, 2, 2)),
    idx(0x0B, ">i2", (3, 3)),
    idx(0x0C, ">i4", (3, 2)),
    idx(0x0D, ">f4", (4, 2)),
    idx(0x0E, ">f8", (4, 2)),
]


def table(rows, **options):
    file = io.StringIO(newline="")
    csv.writer(file, **options).writerows(rows)
    return file.getvalue().encode()


def savetxt(array, **options):
    file = io.BytesIO()
    numpy.savetxt(file, array, **options)
    return file.getvalue()


hard = numpy.concatenate([random.standard_normal(40) * 10.0 ** random.randint(-300, 300, 40), values("<f8", (8,))])
hard = hard.reshape(-1, 2)
named = [["first, x", 'the "y"']] + [[repr(float(a)), repr(float(b))] for a, b in x]
tables = [
    {"name": "savetxt", "file": text(savetxt(hard)), "values": numbers(hard)},
    {"name": "savetxt, commas", "file": text(savetxt(hard, delimiter=",", fmt="%.17g")), "values": numbers(hard)},
    {"name": "savetxt, header", "file": text(savetxt(hard, header="a b", newline="\r\n")), "values": numbers(hard)},
    {"name": "csv, names", "file": text(table(named)), "values": numbers(x)},
    {"name": "csv, all quoted", "file": text(table(named, quoting=csv.QUOTE_ALL)), "values": numbers(x)},
    {"name": "csv, tabs", "file": text(table(named, dialect="excel-tab")), "values": numbers(x)},
    {"name": "csv, semicolons, marked", "file": text(b"\xef\xbb\xbf" + table(named, delimiter=";")), "values": numbers(x)},
    {"name": "csv, gzipped", "file": text(gzip.compress(table(named), mtime=0)), "values": numbers(x)},
]

smooth = numpy.zeros((16, 24, 4), numpy.uint8)
rows, columns = numpy.mgrid[0:16, 0:24]
smooth[..., 0], smooth[..., 1], smooth[..., 2] = 10 * columns, 15 * rows, 5 * (rows + columns)
smooth[..., 3] = numpy.where((rows + columns) % 3 == 0, 0, 255 - 7 * rows)


def webp(array, **options):
    file = io.BytesIO()
    Image.fromarray(array).save(file, "WEBP", **options)
    return file.getvalue()


def picture(name, file):
    """Pillow's pixels without their alpha, and laid over white in integers."""
    image = Image.open(io.BytesIO(file))
    found = numpy.array(image.convert("RGBA")).astype(numpy.int64)
    alpha = found[..., 3:]
    white = (2 * (found[..., :3] * alpha + 255 * (255 - alpha)) + 255) // (2 * 255)
    plain = numpy.array(image.convert("RGB"))
    pixels, over = ([int(v) for v in of.transpose(2, 0, 1).ravel()] for of in (plain, white))
    shape = [3, *white.shape[:2]]
    return {"name": name, "file": text(file), "shape": shape, "pixels": pixels, "white": over}


webps = [
    picture("lossless", webp(smooth[..., :3], lossless=True)),
    picture("lossless with alpha", webp(smooth, lossless=True, exact=True)),
    picture("lossy", webp(smooth[..., :3], quality=90)),
    picture("lossy with alpha", webp(smooth, quality=90)),
]

finish(
    "data_files",
    {
        "how": f"NPY and NPZ of NumPy {numpy.__version__} (zip64 by Python's zipfile with a lowered limit), "
        "IDX byte by byte, tables of numpy.savetxt and Python's csv, WebP of Pillow "
        f"{PIL.__version__}; files in base64, values in C order.",
        "npy": arrays,
        "refused": refused,
        "npz": {"stored": text(stored), "deflated": text(deflated), "zip64": text(zip64)},
        "arrays": {name: {"shape": list(part.shape), "values": numbers(part)} for name, part in parts.items()},
        "idx": idx_files,
        "tables": tables,
        "webp": webps,
    },
    rtol=0,
)
