import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { csvRows, fromUrl, readCsv, readSamples } from "@inkwash/datasets";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

describe("fromUrl(url)", () => {
  let server: Server;
  let address = "";
  let closed = Promise.resolve<unknown>(undefined);
  beforeAll(async () => {
    server = createServer((request, response) => {
      if (request.url === "/table.csv") {
        response.end("x,y\n1,2\n3,4\n");
      } else if (request.url === "/endless.csv") {
        const rows = "1,2\n".repeat(4096);
        const more = (): void => {
          while (!response.destroyed && response.write(rows));
        };
        closed = once(response, "close");
        response.on("drain", more);
        more();
      } else if (request.url === "/half.csv") {
        response.write("1,2\n3,");
      } else if (request.url !== "/silence.csv") {
        response.writeHead(404).end("no such file");
      }
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  test("is a source for every reader, fetched anew each time", async () => {
    const source = fromUrl(new URL("/table.csv", address));
    for (let turn = 0; turn < 2; turn++) {
      expect([...(await readSamples(source)).data]).toEqual([1, 2, 3, 4]);
    }
    expect((await readCsv(fromUrl("data:text/csv,1,2%0A3,4"))).shape).toEqual([2, 2]);
  });

  test("refuses other answers than success and too long ones, by header or on the way", async () => {
    await expect(readCsv(fromUrl(`${address}/nothing`))).rejects.toThrow(
      new Error(`fromUrl: ${address}/nothing was answered with status 404`),
    );
    await expect(readCsv(fromUrl(`${address}/table.csv`, { maxBytes: 11 }))).rejects.toThrow(
      new Error(`fromUrl: ${address}/table.csv is longer than 11 bytes`),
    );
    await expect(readCsv(fromUrl(`${address}/endless.csv`, { maxBytes: 1e6 }))).rejects.toThrow(
      "is longer than 1000000 bytes",
    );
  });

  test("stops at a signal with the signal's own reason, and when the loop is left", async () => {
    const controller = new AbortController();
    const { signal } = controller;
    let batches = 0;
    const reading = async (): Promise<void> => {
      for await (const { shape } of csvRows(fromUrl(`${address}/endless.csv`, { signal }))) {
        expect(shape).toEqual([4096, 2]);
        if (++batches === 3) controller.abort(new Error("enough"));
      }
    };
    await expect(reading()).rejects.toThrow(new Error("enough"));
    for await (const { shape } of csvRows(fromUrl(`${address}/endless.csv`))) {
      expect(shape[1]).toBe(2);
      break;
    }
    await closed;
  });

  test("stops at a signal where the answer never comes, or never ends", async () => {
    for (const path of ["silence", "half"]) {
      const signal = AbortSignal.timeout(50);
      const read = readCsv(fromUrl(`${address}/${path}.csv`, { signal }));
      const reason: unknown = await read.catch((cause: unknown) => cause);
      expect(reason).toBe(signal.reason);
      expect(signal.aborted).toBe(true);
    }
  });

  test("refuses options out of range before it fetches", () => {
    expect(() => fromUrl(address, { maxBytes: 0 })).toThrow(
      new RangeError("fromUrl: maxBytes must be a positive integer; got 0"),
    );
    expect(() => fromUrl(7 as never)).toThrow(
      new TypeError("fromUrl: url must be a string or URL; got 7"),
    );
  });
});
