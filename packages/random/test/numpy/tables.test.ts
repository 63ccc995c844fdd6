import golden from "@inkwash/golden/ziggurat_tables.json" with { type: "json" };
import twister from "@inkwash/golden/twister_jump.json" with { type: "json" };
import { expect, test } from "vitest";
import { log } from "../../src/numpy/glibc/log.ts";
import { A, B, LN2_HIGH, LN2_LOW, table } from "../../src/numpy/glibc/log-table.ts";
import { log1p } from "../../src/numpy/glibc/log1p.ts";
import { log1pf } from "../../src/numpy/glibc/log1pf.ts";
import * as exponential from "../../src/numpy/tables/exponential.ts";
import * as normal from "../../src/numpy/tables/normal.ts";
import { JUMP } from "../../src/numpy/tables/twister-jump.ts";
import { F32, K32, W32 } from "../../src/numpy/ziggurat32.ts";

test("the tables of the logarithm are those of glibc's library", () => {
  const { ln2, a, b, table: numbers } = golden.logarithm;
  expect([LN2_HIGH, LN2_LOW]).toEqual(ln2);
  expect([...A]).toEqual(a);
  expect([...B]).toEqual(b);
  expect([...table]).toEqual(numbers);
});

test("the tables of the ziggurats are those of NumPy's library", () => {
  for (const [ours, theirs] of [
    [normal, golden.normal],
    [exponential, golden.exponential],
  ] as const) {
    expect([...ours.K]).toEqual(theirs.k);
    expect([...ours.W]).toEqual(theirs.w);
    expect([...ours.F]).toEqual(theirs.f);
  }
});

test("the tail of the normal's ziggurat begins at NumPy's r", () => {
  // ziggurat_nor_r and ziggurat_nor_inv_r of ziggurat_constants.h
  expect(normal.R).toBe(3.6541528853610088);
  expect(1 / normal.R).toBeCloseTo(0.27366123732975828, 15);
});

test("NumPy's float32 tables are its float64 tables, rounded", () => {
  expect([...K32]).toEqual(golden.normal.k32);
  expect([...W32]).toEqual(golden.normal.w32);
  expect([...F32]).toEqual(golden.normal.f32);
});

test("log, log1p and log1pf have the bits of glibc", () => {
  for (const [x, y] of golden.functions.log) expect(log(x!)).toBe(y);
  for (const [x, y] of golden.functions.log1p) expect(log1p(x!)).toBe(y);
  for (const [x, y] of golden.functions.log1pf) expect(log1pf(x!)).toBe(y);
});

test("the polynomial of the twister's jump is the one derived from its words", () => {
  expect(JUMP).toBe(twister.jump);
});
