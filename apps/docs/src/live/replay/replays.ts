/** What the page is asked to replay. */
export interface Wish {
  /** An integer >= 0. */
  readonly seed: number;
  /** How many numbers, a positive integer. */
  readonly size: number;
  /** What the library has more than one of: NumPy's bit generator, the order of JAX's bits. */
  readonly variant: string;
}

/** One function of a library of Python's, and its twin here. */
export interface Replay {
  /** The call as people name it. */
  readonly label: string;
  /** A Python program that prints the numbers, one per line. */
  python(wish: Wish): string;
  /** A TypeScript program that prints the same. */
  typescript(wish: Wish): string;
  /** The numbers. */
  draw(wish: Wish): Promise<ArrayLike<number>>;
}

const print = (expression: string): string => `console.log(${expression}.join("\\n"));`;
const printPython = (expression: string): string => `print(*${expression}.tolist(), sep="\\n")`;

type Numpy = typeof import("@inkwash/random/numpy");
const loadNumpy = (): Promise<Numpy> => import("@inkwash/random/numpy");

function legacy(
  label: string,
  call: (size: number) => readonly [python: string, typescript: string],
  draw: (state: ReturnType<Numpy["randomState"]>, size: number) => ArrayLike<number>,
): Replay {
  return {
    label,
    python: ({ seed, size }) =>
      `import numpy as np\n\nnp.random.seed(${seed})\n${printPython(`np.random.${call(size)[0]}`)}`,
    typescript: ({ seed, size }) =>
      `import { randomState } from "@inkwash/random/numpy";\n\nconst rng = randomState(${seed});\n${print(`rng.${call(size)[1]}`)}`,
    draw: async ({ seed, size }) => draw((await loadNumpy()).randomState(seed), size),
  };
}

/** NumPy's bit generators: their names there, and here. */
export const bitGenerators = {
  PCG64: "pcg64",
  PCG64DXSM: "pcg64dxsm",
  Philox: "philox4x64",
  SFC64: "sfc64",
  MT19937: "mt19937",
} as const;

function modern(
  label: string,
  call: (size: number) => readonly [python: string, typescript: string],
  draw: (rng: ReturnType<Numpy["generator"]>, size: number) => ArrayLike<number>,
): Replay {
  const ours = (variant: string) => bitGenerators[variant as keyof typeof bitGenerators];
  return {
    label,
    python: ({ seed, size, variant }) =>
      `import numpy as np\n\nrng = np.random.Generator(np.random.${variant}(${seed}))\n${printPython(`rng.${call(size)[0]}`)}`,
    typescript: ({ seed, size, variant }) =>
      `import { generator, ${ours(variant)} } from "@inkwash/random/numpy";\n\nconst rng = generator(${ours(variant)}(${seed}));\n${print(`rng.${call(size)[1]}`)}`,
    draw: async ({ seed, size, variant }) => {
      const numpy = await loadNumpy();
      return draw(numpy.generator(numpy[ours(variant)](seed)), size);
    },
  };
}

type Torch = typeof import("@inkwash/random/torch");

function torch(
  label: string,
  call: (size: number) => readonly [python: string, typescript: string, ...names: string[]],
  draw: (torch: Torch, rng: ReturnType<Torch["torchGenerator"]>, size: number) => ArrayLike<number>,
): Replay {
  return {
    label,
    python: ({ seed, size }) =>
      `import torch\n\ntorch.manual_seed(${seed})\n${printPython(call(size)[0])}`,
    typescript: ({ seed, size }) => {
      const [, typescript, ...names] = call(size);
      const imports = [...names, "torchGenerator"].join(", ");
      return `import { ${imports} } from "@inkwash/random/torch";\n\nconst rng = torchGenerator(${seed});\n${print(typescript)}`;
    },
    draw: async ({ seed, size }) => {
      const module = await import("@inkwash/random/torch");
      return draw(module, module.torchGenerator(seed), size);
    },
  };
}

type Jax = typeof import("@inkwash/random/jax");

function jax(
  label: string,
  call: (size: number) => readonly [python: string, typescript: string],
  draw: (jax: Jax, key: ReturnType<Jax["key"]>, size: number) => ArrayLike<number>,
): Replay {
  const original = (variant: string): boolean => variant === "original";
  return {
    label,
    python: ({ seed, size, variant }) =>
      `import jax\n\njax.config.update("jax_threefry_partitionable", ${original(variant) ? "False" : "True"})\nkey = jax.random.key(${seed})\n${printPython(`jax.random.${call(size)[0]}`)}`,
    typescript: ({ seed, size, variant }) =>
      `import * as jax from "@inkwash/random/jax";\n\nconst key = jax.key(${seed}${original(variant) ? ", { partitionable: false }" : ""});\n${print(`jax.${call(size)[1]}`)}`,
    draw: async ({ seed, size, variant }) => {
      const module = await import("@inkwash/random/jax");
      return draw(module, module.key(seed, { partitionable: !original(variant) }), size);
    },
  };
}

/** A library: its name, what it has more than one of, and its functions by the names in links. */
export interface Library {
  readonly label: string;
  readonly variants?: { readonly label: string; readonly names: readonly string[] };
  readonly replays: Readonly<Record<string, Replay>>;
}

