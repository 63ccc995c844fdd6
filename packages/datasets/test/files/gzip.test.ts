import { deflateRawSync, gzipSync } from "node:zlib";
import { csvRows, readCsv } from "@inkwash/datasets";
import { describe, expect, test } from "vitest";
import { textFile, trickle } from "./bytes.ts";

const rows = Array.from({ length: 150 }, (_, i) => `${i},${i * i}\n`).join("");
const file = Uint8Array.from(gzipSync(rows));
const refusal = /^readCsv: the CSV cannot be read: /;

describe("readCsv(source) of a gzip file", () => {
  test("inflates one member or several, however they are cut", async () => {
    const expected = await readCsv(textFile(rows));
    const two = Uint8Array.from([...gzipSync(rows.slice(0, 99)), ...gzipSync(rows.slice(99))]);
    for (const size of [7, 97, 100_000]) {
      expect(await readCsv(trickle(file, size))).toEqual(expected);
      expect(await readCsv(trickle(two, size))).toEqual(expected);
    }
  });

  test("inflates members whose headers carry names", async () => {
    const named = (text: string, name: string): number[] => {
      const plain = gzipSync(text);
      const bytes = [...textFile(`${name}\0`), ...deflateRawSync(text), ...plain.subarray(-8)];
      return [0x1f, 0x8b, 8, 8, 0, 0, 0, 0, 0, 3, ...bytes];
    };
    const both = [...named("1,2\n", "a".repeat(900)), ...named("3,4\n", "b".repeat(900))];
    for (const size of [60, 700, 5000]) {
      const { data } = await readCsv(trickle(Uint8Array.from(both), size));
      expect([...data]).toEqual([1, 2, 3, 4]);
    }
  });

  test("refuses a file that is cut off anywhere", async () => {
    for (let end = 1; end < file.length; end += 7) {
      await expect(readCsv(file.subarray(0, end)), `${end}`).rejects.toThrow(refusal);
    }
  });

  test("refuses a file with any bit of its data changed", async () => {
    for (let at = 10; at < file.length; at += 13) {
      const changed = file.slice();
      changed[at]! ^= 1 << (at % 8);
      await expect(readCsv(changed), `${at}`).rejects.toThrow(refusal);
    }
    const wrong = file.slice();
    wrong[wrong.length - 1]! ^= 1;
    await expect(readCsv(wrong)).rejects.toThrow("its gzip data are damaged or cut off");
  });

  test("stops an endless file when a batch is too large", async () => {
    const bomb = gzipSync("1,2\n".repeat(2 ** 22));
    const reading = csvRows(bomb, { size: 1e6, maxElements: 1000 }).next();
    await expect(reading).rejects.toThrow("it has 1002 numbers, more than 1000 (maxElements)");
  });
});
