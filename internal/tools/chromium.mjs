import { existsSync } from "node:fs";

const known = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/**
 * The browser for the tests, or undefined. CHROMIUM_PATH decides alone where it is set: empty, or
 * a path at which nothing lies, means that there is none.
 */
export function findChromium(env = process.env) {
  const candidates = env.CHROMIUM_PATH === undefined ? known : [env.CHROMIUM_PATH];
  return candidates.find((path) => path !== "" && existsSync(path));
}
