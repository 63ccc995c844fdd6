import { chromium } from "playwright";
import { serveSite } from "./test/site.ts";
const site = await serveSite();
const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: [
    "--headless=new",
    "--no-sandbox",
    "--no-first-run",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});
const [, , ...jobs] = process.argv; // path|name|theme|width|height|full
for (const job of jobs) {
  const [path, name, theme = "light", width = "1280", height = "900", full = "", waitFor = ""] =
    job.split("|");
  const page = await browser.newPage({
    viewport: { width: +width, height: +height },
    colorScheme: theme as "light",
    deviceScaleFactor: +width < 500 ? 2 : 1,
    reducedMotion: "reduce",
  });
  page.on("console", (m) => m.type() === "error" && console.log(name, "console:", m.text()));
  page.on("pageerror", (e) => console.log(name, "pageerror:", e));
  page.on("requestfailed", (r) => console.log(name, "failed:", r.url()));
  await page.goto(site.url + path, { waitUntil: "load" });
  if (waitFor)
    await page.waitForSelector(waitFor, { timeout: 60000 }).catch((e) => console.log(String(e)));
  await page.waitForTimeout(500);
  console.log(name, await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]));
  await page.screenshot({ path: `/tmp/shots/${name}.png`, fullPage: full === "full" });
  await page.close();
}
await browser.close();
site.close();
