import golden from "@inkwash/golden/data_files.json" with { type: "json" };
import { csvRows, readCsv, toCsv, type CsvOptions, type Table } from "@inkwash/datasets";
import { philox } from "@inkwash/random";
import { describe, expect, test } from "vitest";
import { parseNumber } from "../../src/files/csv/parse-number.ts";
import { bytesOf, textFile, trickle } from "./bytes.ts";

const read = (text: string, options: CsvOptions = {}): Promise<Table> =>
  readCsv(textFile(text), options);
const reasonOf = (text: string, options: CsvOptions = {}): Promise<string> =>
  read(text, options).then(
    () => "none",
    (error: Error) => error.message.replace("readCsv: the CSV cannot be read: ", ""),
  );

describe("readCsv(source)", () => {
  test.each(golden.tables)("holds the numbers of Python: $name", async ({ file, values }) => {
    const bytes = bytesOf(file);
    for (const size of [1, 7, 4096]) {
      const { data, shape } = await readCsv(trickle(bytes, size));
      expect(shape).toEqual([values.length / 2, 2]);
      expect([...data]).toEqual(values);
    }
  });

  test("understands quotes with commas, quotes and line ends inside", async () => {
    const text = 'a,"b, ""c""\r\nd",e\r\n"1","2" ,3\r\n'.replace('"2" ', '"2"');
    const { columns, data } = await read(text);
    expect(columns).toEqual(["a", 'b, "c"\r\nd', "e"]);
    expect([...data]).toEqual([1, 2, 3]);
    expect(await reasonOf(`${text}4,x,6`)).toBe(
      'line 4, column 2 (b, "c"\r\nd) has no finite number: "x"',
    );
  });

  test.each(["\n", "\r\n", "\r"])("takes line ends %j, with and without the last", async (end) => {
    for (const text of [
      `1,2${end}3,4`,
      `1,2${end}3,4${end}`,
      `${end}# note${end}1,2${end}${end}3,4`,
    ]) {
      expect([...(await read(text)).data], JSON.stringify(text)).toEqual([1, 2, 3, 4]);
      const cut = await readCsv(trickle(textFile(text), 1));
      expect([...cut.data]).toEqual([1, 2, 3, 4]);
    }
  });

  test("finds the delimiter, outside quotes", async () => {
    for (const text of ["1\t2\n", "1;2\n", "1|2\n", "  1   2  \n", '"1,0";2\n'.replace(",0", "")]) {
      expect([...(await read(text)).data], text).toEqual([1, 2]);
    }
    expect((await read("1\n2\n")).shape).toEqual([2, 1]);
    expect((await read("1 2;3\n", { delimiter: ";", columns: [1] })).data[0]).toBe(3);
  });

  test("finds the row of names, or is told", async () => {
    expect((await read("x,y\n1,2\n")).columns).toEqual(["x", "y"]);
    expect((await read("1,2\n3,4\n")).columns).toEqual(["0", "1"]);
    expect((await read("1,2\n3,4\n", { header: true })).columns).toEqual(["1", "2"]);
    expect((await read("1,2\n3,4\n", { columns: ["2"] })).data).toEqual(Float64Array.of(4));
    expect(await reasonOf("x,y\n1,2\n", { header: false })).toContain("line 1, column 1 has no");
    expect(await reasonOf("x,1\n1,2\n")).toBe('line 1, column 1 has no finite number: "x"');
  });

  test("takes columns by name and by number, and a label of words or numbers", async () => {
    const text = "a,b,kind,c\n1,2,ink,3\n4,5,wash,6\n7,8,ink,9\n";
    const table = await read(text, { columns: ["c", 0], label: "kind", name: "mine" });
    expect([...table.data]).toEqual([3, 1, 6, 4, 9, 7]);
    expect(table).toMatchObject({ name: "mine", shape: [3, 2], columns: ["c", "a"] });
    expect([...table.label!]).toEqual([0, 1, 0]);
    expect(table.classes).toEqual(["ink", "wash"]);
    const numbers = await read("1,2,9\n3,4,8\n", { label: 2 });
    expect([...numbers.data, ...numbers.label!]).toEqual([1, 2, 3, 4, 9, 8]);
    expect(numbers.classes).toBeUndefined();
  });

  test("refuses missing values and what is no number, with line and column", async () => {
    expect(await reasonOf("x,y\n1,2\n3,\n")).toBe(
      "line 3, column 2 (y) is empty; fill it or leave out its row or column",
    );
    expect(await reasonOf("1\t2\n\t\n")).toContain("line 2, column 1 is empty");
    expect(await reasonOf("1,2\n3,nan\n")).toBe('line 2, column 2 has no finite number: "nan"');
    expect(await reasonOf("1,2\n3,1e999\n")).toBe('line 2, column 2 has no finite number: "1e999"');
    expect(await reasonOf("1;2\n3;1,5\n")).toContain('"1,5"; write decimals with a point');
    expect(await reasonOf("1;2\n3;1.234,5\n")).toContain('"1.234,5"; write decimals with a point');
    expect(await reasonOf("1,2\n3,1e39\n", { precision: "float32" })).toContain("1e39");
    expect(await reasonOf("1,2,a\n3,4,\n", { label: 2 })).toContain(
      "line 2, column 3 (the label) is empty",
    );
    expect(await reasonOf("1,2,7\n3,4,b\n", { label: 2 })).toContain(
      '(the label) has no finite number: "b"',
    );
  });

  test("refuses what is no table, with its line", async () => {
    for (const empty of ["", "\ufeff", "\n\n", "x,y", "x,y\r\n"]) {
      expect(await reasonOf(empty)).toBe("it has no rows of numbers");
    }
    expect(await reasonOf("1,".repeat(2 ** 20 + 1))).toBe("line 1 has more than 1048576 cells");
    expect(await reasonOf("1,2\n\n3,4,5\n")).toBe("line 3 has 3 cells where the first row has 2");
    expect(await reasonOf('1,2\n"3,4\n')).toBe("line 2 has a quote that is never closed");
    expect(await reasonOf('1,2\n"3"x,4\n')).toBe("line 2 has text after a closing quote");
    expect(await reasonOf("")).toBe("it has no rows of numbers");
    expect(await reasonOf("x,y\n")).toBe("it has no rows of numbers");
    expect(await reasonOf("x,y\n1,2\n", { columns: ["z"] })).toBe(
      'it has no column "z"; it has "x", "y"',
    );
    expect(await reasonOf("1,2\n", { columns: [2] })).toBe(
      "it has no column 2; it has columns 0 to 1",
    );
    expect(await reasonOf("1\n", { label: 0 })).toBe("it has no columns but the label");
    await expect(readCsv(Uint8Array.of(0xff, 0xfe, 49, 0))).rejects.toThrow("it is in UTF-16");
  });

  test("refuses more numbers than maxElements as soon as they come", async () => {
    let sent = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      const rows = textFile("1,2\n".repeat(1000));
      for (;;) {
        sent += 1000;
        await Promise.resolve();
        yield rows;
      }
    }
    await expect(readCsv(endless(), { maxElements: 10_000 })).rejects.toThrow(
      "it has 10002 numbers, more than 10000 (maxElements)",
    );
    expect(sent).toBeLessThan(30_000);
    async function* line(): AsyncGenerator<Uint8Array> {
      for (;;) {
        await Promise.resolve();
        yield new Uint8Array(2 ** 20).fill(49);
      }
    }
    await expect(readCsv(line())).rejects.toThrow("line 1 is longer than 16777216 bytes");
  });

  test("refuses options out of range", async () => {
    expect(await reasonOf("1", { delimiter: "x" as never })).toContain(
      'readCsv: delimiter must be one of "\\t", ";", ",", "|", " "; got "x"',
    );
    expect(await reasonOf("1", { comment: "##" })).toContain("readCsv: comment must be one of");
  });
});

