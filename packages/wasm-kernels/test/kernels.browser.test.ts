import { createKernels } from "@inkwash/wasm-kernels";
import { describe, expect, test } from "vitest";
import { moduleBytes } from "../src/module.ts";
import { goldenSuite } from "./golden-suite.ts";

goldenSuite();

test("createKernels() is synchronous on a page's main thread", () => {
  expect(typeof document).toBe("object");
  const kernels = createKernels();
  expect(kernels.byteLength).toBe(65536);
  kernels.destroy();
});

describe("Content-Security-Policy", () => {
  /** What a page with this script-src says of making the module as createKernels() does. */
  const verdict = (policy: string): Promise<string> =>
    new Promise((resolve) => {
      const frame = document.createElement("iframe");
      const listen = ({ data, source }: MessageEvent<string>): void => {
        if (source !== frame.contentWindow) return;
        removeEventListener("message", listen);
        frame.remove();
        resolve(data);
      };
      addEventListener("message", listen);
      frame.srcdoc = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline' ${policy}"><script>
        const bytes = new Uint8Array([${moduleBytes().join()}]);
        const verdict = () => {
          try {
            new WebAssembly.Instance(new WebAssembly.Module(bytes));
            return "made";
          } catch (error) {
            return error.name;
          }
        };
        parent.postMessage(verdict(), "*");
      </script>`;
      document.body.append(frame);
    });

  test("script-src 'wasm-unsafe-eval' is enough: no fetch, no eval", async () => {
    expect(await verdict("'wasm-unsafe-eval'")).toBe("made");
  });
  test("without it the engine refuses, whatever we do", async () => {
    expect(await verdict("")).toBe("CompileError");
  });
});
