import { describe, expect, it } from "vitest";
import { gallery } from "./gallery.ts";
import { all, parse, textOf } from "./xml.ts";

describe.each(["light", "dark", "auto"] as const)("charts, theme %s", (theme) => {
  const charts = gallery(theme);

  // The themes differ in colours only: one chart stands for the others.
  const pictured = theme === "light" ? Object.keys(charts) : ["line-chart"];

  it.each(pictured)("%s is the picture in the gallery", async (name) => {
    await expect(charts[name]).toMatchFileSnapshot(`__snapshots__/${name}.${theme}.svg`);
  });

  it.each(Object.keys(charts))(
    "%s is one well-formed element with a name and a description",
    (name) => {
      const root = parse(charts[name]!);
      expect(root.name).toBe("svg");
      expect(root.attributes).toMatchObject({
        role: "img",
        width: "100%",
        xmlns: "http://www.w3.org/2000/svg",
      });
      expect(root.attributes["viewBox"]).toMatch(/^0 0 480 \d+(\.\d+)?$/);
      const [title, description] = root.children.filter((child) => typeof child !== "string");
      expect([title!.name, description!.name]).toEqual(["title", "desc"]);
      expect(textOf(title!)).not.toBe("");
      expect(textOf(description!)).not.toBe("");
    },
  );

  it.each(Object.keys(charts))("%s has numbers only, with at most two decimals", (name) => {
    const { "image-grid": _, ...rest } = charts;
    if (!(name in rest)) return;
    expect(charts[name]).not.toMatch(/NaN|Infinity|undefined|e[+-]\d/);
    for (const node of all(parse(charts[name]!), () => true)) {
      for (const key of ["x", "y", "width", "height", "d", "cx", "cy", "viewBox"]) {
        expect(node.attributes[key] ?? "").not.toMatch(/\.\d{3}/);
      }
    }
  });
});

describe("gallery(theme)", () => {
  it("gives the same strings every time", () => {
    expect(gallery("light")).toEqual(gallery("light"));
  });

  it("has a background in light and dark only, and follows the page in auto only", () => {
    const [light, dark, auto] = (["light", "dark", "auto"] as const).map(
      (theme) => gallery(theme)["line-chart"]!,
    );
    expect(light).toContain('fill="#ffffff"');
    expect(dark).toContain('fill="#12171d"');
    expect(auto).not.toMatch(/fill="#/);
    expect(auto).toContain("var(--inkwash-ink, light-dark(");
    expect(light + dark!).not.toMatch(/var\(|<style/);
  });
});
