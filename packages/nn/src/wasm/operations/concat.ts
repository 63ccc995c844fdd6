import { call, copyColumns } from "@inkwash/wasm-kernels/machine";
import type { Concat } from "../../graph/types.ts";
import type { Compiler, Place } from "../compiler.ts";

/** y = the channels of the inputs, one after the other. */
export function concat(compiler: Compiler, operation: Concat): void {
  const { graph, places, words } = compiler;
  const y = places[operation.output]!;
  const { units, unitRows } = y;
  const outputTold = graph.tensors[operation.output]!.told;
  let first = 0;
  for (const id of operation.inputs) {
    const x = places[id]!;
    const begin = first;
    first += x.channels;
    const told = graph.tensors[id]!.told && !outputTold;
    const shared = { units, unitRows, columns: x.channels };
    const ofX = (address: number): Columns => ({ address, stride: x.stride, first: 0 });
    const ofY = (address: number): Columns => ({ address, stride: y.stride, first: begin });
    const move = (from: Columns, to: Columns, step: number, add: boolean): void => {
      compiler.rowCalls.push(
        call(copyColumns(add), {
          ...shared,
          from: from.address,
          fromStride: from.stride,
          fromFirst: from.first,
          fromStep: step,
          to: to.address,
          toStride: to.stride,
          toFirst: to.first,
        }),
      );
    };
    move(ofX(x.value), ofY(y.value), told ? words.toldStep : words.rowStep, false);
    compiler.onWayBack(() => {
      if (!compiler.learns(id)) return;
      const add = compiler.claim(id) === "add";
      move(ofY(y.gradient), ofX(x.gradient), words.rowStep, add);
    });
  }
}

/** Columns of a matrix in panels. */
interface Columns extends Pick<Place, "stride"> {
  readonly address: number;
  readonly first: number;
}
