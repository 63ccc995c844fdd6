import {
  type Generator,
  generator,
  mt19937,
  pcg64,
  pcg64dxsm,
  philox4x64,
  type RandomState,
  randomState,
  sfc64,
} from "@inkwash/random/numpy";
import { sha256 } from "./sha256.ts";

/** A call of numpy_programs.py with what NumPy drew: short ones as values, others as a digest. */
export interface Call {
  readonly name: string;
  readonly count?: number;
  readonly low?: number | string;
  readonly high?: number | string;
  readonly mean?: number;
  readonly std?: number;
  readonly type?: string;
  readonly endpoint?: boolean;
  readonly n?: number;
  readonly replace?: boolean;
  readonly shuffle?: boolean;
  readonly p?: readonly number[];
  readonly values?: readonly (number | string | boolean)[];
  readonly digest?: string;
}

/** Calls one after the other on one generator. */
export interface Program {
  readonly kind: string;
  readonly seed: string | readonly string[];
  readonly calls: readonly Call[];
}

type Drawn = ArrayLike<number | bigint> & ArrayBufferView;

const kinds = {
  PCG64: pcg64,
  PCG64DXSM: pcg64dxsm,
  Philox: philox4x64,
  SFC64: sfc64,
  MT19937: mt19937,
};

function start({ kind, seed }: Program): RandomState | Generator {
  if (kind === "RandomState") {
    return randomState(typeof seed === "string" ? Number(seed) : seed.map(Number));
  }
  const make = kinds[kind as keyof typeof kinds];
  return generator(make(typeof seed === "string" ? BigInt(seed) : seed.map(BigInt)));
}

/** As NumPy's int64, in which it returns indices. */
function int64(values: Iterable<number>): BigInt64Array {
  return BigInt64Array.from(Array.from(values, BigInt));
}

function integers(rng: RandomState | Generator, call: Call): Drawn {
  const { count, endpoint } = call;
  const type = call.type as "int64";
  const low = BigInt(call.low!);
  const high = BigInt(call.high!);
  const draw = (from: number | bigint, to: number | bigint): Drawn =>
    "randint" in rng
      ? rng.randint(from as bigint, to as bigint, count!, { type })
      : rng.integers(from as bigint, to as bigint, count!, { type, endpoint });
  const exact = (value: bigint): boolean => value >= -(2n ** 53n) && value <= 2n ** 53n;
  if (!exact(low) || !exact(high)) return draw(low, high);
  const drawn = draw(Number(low), Number(high));
  return drawn instanceof Float64Array ? int64(drawn) : drawn;
}

function run(rng: RandomState | Generator, call: Call): Drawn {
  const { name, count = 0, n = 0, replace, p, shuffle } = call;
  const choice = { replace, p, shuffle };
  switch (name) {
    case "uniforms":
      return rng.fillUniform(new Float64Array(count));
    case "uniforms32":
      return rng.fillUniform(new Float32Array(count));
    case "normals":
      return rng.fillNormal(new Float64Array(count));
    case "normals32":
      return rng.fillNormal(new Float32Array(count));
    case "uniform":
      return rng.uniform(call.low as number, call.high as number, count);
    case "normal":
      return rng.normal(call.mean!, call.std!, count);
    case "exponential":
      return rng.standardExponential(count);
    case "word":
      return int64(Array.from({ length: count }, () => rng.nextUint32()));
    case "integers":
      return integers(rng, call);
    case "permutation":
      return int64(rng.permutation(n));
    case "shuffle":
      return int64(rng.shuffle(Array.from({ length: n }, (_, i) => n - 1 - i)));
    case "choice":
      return int64(rng.choice(n, count, choice));
    default:
      throw new Error(`programs: unknown call ${name}`);
  }
}

/** The calls of a program that draw something else than NumPy, with what they drew. */
export function mismatches(program: Program): unknown[] {
  const rng = start(program);
  return program.calls.flatMap((call, i) => {
    const drawn = run(rng, call);
    const equal = call.values
      ? drawn.length === call.values.length &&
        call.values.every((value, k) =>
          typeof value === "string"
            ? String(drawn[k]) === value
            : Number(drawn[k]) === Number(value),
        )
      : sha256(drawn).startsWith(call.digest!);
    return equal ? [] : [{ i, call, drawn: Array.from(drawn).slice(0, 4) }];
  });
}
