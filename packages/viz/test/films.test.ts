import { describe, expect, it } from "vitest";
import { toGif } from "../src/index.ts";
import { films, hashes } from "./films.ts";
import { hash } from "./same.ts";

describe("films in Node", () => {
  it.each(Object.entries(films()))("toGif(%s) gives the bytes that browsers give", (name, film) => {
    expect(hash(toGif(film))).toBe(hashes[name]);
  });
});
