import { toPng } from "@inkwash/viz";
import { openDesk } from "../desk.ts";
import { download } from "../download.ts";
import { fieldsIn, linkOf, sets as forwardSets } from "../fields.ts";
import { blame, fillForm, forgive, readForm } from "../form.ts";
import { give } from "../give.ts";
import { part } from "../part.ts";
import { painterOf } from "../scene.ts";
import { onTheme, themeNow } from "../theme.ts";
import { catalogue, type Draw, programOf } from "./catalogue.ts";
import type { Drawn, Question } from "./sets.worker.ts";
import { columnsOf, sceneFor, show } from "./show.ts";

type Control = HTMLInputElement | HTMLSelectElement;

const start = (): Worker =>
  new Worker(new URL("./sets.worker.ts", import.meta.url), { type: "module" });

/** How long the controls must rest before a set is drawn, in ms. */
const rest = 150;

/** The width and height of the picture that is taken home. */
const large = 960;

/** Brings the page of data sets to life. */
export function mountSets(root: HTMLElement): void {
  const form = part<HTMLFormElement>(root, "form");
  const canvas = part<HTMLCanvasElement>(root, "canvas");
  const image = part<HTMLImageElement>(root, "image");
  const status = part(root, "status");
  const picker = part<HTMLInputElement>(root, "file");
  const axes = ["across", "up"].map((name) => part<HTMLSelectElement>(root, name));
  const cards = [...root.querySelectorAll<HTMLButtonElement>("[data-card]")];
  const control = (name: string): Control => form.elements.namedItem(name) as Control;
  let thumbnails: readonly (readonly [string, Drawn])[] = [];
  let showing: Drawn | undefined;
  /** The file that is shown, where it is not a set. */
  let own: File | undefined;
  let shown: File | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const columns = (): [number, number] =>
    axes.map(({ value }) => Number(value)) as [number, number];
  const paint = (): void => {
    if (showing) show(canvas, image, showing, columns());
  };
  const paintGallery = (): void => {
    for (const [name, drawn] of thumbnails) {
      const card = cards.find(({ dataset }) => dataset["card"] === name)!;
      show(card.querySelector("canvas")!, card.querySelector("img")!, drawn);
    }
  };
  const refuse = (message: string): void => {
    root.dataset["state"] = "refused";
    const [, field = ""] = /: (\w+) must/.exec(message) ?? [];
    status.textContent = !own && blame(form, field, message) ? "" : message;
  };

  const stage = openDesk<Question, Drawn>(start(), {
    onAnswer(drawn, question) {
      showing = drawn;
      const { shape, name } = drawn.data;
      const [n, ...one] = shape;
      const d = one.length === 1 ? one[0]! : 1;
      for (const [i, axis] of axes.entries()) {
        const old = Number(axis.value);
        axis.replaceChildren(
          ...Array.from({ length: d }, (_, k) => new Option(`column ${k}`, String(k))),
        );
        // Columns are chosen of files with more than two, for as long as the file is shown.
        const kept = d > 2 && question.ask === "file" && question.file === shown && old < d;
        axis.value = String(kept ? old : Math.min(i, d - 1));
        axis.closest<HTMLElement>(".field")!.hidden = d < 3;
      }
      shown = question.ask === "file" ? question.file : undefined;
      const size = `${n!.toLocaleString("en")} × ${one.join(" × ")}`;
      part(root, "take-document").hidden = own === undefined || one.length !== 1;
      part(root, "caption").textContent = `${name}, ${size}`;
      canvas.ariaLabel = image.alt = `${name}: ${size} numbers`;
      status.textContent = "";
      root.dataset["state"] = "ready";
      paint();
    },
    onProblem: refuse,
  });
  const gallery = openDesk<Question, typeof thumbnails>(start(), {
    onAnswer(all) {
      thumbnails = all;
      paintGallery();
    },
    onProblem: refuse,
  });

  const draw = (): Draw => {
    const fields = readForm(form);
    const noise = fields.get("noise");
    return {
      n: Number(fields.get("n") || "none"),
      seed: Number(fields.get("seed") || "none"),
      noise: noise === undefined ? undefined : Number(noise || "none"),
      words: fields.get("words"),
    };
  };
  const run = (): void => {
    own = undefined;
    picker.value = "";
    forgive(form);
    const name = control("set").value;
    for (const card of cards) card.ariaPressed = String(card.dataset["card"] === name);
    const wish = draw();
    root.dataset["state"] = "running";
    if (!(wish.n >= 1 && wish.n <= 100_000)) return refuse("n: n must be from 1 to 100,000");
    stage.ask({ ask: "set", name, draw: wish });
    part(root, "code").textContent = programOf(name, wish);
    const fields = readForm(form);
    history.replaceState(history.state, "", `#${linkOf(fields)}`);
    const onward = part<HTMLAnchorElement>(root, "onward");
    onward.hidden = !(name in forwardSets);
    const noise = wish.noise === undefined ? {} : { "data.noise": String(wish.noise) };
    const link = { data: name, "data.n": String(wish.n), ...noise, seed: String(wish.seed) };
    onward.href = `/play/forward/#${linkOf(new Map(Object.entries(link)))}`;
  };
  /** Puts what the set has at first into the fields that only some sets have. */
  const begin = (name: string): void => {
    control("set").value = name;
    const { noise, words } = catalogue[name]!;
    control("noise").value = String(noise ?? 0);
    control("words").value = words ?? "";
  };
  const restore = (): void => {
    const fields = fieldsIn(location.hash);
    form.reset();
    begin(fields.get("set")! in catalogue ? fields.get("set")! : control("set").value);
    fillForm(form, fields);
    run();
  };
  const open = (file: File | undefined): void => {
    if (!file) return;
    own = file;
    root.dataset["state"] = "running";
    status.textContent = `reading ${file.name}`;
    for (const card of cards) card.ariaPressed = "false";
    part<HTMLAnchorElement>(root, "onward").hidden = true;
    part(root, "code").textContent = ownProgram(file.name);
    const label = part<HTMLInputElement>(root, "label-column").value.trim();
    stage.ask({ ask: "file", file, label: label || undefined });
  };

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", ({ target }) => {
    if (target === control("set")) begin(control("set").value);
    if (target === control("seed"))
      gallery.ask({ ask: "gallery", seed: Number(control("seed").value) });
    clearTimeout(timer);
    timer = setTimeout(run, rest);
  });
  for (const card of cards) {
    card.addEventListener("click", () => {
      begin(card.dataset["card"]!);
      run();
      part(root, "stage").scrollIntoView({ block: "nearest" });
    });
  }
  for (const axis of axes) axis.addEventListener("input", paint);
  picker.addEventListener("change", () => open(picker.files?.[0]));
  part(root, "label-column").addEventListener("change", () => open(own));
  root.addEventListener("dragover", (event) => {
    event.preventDefault();
    root.toggleAttribute("data-over", true);
  });
  root.addEventListener("dragleave", () => root.toggleAttribute("data-over", false));
  root.addEventListener("drop", (event) => {
    event.preventDefault();
    root.toggleAttribute("data-over", false);
    open(event.dataTransfer?.files[0]);
  });
  addEventListener("hashchange", restore);
  onTheme(() => {
    paint();
    paintGallery();
  });
  new ResizeObserver(paint).observe(canvas);

  const given = part(root, "given");
  const base = (): string => (own ? own.name.replace(/\.[^.]*$/, "") : control("set").value);
  const taking = (name: string, work: (drawn: Drawn) => string | Promise<string>): void =>
    give(part<HTMLButtonElement>(root, name), given, () => (showing ? work(showing) : ""));
  taking("take-csv", ({ csv }) => {
    download(`${base()}.csv`, "text/csv", csv);
    return `${base()}.csv gives the same numbers back, to the last bit.`;
  });
  taking("take-npy", ({ npy }) => {
    download(`${base()}.npy`, "application/octet-stream", npy);
    return `${base()}.npy is for numpy.load.`;
  });
  taking("take-png", (drawn) => {
    const points = columnsOf(drawn, columns());
    if (points) {
      const painter = painterOf(sceneFor(drawn, points), { width: large, theme: themeNow() });
      const { width, height, palette } = painter;
      const pixels = painter.paint({ x: points });
      download(`${base()}.png`, "image/png", toPng({ width, height, palette, pixels }));
    } else if (drawn.sheet) {
      download(`${base()}.png`, "image/png", drawn.sheet);
    } else {
      return "Samples of this shape have no picture.";
    }
    return `${base()}.png is this picture.`;
  });
  taking("take-link", async () => {
    if (own) return "A link cannot hold a file.";
    await navigator.clipboard.writeText(location.href);
    return "The link to exactly this set is copied.";
  });
  taking("take-document", () => {
    const text = `${JSON.stringify(ownDocument(own!.name), null, 2)}\n`;
    download("experiment.json", "application/json", text);
    return `Put experiment.json beside ${own!.name}: npx inkwash run experiment.json learns it.`;
  });
  taking("take-code", async () => {
    await navigator.clipboard.writeText(part(root, "code").textContent);
    return "The program is copied.";
  });

  gallery.ask({ ask: "gallery", seed: 0 });
  restore();
}

/** A program that reads the same file. */
function ownProgram(name: string): string {
  return `import { readSamples, standardise } from "@inkwash/datasets";
import { fromPath } from "@inkwash/datasets/node";

const data = await readSamples(await fromPath(${JSON.stringify(name)}));
const { samples, mean, scale } = standardise(data);
`;
}

/** The experiment that learns a file. */
function ownDocument(file: string): object {
  const name = file
    .toLowerCase()
    .replace(/\.[^.]*$/, "")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "")
    .slice(0, 64);
  return {
    version: 1,
    name: name || "points",
    data: { kind: "file", file },
    schedule: { kind: "linear", steps: 100, start: 1e-4, end: 0.1 },
    forward: {},
    train: {},
    sample: { samplers: [{ name: "ddpm", kind: "ddpm" }] },
    metrics: {},
  };
}
