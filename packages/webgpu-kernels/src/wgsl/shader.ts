import { normals } from "./normals.ts";
import { philox } from "./philox.ts";

/** Invocations of a workgroup, each of which owns the four elements of one block. */
export const workgroupSize = 64;

/** The kernels by their entry points. */
export type Entry = "words" | "uniforms" | "normals" | "jumpDrawn" | "jumpGiven";

/** What the kernels know of an operation, as the host writes it: nine 32-bit words. */
const declarations = /* wgsl */ `
struct Params {
  key: vec2u,
  stream: vec2u,
  block: vec2u, // low and high half of the first block's number
  late: u32, // words of that block before element 0, in [0, 3]
  length: u32,
  rowLength: u32, // elements that share a pair of rates
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read_write> integers: array<u32>;
@group(0) @binding(1) var<storage, read_write> floats: array<f32>;
@group(0) @binding(2) var<storage, read> rates: array<vec2f>; // signal, noise
@group(0) @binding(3) var<storage, read> given: array<f32>;

fn wordsOf(b: u32) -> vec4u {
  let low = params.block.x + b;
  return philox(vec2u(low, params.block.y + select(0u, 1u, low < b)));
}

fn normalsOf(b: u32) -> vec4f {
  let words = wordsOf(b);
  return vec4f(normalPair(words.x, words.y), normalPair(words.z, words.w));
}

fn jump(i: u32, z: f32) {
  let rate = rates[i / params.rowLength];
  floats[i] = rate.x * floats[i] + rate.y * z;
}
`;

/** A kernel: `prepare` is done once a block, `element` for each i in range with its lane's letter. */
const kernel = (name: Entry, prepare: string, element: (lane: string) => string): string => {
  const lanes = ["x", "y", "z", "w"].map(
    (lane, i) => /* wgsl */ `
  if (first + ${i}u < params.length) {
    let i = first + ${i}u;
    ${element(lane)}
  }`,
  );
  return /* wgsl */ `
@compute @workgroup_size(${workgroupSize})
fn ${name}(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let b = id.y * groups.x * ${workgroupSize}u + id.x;
  let first = 4u * b - params.late; // wraps below 0, which is out of range
  ${prepare}
  ${lanes.join("")}
}
`;
};

/** The whole shader. */
export const shader: string = [
  declarations,
  philox,
  normals,
  kernel("words", "let drawn = wordsOf(b);", (lane) => `integers[i] = drawn.${lane};`),
  kernel(
    "uniforms",
    "let drawn = wordsOf(b);",
    (lane) => `floats[i] = f32(drawn.${lane} >> 8u) * 0x1p-24;`,
  ),
  kernel("normals", "let drawn = normalsOf(b);", (lane) => `floats[i] = drawn.${lane};`),
  kernel("jumpDrawn", "let drawn = normalsOf(b);", (lane) => `jump(i, drawn.${lane});`),
  kernel("jumpGiven", "", () => "jump(i, given[i]);"),
].join("");
