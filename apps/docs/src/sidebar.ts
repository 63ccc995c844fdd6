import { defineRouteMiddleware, type StarlightRouteData } from "@astrojs/starlight/route-data";

type Entry = StarlightRouteData["sidebar"][number];

/** Functions are what a reader looks for; their options and types come after. */
const order = ["Functions", "Classes", "Interfaces", "Type Aliases", "Variables"];

const linkTo = (name: string): Entry => ({
  type: "link",
  label: name,
  href: `/api/${name}/`,
  isCurrent: false,
  badge: undefined,
  attrs: {},
});

/**
 * Shortens the reference in the sidebar: the package that is being read with all its parts, the
 * others with a link. Four hundred links on each of as many pages would be tens of megabytes.
 */
export const onRequest = defineRouteMiddleware(({ locals }) => {
  const { sidebar, id } = locals.starlightRoute;
  const [, reading] = /^api\/([^/]+)/.exec(id) ?? [];
  for (const entry of sidebar) {
    if (entry.type !== "group" || entry.label !== "API reference") continue;
    entry.collapsed = reading === undefined;
    entry.entries = entry.entries.map((part) => {
      const name = part.label.replace("@inkwash/", "");
      if (part.type !== "group" || name !== reading) return linkTo(name);
      const entries = part.entries.toSorted(
        (a, b) => order.indexOf(a.label) - order.indexOf(b.label),
      );
      for (const kind of entries) if (kind.type === "group") kind.collapsed = false;
      return { ...part, label: name, entries, collapsed: false };
    });
  }
});
