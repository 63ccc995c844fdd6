import { wasm } from "@inkwash/nn/wasm";
import { advance, digestOf, trainerOf } from "./run.ts";

/** What a page under a policy tells the page around it. */
export interface Verdict {
  /** The name of what `eval` throws. */
  readonly evaluated: string;
  /** The digest after 50 steps, or the name of what training throws. */
  readonly trained: string;
}

function attempt(act: () => string): string {
  try {
    return act();
  } catch (error) {
    return (error as Error).name;
  }
}

const verdict: Verdict = {
  // oxlint-disable-next-line no-eval -- that the policy forbids it is what is looked at
  evaluated: attempt(() => String(eval("'allowed'"))),
  trained: attempt(() => {
    const trainer = trainerOf(wasm());
    advance(trainer, 50);
    return digestOf(trainer);
  }),
};
parent.postMessage(verdict, "*");
