import type { Dense } from "../../graph/types.ts";
import { isPlain, type Compiler } from "../compiler.ts";
import { affine } from "./affine.ts";
import { finish } from "./finish.ts";

/** y = f(scale (x W^T + b) + shift): a product, then the rest element by element. */
export function dense(compiler: Compiler, operation: Dense): void {
  const linear = compiler.linear(operation);
  affine(compiler, operation, linear);
  if (!isPlain(operation)) finish(compiler, operation, linear);
}
