import { describe, expect, it } from "vitest";
import { coordinate, element, escapeText, textAt } from "../src/chart/svg.ts";
import { parse, textOf } from "./xml.ts";

describe("coordinate(value)", () => {
  it("keeps two decimals and no minus zero", () => {
    expect([1, 1.005, 1.239, -0.001, -2.5, 1e-9].map(coordinate)).toEqual([
      "1",
      "1",
      "1.24",
      "0",
      "-2.5",
      "0",
    ]);
  });
});

describe("escapeText(text)", () => {
  it("survives a parser unchanged, whatever it is", () => {
    const hostile = `</text><script>alert("1' & 2")</script>&amp;`;
    expect(textOf(parse(textAt(0, 0, hostile)))).toBe(hostile);
    expect(parse(element("g", { id: hostile })).attributes["id"]).toBe(hostile);
  });

  it("replaces what XML forbids: control characters and lone surrogates", () => {
    expect(escapeText("a\u0000b\u001Bc\uD800d\uFFFEe\tf")).toBe("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\tf");
    expect(escapeText("漢 😀 ᾱ")).toBe("漢 😀 ᾱ");
  });
});

describe("element(name, attributes, children)", () => {
  it("leaves out attributes that are undefined, and closes itself without children", () => {
    expect(element("g", { x: 1.239, y: undefined, class: "a" })).toBe('<g x="1.24" class="a"/>');
    expect(element("g", {}, "<a/>")).toBe("<g><a/></g>");
  });
});
