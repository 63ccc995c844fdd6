import { gifEncoder } from "@inkwash/viz";
import { describe, expect, test } from "vitest";
import { thinGif } from "../src/films/thin-gif.ts";
import { decodeGif } from "./gif.ts";
import { generator } from "./stream.ts";

const frames = 23;
const size = { width: 40, height: 30 };
const next = generator(11);
const palette = Array.from({ length: 64 }, (_, i) => [4 * i, 255 - 4 * i, i] as const);
const pictures = Array.from({ length: frames }, () =>
  Uint8Array.from({ length: size.width * size.height }, () => Math.floor(64 * next())),
);
const encoder = gifEncoder({ ...size, palette });
for (const picture of pictures) encoder.add(picture);
const gif = encoder.finish();
const whole = decodeGif(gif);
const total = whole.frames.reduce((sum, { delay }) => sum + delay, 0);

describe("thinGif(gif, limit)", () => {
  test("is the same film where it fits", () => {
    expect(thinGif(gif, gif.length)).toEqual({ gif, frames });
  });

  test.each([0.95, 0.6, 0.31, 0.13])(
    "keeps as many whole frames as fit into %f of its length, both ends and the time",
    (share) => {
      const limit = Math.floor(share * gif.length);
      const thinned = thinGif(gif, limit)!;
      const film = decodeGif(thinned.gif);
      expect(thinned.gif.length).toBeLessThanOrEqual(limit);
      expect(film.frames).toHaveLength(thinned.frames);
      expect(thinned.frames).toBeGreaterThanOrEqual(Math.floor(share * frames) - 1);
      expect([film.width, film.height]).toEqual([size.width, size.height]);
      const places = film.frames.map(({ pixels }) =>
        pictures.findIndex((picture) => picture.every((index, i) => index === pixels[i])),
      );
      expect(places).toEqual(places.toSorted((a, b) => a - b));
      expect([places[0], places.at(-1)]).toEqual([0, frames - 1]);
      const gaps = places.slice(1).map((place, i) => place - places[i]!);
      expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThanOrEqual(1);
      expect(film.frames.reduce((sum, { delay }) => sum + delay, 0)).toBe(total);
    },
  );

  test("is undefined where not even two frames fit", () => {
    expect(thinGif(gif, Math.floor(gif.length / frames))).toBeUndefined();
    expect(thinGif(gif, -1)).toBeUndefined();
  });

  test("keeps a film of one frame, or gives none of it", () => {
    const one = gifEncoder({ ...size, palette });
    one.add(pictures[0]!);
    const single = one.finish();
    expect(thinGif(single, single.length)!.frames).toBe(1);
    expect(thinGif(single, single.length - 1)).toBeUndefined();
  });
});
