import { normals } from "./normals.ts";
import { philox } from "./philox.ts";
import { blockSteps, xoshiro } from "./xoshiro.ts";
import type { Address } from "../types.ts";

/** Invocations of a workgroup. */
export const workgroupSize = 64;

/** Words that an invocation owns: four of Philox, or those of a whole block. */
export const wordsEach = ({ generator }: Address): number => (generator ? 4 * blockSteps : 4);

/** What is drawn. */
export type Draw = "words" | "uniforms" | "normals" | "jumpDrawn";

/** The kernels by their entry points. */
export type Entry = Draw | `${Draw}OfBlock` | "jumpGiven";

/** What the kernels know of an operation, as the host writes it: nine 32-bit words. */
const declarations = /* wgsl */ `
struct Params {
  key: vec2u,
  stream: vec2u,
  block: vec2u, // low and high half of the number of the first invocation's words
  late: u32, // of those words the ones before element 0
  length: u32,
  rowLength: u32, // elements that share a pair of rates
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read_write> integers: array<u32>;
@group(0) @binding(1) var<storage, read_write> floats: array<f32>;
@group(0) @binding(2) var<storage, read> rates: array<vec2f>; // signal, noise
@group(0) @binding(3) var<storage, read> given: array<f32>;

fn numberOf(b: u32) -> vec2u {
  let low = params.block.x + b;
  return vec2u(low, params.block.y + select(0u, 1u, low < b));
}

fn normalsOf(words: vec4u) -> vec4f {
  return vec4f(normalPair(words.x, words.y), normalPair(words.z, words.w));
}

fn jump(i: u32, z: f32) {
  let rate = rates[i / params.rowLength];
  floats[i] = rate.x * floats[i] + rate.y * z;
}
`;

/** `element` for each i in range of the four from `first` on, with its lane's letter. */
const lanes = (element: (lane: string) => string): string =>
  ["x", "y", "z", "w"]
    .map(
      (lane, i) => /* wgsl */ `
    if (first + ${i}u < params.length) {
      let i = first + ${i}u;
      ${element(lane)}
    }`,
    )
    .join("");

/** An entry point, with the number b of its invocation. */
const kernel = (name: Entry, body: string): string => /* wgsl */ `
@compute @workgroup_size(${workgroupSize})
fn ${name}(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let b = id.y * groups.x * ${workgroupSize}u + id.x;
  ${body}
}
`;

/** What four words become, `drawn`, and what each element takes of it. */
const draws: Readonly<Record<Draw, readonly [drawn: string, element: (lane: string) => string]>> = {
  words: ["words", (lane) => `integers[i] = drawn.${lane};`],
  uniforms: ["words", (lane) => `floats[i] = f32(drawn.${lane} >> 8u) * 0x1p-24;`],
  normals: ["normalsOf(words)", (lane) => `floats[i] = drawn.${lane};`],
  jumpDrawn: ["normalsOf(words)", (lane) => `jump(i, drawn.${lane});`],
};

/** The kernels of what is drawn, from Philox and from blocks; `first` wraps below 0, out of range. */
const drawKernels = (Object.keys(draws) as Draw[]).flatMap((name) => {
  const [drawn, element] = draws[name];
  return [
    kernel(
      name,
      /* wgsl */ `
    let words = philox(numberOf(b), params.key);
    let drawn = ${drawn};
    let first = 4u * b - params.late;
    ${lanes(element)}`,
    ),
    kernel(
      `${name}OfBlock`,
      /* wgsl */ `
  var state = stateOf(numberOf(b));
  for (var n = 0u; n < ${blockSteps}u; n++) {
    let words = wordsOf(state);
    let drawn = ${drawn};
    let first = ${4 * blockSteps}u * b + 4u * n - params.late;
    ${lanes(element)}
    state = stepped(state);
  }`,
    ),
  ];
});

/** The whole shader. */
export const shader: string = [
  declarations,
  philox,
  xoshiro,
  normals,
  ...drawKernels,
  kernel(
    "jumpGiven",
    `let first = 4u * b;
    ${lanes(() => "jump(i, given[i]);")}`,
  ),
].join("");
