import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, resolve } from "node:path";

/** The built site. */
export const dist: string = resolve(import.meta.dirname, "../dist");

const types: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".xml": "application/xml",
};

/** A site that is being served. */
export interface Site {
  readonly url: string;
  close(): void;
}

/** Serves the built site on a free port of this machine. */
export async function serveSite(): Promise<Site> {
  if (!existsSync(join(dist, "index.html"))) {
    throw new Error(
      "the site is not built: run `pnpm exec turbo run build --filter=@inkwash/docs`",
    );
  }
  const server = createServer((request, response) => {
    let path = join(dist, decodeURIComponent(new URL(request.url ?? "/", "http://site").pathname));
    if (existsSync(path) && statSync(path).isDirectory()) path = join(path, "index.html");
    const found = existsSync(path);
    if (!found) path = join(dist, "404.html");
    const type = types[extname(path)] ?? "application/octet-stream";
    response.writeHead(found ? 200 : 404, { "content-type": type });
    createReadStream(path).pipe(response);
  });
  await new Promise<void>((listening) => {
    server.listen(0, "127.0.0.1", listening);
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}
