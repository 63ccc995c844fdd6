"""Outputs and gradients in PyTorch of every form of small network that nn offers."""

import math

import torch
from torch import nn

from common import finish
from seed004_train import uniforms

ROWS, BATCH = 5, 6
torch.set_default_dtype(torch.float64)
functions = {
    "softplus": nn.functional.softplus,
    "silu": nn.functional.silu,
    "gelu": nn.functional.gelu,
    "tanh": torch.tanh,
    "relu": torch.relu,
}


def fnv1a(text):
    h = 0x811C9DC5
    for byte in text.encode():
        h = ((h ^ byte) * 0x01000193) & 0xFFFFFFFF
    return h


class Features(nn.Module):
    """What a network is told of the noise level."""

    def __init__(self, told):
        super().__init__()
        self.told = told
        if told["kind"] == "embedding":
            self.embed = nn.Embedding(told["steps"], told["features"])

    def forward(self, c):
        told = self.told
        if told["kind"] == "embedding":
            return self.embed(c.long())
        count = told["features"] // 2
        if told["kind"] == "sinusoidal":
            phase = c[:, None] * told["period"] ** (-torch.arange(count) / count)
        else:
            low, high = told["range"]
            u = ((c - low) / (high - low)).clamp(0, 1)[:, None]
            if told["kind"] == "fourier":
                phase = math.pi * torch.arange(1, count + 1) * u
            else:
                phase = 2 * math.pi * torch.tensor(told["frequencies"]) * u
        return torch.cat([torch.sin(phase), torch.cos(phase)], 1)


class Told(Features):
    """Features, through two layers if there are any, and the class."""

    def __init__(self, options):
        super().__init__(options["conditioning"])
        self.f = functions[options["activation"]]
        size, hidden = options["conditioning"]["features"], options["hidden"]
        self.size = hidden or size
        if hidden:
            self.lin1, self.lin2 = nn.Linear(size, hidden), nn.Linear(hidden, hidden)
        if options["classes"]:
            self.classes = nn.Embedding(options["classes"] + 1, self.size)

    def forward(self, c, label):
        h = super().forward(c)
        if hasattr(self, "lin1"):
            h = self.lin2(self.f(self.lin1(h)))
        if hasattr(self, "classes"):
            h = h + self.classes(label)
        return self.f(h) if hasattr(self, "lin1") else h


class Layer(nn.Module):
    """f(scale * (W x + b) + shift), and back to the width of x in a residual block."""

    def __init__(self, options, inputs, outputs, told, block):
        super().__init__()
        self.f, self.entry, self.block = functions[options["activation"]], options["entry"], block
        self.lin = nn.Linear(inputs, outputs)
        if told is None:
            self.embed = nn.Embedding(options["conditioning"]["steps"], outputs)
        elif self.entry == "gate":
            self.gate = nn.Linear(told, outputs)
        elif self.entry == "film":
            self.scale, self.shift = nn.Linear(told, outputs), nn.Linear(told, outputs)
        if block:
            self.out = nn.Linear(outputs, inputs)

    def forward(self, x, told, c):
        h = self.lin(x)
        if told is None:
            h = self.embed(c.long()) * h
        elif self.entry == "gate":
            h = self.gate(told) * h
        elif self.entry == "film":
            h = self.scale(told) * h + self.shift(told)
        h = self.f(h)
        return x + self.out(h) if self.block else h


class Mlp(nn.Module):
    def __init__(self, options):
        super().__init__()
        dimension, self.widths = options["dimension"], options["widths"]
        self.concat = options["entry"] == "concat"
        rows = options["conditioning"]["kind"] == "embedding" and not options["conditioning"]["features"]
        self.time = None if rows else Told(options)
        size = None if rows else self.time.size
        inputs = dimension + (size if self.concat else 0)
        for l, width in enumerate(self.widths):
            block = options["residual"] > 0 and l > 0
            outputs = width * options["residual"] if block else width
            setattr(self, f"lin{l + 1}", Layer(options, inputs, outputs, size, block))
            inputs = width
        setattr(self, f"lin{len(self.widths) + 1}", nn.Linear(inputs, dimension))

    def forward(self, x, c, label):
        told = self.time(c, label) if self.time else None
        h = torch.cat([x, told], 1) if self.concat else x
        for l in range(len(self.widths)):
            h = getattr(self, f"lin{l + 1}")(h, told, c)
        return getattr(self, f"lin{len(self.widths) + 1}")(h)


def norm(options, channels):
    groups = max(g for g in range(1, min(options["groups"], channels) + 1) if channels % g == 0)
    return nn.GroupNorm(groups, channels)


