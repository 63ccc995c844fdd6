import { DocumentError, type Event, runInWorker } from "@inkwash/experiment";
import { serve } from "@inkwash/experiment/worker";
import { afterEach, describe, expect, test } from "vitest";
import { digest } from "./fixtures/digest.ts";
import { tiny } from "./fixtures/documents.ts";
import { tinyDigest } from "./fixtures/tiny-digest.ts";

const open: MessagePort[] = [];
afterEach(() => open.splice(0).forEach((port) => port.close()));

/** Both ends of a channel: the far one serves, the near one stands for the worker. */
function channel(): MessagePort {
  const { port1, port2 } = new MessageChannel();
  open.push(port1, port2);
  serve(port2);
  port1.start();
  port2.start();
  return port1;
}

describe("runInWorker(worker, document)", () => {
  test("gives the events of run, to the bit", async () => {
    expect(await digest(runInWorker(channel(), tiny))).toBe(tinyDigest.js);
  });

  test("a second run on the same worker is whole, also after a run that was left", async () => {
    const worker = channel();
    for await (const event of runInWorker(worker, tiny)) if (event.type === "train-step") break;
    expect(await digest(runInWorker(worker, tiny))).toBe(tinyDigest.js);
  });

  test("a stop takes effect and gives the signal's reason", async () => {
    const stop = new AbortController();
    const reading = async (): Promise<void> => {
      for await (const event of runInWorker(channel(), tiny, { signal: stop.signal })) {
        if (event.type === "train-step") stop.abort(new Error("enough"));
      }
    };
    await expect(reading()).rejects.toThrow("enough");
  });

  test("a bad document is the same error on this side", async () => {
    const refused = runInWorker(channel(), { ...tiny, seed: -1 }).next();
    await expect(refused).rejects.toThrow("seed must be at least 0; got -1 (leave it out for 0)");
    const again = runInWorker(channel(), { ...tiny, seed: -1 }).next();
    await expect(again).rejects.toBeInstanceOf(DocumentError);
  });

  test("files are asked for on this side", async () => {
    const asked: string[] = [];
    const load = async (file: string): Promise<Uint8Array> => {
      asked.push(file);
      throw new Error("no such picture");
    };
    const document = { ...tiny, picture: { source: { file: "cat.png" } } };
    const events: Event[] = [];
    const reading = async (): Promise<void> => {
      for await (const event of runInWorker(channel(), document, { load })) events.push(event);
    };
    await expect(reading()).rejects.toThrow("no such picture");
    expect(asked).toEqual(["cat.png"]);
  });
});
