import { block, choice, integers, permutation, philox } from "@inkwash/random";
import * as jax from "@inkwash/random/jax";
import {
  generator,
  mt19937,
  pcg64,
  pcg64dxsm,
  philox4x64,
  randomState,
  sfc64,
} from "@inkwash/random/numpy";
import { randint, randperm, torchGenerator, type TorchGenerator } from "@inkwash/random/torch";
import { digest } from "./digest.ts";

const COUNT = 250_000;
const FEW = 30_000;

function digest32(values: Float32Array): number {
  return digest(new Uint32Array(values.buffer));
}

function digest64(values: Float64Array): number {
  return digest(new Uint32Array(values.buffer));
}

/** Digests of everything that the package draws. */
export function drawn(): Record<string, number> {
  const stream = philox(20261121).fork("frozen").fork(7);
  const blocks = block(20261121).fork("frozen").fork(7);
  const torch = (): TorchGenerator => torchGenerator(20261121);
  const key = jax.key(20261121);
  const earlier = jax.key(20261121, { partitionable: false });
  const numpy = Object.entries({ pcg64, pcg64dxsm, philox4x64, sfc64, mt19937 }).flatMap(
    ([name, kind]) => {
      const rng = generator(kind(20261121));
      return [
        [`${name}Normals64`, digest64(rng.standardNormal(FEW))],
        [`${name}Normals32`, digest32(rng.fillNormal(new Float32Array(FEW)))],
        [`${name}Integers`, digest64(rng.integers(-5, 2 ** 40, 1000))],
        [`${name}Order`, digest(rng.permutation(1000))],
      ] as const;
    },
  );
  return {
    words: digest(
      Uint32Array.from(
        { length: COUNT },
        (
          (rng) => () =>
            rng.nextUint32()
        )(stream.at(1)),
      ),
    ),
    uniforms32: digest(new Uint32Array(stream.at(1).fillUniform(new Float32Array(COUNT)).buffer)),
    normals32: digest(new Uint32Array(stream.at(1).fillNormal(new Float32Array(COUNT)).buffer)),
    uniforms64: digest64(stream.at(1).fillUniform(new Float64Array(COUNT))),
    normals64: digest64(stream.at(1).fillNormal(new Float64Array(COUNT))),
    integers: digest(integers(3_000_000_000, COUNT, stream.at(1))),
    permutation: digest(permutation(COUNT, stream.at(1))),
    choice: digest(choice([1, 2, 0, 3.5], COUNT, stream.at(1))),
    distinct: digest(choice(COUNT, COUNT / 2, stream.at(1), { replace: false })),
    races: digest(
      choice(stream.fillUniform(new Float64Array(9)), 5, stream.at(1), { replace: false }),
    ),
    blockUniforms32: digest32(blocks.at(1).fillUniform(new Float32Array(FEW))),
    blockNormals32: digest32(blocks.at(1).fillNormal(new Float32Array(FEW))),
    blockNormals64: digest64(blocks.at(1).fillNormal(new Float64Array(FEW))),
    torchUniforms32: digest32(torch().fillUniform(new Float32Array(FEW))),
    torchNormals32: digest32(torch().fillNormal(new Float32Array(FEW))),
    torchPlainNormals32: digest32(
      torchGenerator(20261121, { fused: false }).fillNormal(new Float32Array(FEW)),
    ),
    torchNormals64: digest64(torch().fillNormal(new Float64Array(FEW))),
    torchFewNormals: digest64(torch().fillNormal(new Float64Array(15))),
    torchIntegers: digest64(randint(-5, 2 ** 40, 1000, torch())),
    torchOrder: digest(randperm(FEW, torch())),
    jaxUniforms32: digest32(jax.uniform(key, new Float32Array(FEW))),
    jaxNormals32: digest32(jax.normal(key, new Float32Array(FEW))),
    jaxNormals64: digest64(jax.normal(jax.foldIn(key, 1), new Float64Array(FEW))),
    jaxOrder: digest(jax.permutation(key, FEW)),
    jaxEarlierUniforms32: digest32(jax.uniform(earlier, new Float32Array(FEW))),
    randomStateUniforms64: digest64(randomState(20261121).randomSample(FEW)),
    randomStateNormals64: digest64(randomState([2026, 11, 21]).randn(FEW)),
    randomStateIntegers: digest64(randomState(20261121).randint(-5, 2 ** 40, 1000)),
    randomStateOrder: digest(randomState(20261121).permutation(1000)),
    ...Object.fromEntries(numpy),
  };
}

/** Frozen: these change only in a release that is breaking under semver. */
export const FROZEN: Readonly<Record<string, number>> = {
  words: 2159946025,
  uniforms32: 2808184420,
  normals32: 603924762,
  uniforms64: 4214399715,
  normals64: 340685811,
  integers: 818066169,
  permutation: 1307055367,
  choice: 4196414570,
  distinct: 1156270998,
  races: 1004492112,
  blockUniforms32: 513740530,
  blockNormals32: 2786083952,
  blockNormals64: 3162190205,
  torchUniforms32: 2398045430,
  torchNormals32: 3700478322,
  torchPlainNormals32: 2816274969,
  torchNormals64: 2437474393,
  torchFewNormals: 3177207691,
  torchIntegers: 1648970469,
  torchOrder: 870989267,
  jaxUniforms32: 2517648165,
  jaxNormals32: 1382502435,
  jaxNormals64: 3690732884,
  jaxOrder: 3056632965,
  jaxEarlierUniforms32: 1585669247,
  randomStateUniforms64: 1417517488,
  randomStateNormals64: 3774189403,
  randomStateIntegers: 778429670,
  randomStateOrder: 33993327,
  pcg64Normals64: 2966122957,
  pcg64Normals32: 2089888931,
  pcg64Integers: 1701980057,
  pcg64Order: 705917095,
  pcg64dxsmNormals64: 4278265049,
  pcg64dxsmNormals32: 3273873692,
  pcg64dxsmIntegers: 1605225537,
  pcg64dxsmOrder: 3624403401,
  philox4x64Normals64: 2589597360,
  philox4x64Normals32: 1549777190,
  philox4x64Integers: 2645160077,
  philox4x64Order: 1703444797,
  sfc64Normals64: 3921596949,
  sfc64Normals32: 1412582070,
  sfc64Integers: 2558208116,
  sfc64Order: 3047522321,
  mt19937Normals64: 2304550087,
  mt19937Normals32: 4144117467,
  mt19937Integers: 1612826161,
  mt19937Order: 418910561,
};