class Block(nn.Module):
    def __init__(self, options, inputs, outputs):
        super().__init__()
        self.f = functions[options["activation"]]
        self.norm1, self.norm2 = norm(options, inputs), norm(options, outputs)
        self.conv1 = nn.Conv2d(inputs, outputs, 3, padding=1)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, padding=1)
        self.scale, self.shift = (nn.Linear(options["hidden"], outputs) for _ in range(2))
        self.skip = nn.Identity() if inputs == outputs else nn.Conv2d(inputs, outputs, 1)

    def forward(self, h, told):
        inner = self.norm2(self.conv1(self.f(self.norm1(h))))
        inner = self.scale(told)[:, :, None, None] * inner + self.shift(told)[:, :, None, None]
        return self.skip(h) + self.conv2(self.f(inner))


class Attention(nn.Module):
    def __init__(self, options, channels):
        super().__init__()
        self.heads = options["heads"]
        self.norm = norm(options, channels)
        self.qkv = nn.Conv2d(channels, 3 * channels, 1)
        self.projection = nn.Conv2d(channels, channels, 1)

    def forward(self, h):
        b, c, height, width = h.shape
        q, k, v = self.qkv(self.norm(h)).reshape(b, 3, self.heads, c // self.heads, -1).unbind(1)
        share = torch.softmax(q.transpose(-1, -2) @ k / math.sqrt(c // self.heads), -1)
        mixed = (v @ share.transpose(-1, -2)).reshape(b, c, height, width)
        return h + self.projection(mixed)


class Level(nn.Module):
    def __init__(self, options, inputs, width, side, **sampling):
        super().__init__()
        self.blocks = nn.ModuleList([Block(options, i, width) for i in inputs])
        here = side in options["attention"]
        self.attentions = nn.ModuleList([Attention(options, width) for _ in inputs] if here else [])
        for name, module in sampling.items():
            setattr(self, name, module)

    def step(self, b, h, told):
        h = self.blocks[b](h, told)
        return self.attentions[b](h) if len(self.attentions) else h


class Unet(nn.Module):
    def __init__(self, options):
        super().__init__()
        self.f = functions[options["activation"]]
        self.shape = (options["channels"], options["side"], options["side"])
        widths, blocks, side = options["widths"], options["blocks"], options["side"]
        self.time = Told(options)
        self.input = nn.Conv2d(options["channels"], widths[0], 3, padding=1)
        self.down, self.up = nn.ModuleList(), nn.ModuleList()
        kept, now = [widths[0]], widths[0]
        for level, width in enumerate(widths):
            last = level == len(widths) - 1
            more = {} if last else {"downsample": nn.Conv2d(width, width, 3, stride=2, padding=1)}
            self.down.append(Level(options, [now] + [width] * (blocks - 1), width, side >> level, **more))
            kept += [width] * (blocks if last else blocks + 1)
            now = width
        self.middle = Level(options, [now, now], now, side >> len(widths) - 1)
        del self.middle.attentions[1:]
        ups = []
        for level in reversed(range(len(widths))):
            width = widths[level]
            more = {"upsample": nn.Conv2d(width, width, 3, padding=1)} if level else {}
            inputs = []
            for _ in range(blocks + 1):
                inputs.append(now + kept.pop())
                now = width
            ups.append(Level(options, inputs, width, side >> level, **more))
        self.up.extend(reversed(ups))
        self.norm = norm(options, widths[0])
        self.output = nn.Conv2d(widths[0], options["channels"], 3, padding=1)

    def forward(self, x, c, label):
        told = self.time(c, label)
        h = self.input(x.reshape(-1, *self.shape))
        kept = [h]
        for level in self.down:
            for b in range(len(level.blocks)):
                h = level.step(b, h, told)
                kept.append(h)
            if hasattr(level, "downsample"):
                h = level.downsample(h)
                kept.append(h)
        h = self.middle.blocks[0](h, told)
        for attention in self.middle.attentions:
            h = attention(h)
        h = self.middle.blocks[1](h, told)
        for level in reversed(self.up):
            for b in range(len(level.blocks)):
                h = level.step(b, torch.cat([h, kept.pop()], 1), told)
            if hasattr(level, "upsample"):
                h = level.upsample(nn.functional.interpolate(h, scale_factor=2.0, mode="nearest"))
        return self.output(self.f(self.norm(h))).flatten(1)


def ours(name):
    """A parameter's name in nn, where the class embedding is not a part of the time's."""
    return name.replace("time.classes.", "classes.")


def between(seed, shape, low, high):
    return low + (high - low) * uniforms(seed, shape)


names = ["signal", "noise", "targetData", "targetNoise", "inputScale", "skip", "outScale", "weight"]
columns = {name: between(100 + i, (ROWS,), 0.3, 1.5) for i, name in enumerate(names)}
log_snr = torch.tensor([6.5, 4.0, 0.25, -1.0, -7.0])
row = torch.tensor([0, 1, 2, 3, 4, 1])


def run(kind, options):
    network = (Mlp if kind == "mlp" else Unet)(options)
    with torch.no_grad():
        for name, value in network.named_parameters():
            value.copy_(between(fnv1a(ours(name)), tuple(value.shape), -0.8, 0.8))
    dimension = options["dimension"]
    x0 = between(300, (BATCH, dimension), -1, 1)
    epsilon = between(400, (BATCH, dimension), -2, 2)
    # The last label is "no class".
    label = torch.arange(BATCH) % (options["classes"] + 1)
    steps = options["conditioning"]["kind"] in ("embedding", "sinusoidal")
    condition = torch.arange(ROWS, dtype=torch.float64) if steps else log_snr
    c = {name: column[row][:, None] for name, column in columns.items()}
    x = c["signal"] * x0 + c["noise"] * epsilon
    output = network(c["inputScale"] * x, condition[row], label)
    error = c["skip"] * x + c["outScale"] * output - c["targetData"] * x0 - c["targetNoise"] * epsilon
    loss = (c["weight"] * error.square()).mean()
    loss.backward()
    return {
        "options": {"kind": kind, **options},
        "condition": condition.tolist(),
        "label": label.tolist(),
        "x0": x0.flatten().tolist(),
        "noise": epsilon.flatten().tolist(),
        "output": output.flatten().tolist(),
        "loss": loss.item(),
        "gradient": {ours(n): p.grad.flatten().tolist() for n, p in network.named_parameters()},
    }


def mlp(conditioning, **options):
    defaults = {"dimension": 3, "widths": [5, 5], "activation": "silu", "entry": "gate", "hidden": 0}
    return run("mlp", {**defaults, "classes": 0, "residual": 0, **options, "conditioning": conditioning})


def unet(conditioning, **options):
    defaults = {"channels": 1, "side": 4, "widths": [2, 3], "blocks": 1, "attention": [], "heads": 1}
    options = {**defaults, "groups": 2, "activation": "silu", "hidden": 3, "classes": 0, **options}
    options["dimension"] = options["channels"] * options["side"] ** 2
    return run("unet", {**options, "conditioning": conditioning})


fourier = {"kind": "fourier", "features": 4, "range": [-4, 5]}
# Twice the first float64 normals of philox(7), a stream that philox.json pins down.
random = {**fourier, "kind": "random", "scale": 2, "seed": 7, "frequencies": [3.7477594126991565, 3.2698224433044465]}
sinusoidal = {"kind": "sinusoidal", "features": 6, "period": 100}
table = {"kind": "embedding", "steps": ROWS, "features": 3}

finish(
    "nn_networks",
    {
        "how": "Every parameter is -0.8 + 1.6 u(fnv1a of its name), u(seed) = mulberry32(seed) / 2^32 in C order; "
        "table columns 0.3 + 1.2 u(100 + i); x0 = 2 u(300) - 1, noise = 4 u(400) - 2; loss = mean of weight (skip x + "
        "outScale net - target)^2. float64, torch 1.13.1.",
        "table": {name: column.tolist() for name, column in columns.items()},
        "row": row.tolist(),
        "networks": {
            "gates by row": mlp({"kind": "embedding", "steps": ROWS, "features": 0}, activation="softplus"),
            "gates by Fourier features": mlp(fourier, widths=[4, 6, 3], activation="relu"),
            "FiLM, residual blocks, two layers, classes": mlp(
                fourier, widths=[4, 4, 4], entry="film", residual=2, hidden=5, classes=2, activation="gelu"
            ),
            "beside x, sinusoidal": mlp(sinusoidal, entry="concat", activation="tanh"),
            "beside x, sinusoidal, classes": mlp(sinusoidal, entry="concat", classes=3, residual=1),
            "FiLM by a learned row, classes": mlp(table, entry="film", classes=2, activation="softplus"),
            "gates by random features": mlp(random, hidden=4),
            "U-net": unet(fourier),
            "U-net with attention and classes": unet(
                sinusoidal, channels=2, side=6, widths=[2, 4], attention=[3], heads=2, classes=2, blocks=2
            ),
            "U-net with attention everywhere": unet(
                table, widths=[2, 2, 2], attention=[4, 2, 1], heads=2, activation="gelu", groups=3
            ),
        },
    },
    rtol=1e-9,
)
