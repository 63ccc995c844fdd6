import {
  defaultRng,
  generator,
  mt19937,
  pcg64,
  pcg64dxsm,
  philox4x64,
  randomState,
  sfc64,
} from "@inkwash/random/numpy";
import { expect, test } from "vitest";

const kinds = { pcg64, pcg64dxsm, philox4x64, sfc64, mt19937 };

test.for(Object.entries(kinds))(
  "%s(seed).state survives JSON and continues where it was read, half a word included",
  ([, make]) => {
    const rng = generator(make(3));
    rng.fillNormal(new Float32Array(7));
    const state = JSON.parse(JSON.stringify(rng.state)) as typeof rng.state;
    const expected = [rng.nextUint32(), ...rng.standardNormal(9), ...rng.integers(0, 9, 5)];
    const other = generator(make(4));
    other.state = state;
    expect([other.nextUint32(), ...other.standardNormal(9), ...other.integers(0, 9, 5)]).toEqual(
      expected,
    );
  },
);

test("randomState(seed).state survives JSON and keeps the second normal that waits", () => {
  const rng = randomState(3);
  rng.randn(3);
  const state = JSON.parse(JSON.stringify(rng.state)) as typeof rng.state;
  const expected = [...rng.randn(4), ...rng.randomSample(700)];
  const other = randomState(4);
  other.state = state;
  expect([...other.randn(4), ...other.randomSample(700)]).toEqual(expected);
  expect(randomState(0).state.gauss).toBeUndefined();
});

test("state refuses one of another kind or with numbers missing, and changes nothing", () => {
  const rng = defaultRng(1);
  expect(() => (rng.state = sfc64(1).state)).toThrow(
    "state must be of a PCG64; got one of a SFC64",
  );
  const { state } = rng;
  const broken = { ...state, state: { ...state.state, inc: "x" } };
  expect(() => (rng.state = broken)).toThrow(
    "state: inc must be a decimal string below 2^128; got x",
  );
  const wide = { ...state, state: { ...state.state, state: String(2n ** 128n) } };
  expect(() => (rng.state = wide)).toThrow(TypeError);
  expect(() => (rng.state = { ...state, uinteger: -1 })).toThrow(RangeError);
  expect(rng.state).toEqual(state);
  const philox = philox4x64(1);
  const moved = { ...philox.state, state: { ...philox.state.state, bufferPosition: 5 } };
  expect(() => (philox.state = moved)).toThrow(
    "bufferPosition must be an integer in [0, 4]; got 5",
  );
  const short = { ...philox.state, state: { ...philox.state.state, key: ["1"] } };
  expect(() => (philox.state = short)).toThrow("state: key must be a list of 2 decimal strings");
  const legacy = randomState(1);
  expect(() => (legacy.state = { ...legacy.state, key: [1, 2] })).toThrow(RangeError);
  expect(() => (legacy.state = { ...legacy.state, position: 625 })).toThrow(
    "state: position must be an integer in [0, 624]; got 625",
  );
  expect(() => (legacy.state = { ...legacy.state, gauss: NaN })).toThrow(RangeError);
});

test("jumped() and spawn() leave their generator where it was", () => {
  for (const make of [pcg64, pcg64dxsm, philox4x64, mt19937]) {
    const bits = make(5);
    const { state } = bits;
    bits.jumped();
    generator(bits).spawn(2);
    expect(bits.state).toEqual(state);
  }
});

test("advance(2^128) of a PCG64 is no move, and advance(-n) undoes advance(n)", () => {
  const bits = pcg64(5);
  const { state } = bits;
  expect(bits.advance(2n ** 128n).state).toEqual(state);
  expect(bits.advance(12_345).advance(-12_345).state).toEqual(state);
});
