import type { Locator, Page } from "playwright";
import { soon } from "./browser.ts";

/** A control of the page. */
export const field = (page: Page, name: string): Locator => page.locator(`[name="${name}"]`);

/** The level that is shown. */
export const level = (page: Page): Promise<string | null> =>
  page.locator("[data-level]").textContent();

/** What the canvas shows, as text that can be compared. */
export const picture = (page: Page): Promise<string> =>
  page.locator("[data-canvas]").evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());

/** Waits until the page shows what it was asked for. */
export const settled = async (page: Page): Promise<void> => {
  await page.locator('[data-lab][data-state="ready"]').waitFor();
};

/** Changes a control and waits for the film that follows. */
export async function change(page: Page, name: string, value: string): Promise<void> {
  const old = await page.locator("[data-code]").textContent();
  const control = field(page, name);
  const tag = await control.first().evaluate(({ tagName }) => tagName);
  if (tag === "SELECT") await control.selectOption(value);
  else await control.fill(value);
  await soon(() => page.locator("[data-code]").textContent()).not.toBe(old);
  await settled(page);
}

/** Moves the slider to a frame. */
export const slide = (page: Page, frame: number): Promise<void> =>
  page.locator("[data-time]").fill(String(frame));
