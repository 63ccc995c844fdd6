import golden from "@inkwash/golden/data_files.json" with { type: "json" };
import { readIdx } from "@inkwash/datasets";
import { describe, expect, test } from "vitest";
import { bytesOf, trickle } from "./bytes.ts";

describe("readIdx(source)", () => {
  test.each(golden.idx)("holds the numbers of NumPy: $name", async ({ file, shape, values }) => {
    const bytes = bytesOf(file);
    const zipped = new Blob([bytes]).stream().pipeThrough(new CompressionStream("gzip"));
    for (const source of [bytes, new Blob([bytes]), trickle(bytes, 1), zipped]) {
      const found = await readIdx(source);
      expect(found.shape).toEqual(shape);
      expect([...found.data]).toEqual(values);
    }
  });

  test("refuses sizes by the header, other files, cut ones and longer ones", async () => {
    const file = bytesOf(golden.idx[0]!.file);
    const huge = file.slice();
    huge.set([0xff, 0xff, 0xff, 0xff], 4);
    await expect(readIdx(huge)).rejects.toThrow("it has 85899345900 numbers, more than 134217728");
    await expect(readIdx(file.subarray(0, 50))).rejects.toThrow("it has 50 bytes where");
    await expect(readIdx(trickle(file.subarray(0, 50), 9))).rejects.toThrow(
      "readIdx: the IDX cannot be read: it ends after 34 of 60 numbers",
    );
    await expect(readIdx(file.subarray(0, 9))).rejects.toThrow("it ends within its header");
    await expect(readIdx(file.subarray(1))).rejects.toThrow("it does not begin as IDX files do");
    await expect(readIdx(Uint8Array.of(0, 0, 8, 0))).rejects.toThrow("it does not begin");
    await expect(readIdx(Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 0))).rejects.toThrow(
      "it holds no numbers",
    );
    const [long] = [new Uint8Array(file.length + 1)];
    long.set(file);
    await expect(readIdx(trickle(long, 100))).rejects.toThrow("it goes on after its last number");
    await expect(readIdx(file, { maxElements: 59 })).rejects.toThrow("60 numbers, more than 59");
  });
});
