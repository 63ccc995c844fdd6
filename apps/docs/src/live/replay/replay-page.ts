import { fieldsIn, linkOf } from "../fields.ts";
import { blame, fillForm, forgive, readForm } from "../form.ts";
import { give } from "../give.ts";
import { part } from "../part.ts";
import { libraries } from "./replays.ts";

/** As many as a page can show without becoming slow. */
const most = 10_000;

/** Brings the page that replays other libraries' numbers to life. */
export function mountReplay(root: HTMLElement): void {
  const form = part<HTMLFormElement>(root, "form");
  const numbers = part(root, "values");
  const status = part(root, "status");
  let turn = 0;

  const show = async (): Promise<void> => {
    const mine = ++turn;
    forgive(form);
    const fields = readForm(form);
    const [seed, size] = ["seed", "size"].map((name) => Number(fields.get(name) || "none"));
    const { variants, replays } = libraries[fields.get("library")!]!;
    const wish = { seed: seed!, size: size!, variant: fields.get("variant") ?? "" };
    const refuse = (path: string, message: string): void => {
      root.dataset["state"] = "refused";
      status.textContent = blame(form, path, message) ? "" : message;
    };
    if (!(Number.isInteger(size) && size! >= 1 && size! <= most)) {
      return refuse("size", `How many numbers: an integer from 1 to ${most.toLocaleString("en")}.`);
    }
    const replay = replays[fields.get("function")!]!;
    try {
      const drawn = await replay.draw(wish);
      if (mine !== turn) return;
      numbers.textContent = Array.from(drawn, String).join("\n");
      part(root, "python").textContent = replay.python(wish);
      part(root, "typescript").textContent = replay.typescript(wish);
      part(root, "count").textContent = `${size!.toLocaleString("en")} × ${replay.label}${
        variants ? `, ${wish.variant}` : ""
      }`;
      status.textContent = "";
      root.dataset["state"] = "ready";
      history.replaceState(history.state, "", `#${linkOf(fields)}`);
    } catch (error) {
      if (mine === turn) refuse("seed", (error as Error).message);
    }
  };

  const restore = (): void => {
    form.reset();
    fillForm(form, fieldsIn(location.hash));
    void show();
  };
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => void show());
  addEventListener("hashchange", restore);
  for (const name of ["python", "typescript", "values"]) {
    give(part<HTMLButtonElement>(root, `copy-${name}`), part(root, "given"), async () => {
      await navigator.clipboard.writeText(part(root, name).textContent);
      return name === "values" ? "The numbers are copied." : "The program is copied.";
    });
  }
  give(part<HTMLButtonElement>(root, "copy-link"), part(root, "given"), async () => {
    await navigator.clipboard.writeText(location.href);
    return "The link to exactly these numbers is copied.";
  });
  restore();
}