describe("parseNumber(bytes, from, to)", () => {
  const parse = (text: string): number => {
    const bytes = textFile(`,${text},`);
    return parseNumber(bytes, 1, bytes.length - 1);
  };

  const count = process.env["INKWASH_TIER"] === "full" ? 1_000_000 : 20_000;

  test(`rounds as the engine does, for ${count} texts of all lengths`, () => {
    const rng = philox(8);
    const words = new Uint32Array(2);
    const digits = (n: number): string => {
      let text = "";
      while (text.length < n) text += String(rng.nextUint32());
      return text.slice(0, n);
    };
    for (let i = 0; i < count; i++) {
      words[0] = rng.nextUint32();
      words[1] = rng.nextUint32();
      const [size, point, power] = [1 + (words[0] % 32), words[1] % 32, (words[1] % 60) - 30];
      const text =
        i % 2 === 0
          ? `${i % 4 === 0 ? "-" : "+"}${digits(size).slice(0, point)}.${digits(size).slice(point)}0e${power}`
          : String(new Float64Array(words.buffer)[0]);
      const expected = /\d/.test(text.split("e")[0]!) ? Number(text) : NaN;
      if (!Object.is(parse(text), expected)) expect(parse(text), text).toBe(expected);
    }
  });

  test("decides halfway between two doubles, and beside it, as the engine does", () => {
    const rng = philox(9);
    for (let i = 0; i < count / 2; i++) {
      // An odd 54-bit integer is halfway; so is it over a power of two, in decimals.
      const whole = BigInt(rng.nextUint32() >>> 1) * 2n ** 23n + BigInt(rng.nextUint32() >>> 9);
      const odd = 2n ** 53n + whole * 2n + 1n;
      const shift = BigInt(i % 12);
      const digits = String(odd * 5n ** shift);
      const place = digits.length - Number(shift);
      const text = `${digits.slice(0, place)}.${digits.slice(place)}`;
      for (const near of [text, `${text}0000001`, text.replace(/\d\.?$/, "4999999")]) {
        if (parse(near) !== Number(near)) expect(parse(near), near).toBe(Number(near));
      }
    }
  });

  test("takes spaces around and refuses all that is no decimal number", () => {
    expect([" 1", "1 ", " -.5e1\t", "+0", "-0", "5."].map(parse)).toEqual([1, 1, -5, 0, -0, 5]);
    for (const text of [
      "",
      " ",
      "-",
      ".",
      "e5",
      "1e",
      "1e+",
      "1 2",
      "0x10",
      "1_0",
      "Infinity",
      "nan",
      "1,5",
      "--1",
      "1e5.5",
      "\u0661",
    ]) {
      expect(parse(text), text).toBeNaN();
    }
    expect(parse("9".repeat(300))).toBe(Number("9".repeat(300)));
    expect(parse(`0.${"0".repeat(330)}1`)).toBe(0);
    expect(parse("1".repeat(401))).toBeNaN();
  });
});