/** Everything that the page replays; what the whole packages do is in their documentation. */
export const libraries: Readonly<Record<string, Library>> = {
  "numpy-legacy": {
    label: "NumPy, np.random.seed",
    replays: {
      randn: legacy(
        "randn",
        (n) => [`randn(${n})`, `randn(${n})`],
        (rng, n) => rng.randn(n),
      ),
      random: legacy(
        "random_sample",
        (n) => [`random_sample(${n})`, `randomSample(${n})`],
        (rng, n) => rng.randomSample(n),
      ),
      uniform: legacy(
        "uniform(-1, 1)",
        (n) => [`uniform(-1, 1, ${n})`, `uniform(-1, 1, ${n})`],
        (rng, n) => rng.uniform(-1, 1, n),
      ),
      randint: legacy(
        "randint(0, 100)",
        (n) => [`randint(0, 100, ${n})`, `randint(0, 100, ${n})`],
        (rng, n) => rng.randint(0, 100, n),
      ),
      permutation: legacy(
        "permutation",
        (n) => [`permutation(${n})`, `permutation(${n})`],
        (rng, n) => rng.permutation(n),
      ),
      exponential: legacy(
        "standard_exponential",
        (n) => [`standard_exponential(${n})`, `standardExponential(${n})`],
        (rng, n) => rng.standardExponential(n),
      ),
    },
  },
  numpy: {
    label: "NumPy, default_rng and Generator",
    variants: { label: "Bit generator", names: Object.keys(bitGenerators) },
    replays: {
      normal: modern(
        "standard_normal",
        (n) => [`standard_normal(${n})`, `standardNormal(${n})`],
        (rng, n) => rng.standardNormal(n),
      ),
      normal32: modern(
        "standard_normal, float32",
        (n) => [`standard_normal(${n}, dtype=np.float32)`, `fillNormal(new Float32Array(${n}))`],
        (rng, n) => rng.fillNormal(new Float32Array(n)),
      ),
      random: modern(
        "random",
        (n) => [`random(${n})`, `random(${n})`],
        (rng, n) => rng.random(n),
      ),
      random32: modern(
        "random, float32",
        (n) => [`random(${n}, dtype=np.float32)`, `fillUniform(new Float32Array(${n}))`],
        (rng, n) => rng.fillUniform(new Float32Array(n)),
      ),
      integers: modern(
        "integers(0, 100)",
        (n) => [`integers(0, 100, ${n})`, `integers(0, 100, ${n})`],
        (rng, n) => rng.integers(0, 100, n),
      ),
      permutation: modern(
        "permutation",
        (n) => [`permutation(${n})`, `permutation(${n})`],
        (rng, n) => rng.permutation(n),
      ),
      exponential: modern(
        "standard_exponential",
        (n) => [`standard_exponential(${n})`, `standardExponential(${n})`],
        (rng, n) => rng.standardExponential(n),
      ),
    },
  },
  torch: {
    label: "PyTorch on the CPU",
    replays: {
      randn: torch(
        "randn",
        (n) => [`torch.randn(${n})`, `rng.fillNormal(new Float32Array(${n}))`],
        (_, rng, n) => rng.fillNormal(new Float32Array(n)),
      ),
      randn64: torch(
        "randn, float64",
        (n) => [`torch.randn(${n}, dtype=torch.float64)`, `rng.fillNormal(new Float64Array(${n}))`],
        (_, rng, n) => rng.fillNormal(new Float64Array(n)),
      ),
      rand: torch(
        "rand",
        (n) => [`torch.rand(${n})`, `rng.fillUniform(new Float32Array(${n}))`],
        (_, rng, n) => rng.fillUniform(new Float32Array(n)),
      ),
      randint: torch(
        "randint(0, 100)",
        (n) => [`torch.randint(0, 100, (${n},))`, `randint(0, 100, ${n}, rng)`, "randint"],
        ({ randint }, rng, n) => randint(0, 100, n, rng),
      ),
      randperm: torch(
        "randperm",
        (n) => [`torch.randperm(${n})`, `randperm(${n}, rng)`, "randperm"],
        ({ randperm }, rng, n) => randperm(n, rng),
      ),
      exponential: torch(
        "exponential_",
        (n) => [
          `torch.empty(${n}).exponential_(1)`,
          `exponential(new Float32Array(${n}), 1, rng)`,
          "exponential",
        ],
        ({ exponential }, rng, n) => exponential(new Float32Array(n), 1, rng),
      ),
    },
  },
  jax: {
    label: "JAX",
    variants: { label: "Order of bits", names: ["partitionable", "original"] },
    replays: {
      normal: jax(
        "normal",
        (n) => [`normal(key, (${n},))`, `normal(key, new Float32Array(${n}))`],
        ({ normal }, key, n) => normal(key, new Float32Array(n)),
      ),
      uniform: jax(
        "uniform",
        (n) => [`uniform(key, (${n},))`, `uniform(key, new Float32Array(${n}))`],
        ({ uniform }, key, n) => uniform(key, new Float32Array(n)),
      ),
      bits: jax(
        "bits",
        (n) => [`bits(key, (${n},))`, `bits(key, ${n}, 32)`],
        ({ bits }, key, n) => bits(key, n, 32),
      ),
      randint: jax(
        "randint(0, 100)",
        (n) => [`randint(key, (${n},), 0, 100)`, `randint(key, ${n}, 0, 100)`],
        ({ randint }, key, n) => randint(key, n, 0, 100),
      ),
      permutation: jax(
        "permutation",
        (n) => [`permutation(key, ${n})`, `permutation(key, ${n})`],
        ({ permutation }, key, n) => permutation(key, n),
      ),
    },
  },
};
