import { wasm } from "@inkwash/nn/wasm";
import { expect, test } from "vitest";
import type { Verdict } from "./policy-page.ts";
import { advance, digestOf, trainerOf } from "./run.ts";

const program = new URL("./policy-page.ts", import.meta.url).href;

/** What training says on a page with this Content-Security-Policy. */
function under(policy: string): Promise<Verdict> {
  const frame = document.createElement("iframe");
  frame.srcdoc = `<meta http-equiv="Content-Security-Policy" content="${policy}"><script type="module" src="${program}"></script>`;
  return new Promise<Verdict>((resolve) => {
    const listen = ({ data, source }: MessageEvent<Verdict>): void => {
      if (source !== frame.contentWindow) return;
      removeEventListener("message", listen);
      resolve(data);
    };
    addEventListener("message", listen);
    document.body.append(frame);
  }).finally(() => frame.remove());
}

test("wasm() trains under script-src 'self' 'wasm-unsafe-eval': no fetch, no worker, no eval", async () => {
  const trainer = trainerOf(wasm());
  advance(trainer, 50);
  const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'";
  expect(await under(policy)).toEqual({ evaluated: "EvalError", trained: digestOf(trainer) });
});

test("wasm() throws where script-src has no 'wasm-unsafe-eval'", async () => {
  const policy = "default-src 'none'; script-src 'self'";
  expect(await under(policy)).toEqual({ evaluated: "EvalError", trained: "CompileError" });
});