describe("csvRows(source)", () => {
  test("gives all rows in batches, words keeping their numbers", async () => {
    const text = `x,k\n${Array.from({ length: 10 }, (_, i) => `${i},${"abc"[i % 3]}`).join("\n")}`;
    const seen: number[] = [];
    for await (const batch of csvRows(trickle(textFile(text), 3), {
      size: 4,
      label: "k",
      maxElements: 4,
    })) {
      batch.data.forEach((x, i) => expect(batch.label![i]).toBe(x % 3));
      expect(batch.classes).toEqual(["a", "b", "c"]);
      expect(batch.columns).toEqual(["x"]);
      seen.push(...batch.data);
    }
    expect(seen).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  test("limits a batch, and refuses a size out of range before it reads", async () => {
    await expect(
      csvRows(textFile("1,2\n3,4\n"), { size: 2, maxElements: 3 }).next(),
    ).rejects.toThrow("csvRows: the CSV cannot be read: it has 4 numbers, more than 3");
    expect(() => csvRows(textFile("1"), { size: 0.5 })).toThrow(RangeError);
  });
});

describe("toCsv(samples)", () => {
  test("comes back to the bit with the fewest digits", async () => {
    const rng = philox(5);
    const data = new Float32Array(new Uint32Array(3000).map(() => rng.nextUint32()).buffer).map(
      (x) => (Number.isFinite(x) ? x : -0),
    );
    const wide = Float64Array.from(data, (x, i) => x / (i + 1));
    expect(
      (await readCsv(toCsv({ data, shape: [1000, 3] }), { precision: "float32" })).data,
    ).toEqual(data);
    expect((await readCsv(toCsv({ data: wide, shape: [1000, 3] }))).data).toEqual(wide);
    const text = new TextDecoder().decode(
      toCsv({ data: Float32Array.of(0.1, -0, 1e-7), shape: [1, 3] }),
    );
    expect(text).toBe("0.1,-0,1e-7\n");
  });

  test("quotes names and labels where they need it", async () => {
    const samples = { data: Float64Array.of(1, 2), shape: [2, 1] };
    const columns = ['the "x", mostly', "kind"];
    const file = toCsv(samples, { columns, label: ["a,b", " c"] });
    expect(new TextDecoder().decode(file)).toBe('"the ""x"", mostly",kind\n1,"a,b"\n2," c"\n');
    const back = await readCsv(file, { label: "kind" });
    expect(back.columns).toEqual([columns[0]]);
    expect(back.classes).toEqual(["a,b", " c"]);
  });

  test("refuses NaN, names and labels that do not fit", () => {
    const samples = { data: Float64Array.of(1, NaN), shape: [1, 2] };
    expect(() => toCsv(samples)).toThrow(new RangeError("toCsv: samples must be finite; got NaN"));
    expect(() => toCsv(samples, { columns: ["x"] })).toThrow("columns must have 2 names");
    expect(() => toCsv(samples, { label: [1, 2] })).toThrow("label must have 1 values; got 2");
  });
});
