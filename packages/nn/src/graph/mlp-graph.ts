import type { Mlp } from "../network.ts";
import { GraphBuilder, type Epilogue } from "./builder.ts";
import { addConditioning } from "./conditioning.ts";
import type { TensorId } from "./types.ts";

/** Lays out an `mlp`; what it computes is written there. */
export function buildMlp(network: Omit<Mlp, "parameters" | "size">): [GraphBuilder, TensorId] {
  const { dimension, width, depth, activation, conditioning, entry, residual } = network;
  const widths = typeof width === "number" ? Array.from({ length: depth }, () => width) : width;
  const builder = new GraphBuilder([dimension]);
  const sizeOf = (id: TensorId): number => builder.tensors[id]!.size;
  // The steps whose rows are gates have a table per layer; everything else is told once.
  const steps = conditioning.kind === "embedding" && !conditioning.features && conditioning.steps;
  const told = steps ? undefined : addConditioning(builder, network);

  const gates = (name: string, size: number): Epilogue => {
    if (steps) {
      const initial = { kind: "uniform" } as const;
      return { scale: builder.embedding(`${name}.embed`, "condition", steps, size, initial) };
    }
    const from = (part: string, centre: number): TensorId =>
      builder.dense(builder.linear(`${name}.${part}`, sizeOf(told!), size, { centre }), told!);
    if (entry === "gate") return { scale: from("gate", 1) };
    return entry === "film" ? { scale: from("scale", 1), shift: from("shift", 0) } : {};
  };

  let h = entry === "concat" ? builder.concat([builder.input, told!]) : builder.input;
  widths.forEach((size, l) => {
    const name = `lin${l + 1}`;
    const block = residual > 0 && l > 0;
    const inner = block ? residual * size : size;
    const linear = builder.linear(`${name}.lin`, sizeOf(h), inner);
    const value = builder.dense(linear, h, { activation, ...gates(name, inner) });
    if (block) {
      const back = builder.linear(`${name}.out`, inner, size);
      h = builder.add(h, builder.dense(back, value));
    } else {
      h = value;
    }
  });
  const last = builder.linear(`lin${depth + 1}`, sizeOf(h), dimension, {
    zero: network.zeroOutput,
  });
  return [builder, builder.dense(last, h)];
}
