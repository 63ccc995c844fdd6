/** The element below `root` that carries `data-NAME`; the page's markup has each of them once. */
export function part<E extends HTMLElement>(root: HTMLElement, name: string): E {
  const found = root.querySelector<E>(`[data-${name}]`);
  if (!found) throw new Error(`the page has no element with data-${name}`);
  return found;
}
