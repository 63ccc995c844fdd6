import { existsSync } from "node:fs";
import type { LaunchOptions } from "playwright";

const executablePath = process.env["CHROMIUM_PATH"] || "/usr/bin/chromium";

/** How the system's Chromium is started; undefined where there is none. */
export const browserOptions: LaunchOptions | undefined = existsSync(executablePath)
  ? {
      executablePath,
      args: [
        "--headless=new",
        "--no-sandbox",
        "--no-first-run",
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    }
  : undefined;
