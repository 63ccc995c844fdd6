import type { Samples } from "@inkwash/experiment";
import { histogramChart, scatterChart } from "@inkwash/viz";
import { extentOf } from "../films/box.ts";
import { kindOf } from "../films/camera.ts";
import { slug } from "../slug.ts";
import type { Story } from "../story.ts";
import { type Figure, size } from "./figure.ts";

interface Cloud {
  readonly name: string;
  readonly title: string;
  readonly caption: string;
  readonly x: Samples;
}

/** Points that one figure shows. */
const most = 4000;

function firstOf({ data, shape }: Samples): Samples {
  const [n, d] = shape as [number, number];
  const shown = Math.min(n, most);
  return { data: data.subarray(0, shown * d), shape: [shown, d] };
}

/** What the samplers drew beside the data, all on the same axes. */
export function pointFigures({ frames, samplers }: Story): Figure[] {
  const drawn = [...samplers].flatMap(([name, { step, steps, x }]): Cloud[] => {
    if (x === undefined || !["histogram", "scatter"].includes(kindOf(x) ?? "")) return [];
    const title = step === steps ? name : `${name}, stopped at step ${step} of ${steps}`;
    const caption = `What ${name} drew in ${step} steps from noise.`;
    return [{ name: `figure-samples-${slug(name)}`, title, caption, x: firstOf(x) }];
  });
  const [data] = frames;
  if (drawn.length === 0) return [];
  const clouds = drawn;
  if (data?.level === 0) {
    const caption = "The data that the network learnt from.";
    clouds.unshift({ name: "figure-data", title: "data", caption, x: firstOf(data.x) });
  }
  const shown = clouds.map(({ x }) => x);
  const [across, up] = [extentOf(shown, 0), extentOf(shown, 1)];
  return clouds.map(({ name, title, caption, x }) => ({
    name,
    part: "samples",
    caption,
    draw: (theme) => {
      const shared = { title, ...size, theme, x: { domain: across } };
      if (x.shape[1] === 1) {
        const curves = data?.density ? [{ ...data.density, label: "exact density" }] : [];
        return histogramChart(x.data, { ...shared, curves, bins: 60, label: "values" });
      }
      return scatterChart(x, { ...shared, y: { domain: up }, radius: 1, height: 340 });
    },
  }));
}
