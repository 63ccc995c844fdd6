import { DocumentError } from "@inkwash/experiment";
import { documentOf, fieldsIn, linkOf } from "./fields.ts";
import { blame, fillForm, forgive, readForm } from "./form.ts";
import { part } from "./part.ts";
import { openStudio } from "./studio.ts";
import { createTakeHome } from "./take-home.ts";
import { wantsStillness } from "./theme.ts";
import { createView } from "./view.ts";

/** How long the controls must rest before a run starts, in ms. */
const rest = 150;

/** Brings the page of the forward process to life. */
export function mount(root: HTMLElement): void {
  const form = part<HTMLFormElement>(root, "form");
  const status = part(root, "status");
  /** The level that a link asks for, until its film is there. */
  let wanted: number | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let own = "";

  /** Makes the address of the page that of the experiment and the level. */
  const remember = (): void => {
    const fields = new Map(readForm(form));
    const level = wanted ?? view.frame?.level;
    if (level !== undefined) fields.set("level", String(level));
    own = `#${linkOf(fields)}`;
    history.replaceState(history.state, "", own);
  };

  const view = createView(root, remember);
  const takeHome = createTakeHome(root, view);
  const studio = openStudio({
    onProgress: (share) => {
      status.textContent = `noising: ${Math.round(100 * share)} %`;
    },
    onShot: (shot) => {
      const { frames } = shot;
      const first = view.showing === undefined;
      const share = wanted === undefined ? undefined : wanted / frames[0]!.levels;
      const still = wanted !== undefined || wantsStillness();
      wanted = undefined;
      view.load(shot, share);
      takeHome.update();
      status.textContent = "";
      root.dataset["state"] = "ready";
      if (first && !still) view.play();
    },
    onProblem: (error) => {
      const path = error instanceof DocumentError ? error.path : "";
      status.textContent = blame(form, path, error.message) ? "" : error.message;
      root.dataset["state"] = "refused";
    },
  });

  const run = (): void => {
    forgive(form);
    root.dataset["state"] = "running";
    studio.request(documentOf(readForm(form)));
  };

  const restore = (): void => {
    const fields = fieldsIn(location.hash);
    form.reset();
    fillForm(form, fields);
    const level = Number(fields.get("level") ?? "none");
    wanted = level >= 0 ? level : undefined;
    run();
  };

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      run();
      remember();
    }, rest);
  });
  part(root, "reseed").addEventListener("click", () => {
    const seed = form.elements.namedItem("seed") as HTMLInputElement;
    seed.value = String((Number(seed.value) || 0) + 1);
    seed.dispatchEvent(new Event("input", { bubbles: true }));
  });
  addEventListener("hashchange", () => {
    if (location.hash !== own) restore();
  });
  restore();
}
