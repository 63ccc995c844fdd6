/** An element of a parsed document; text is kept with its entities resolved. */
export interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (Node | string)[];
}

const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  "#39": "'",
};

function resolved(text: string): string {
  if (text.includes("<")) throw new Error(`a bare < in ${JSON.stringify(text)}`);
  return text.replace(/&([^;]*);?/g, (whole, name: string) => {
    const character = entities[name];
    if (character === undefined || !whole.endsWith(";")) throw new Error(`a bare & in ${text}`);
    return character;
  });
}

/** A strict parser of the XML that charts may use: it throws where a document is not well-formed. */
export function parse(xml: string): Node {
  const stack: Node[] = [{ name: "", attributes: {}, children: [] }];
  let at = 0;
  while (at < xml.length) {
    const open = xml.indexOf("<", at);
    const text = xml.slice(at, open < 0 ? xml.length : open);
    if (text !== "") stack.at(-1)!.children.push(resolved(text));
    if (open < 0) break;
    const close = xml.indexOf(">", open);
    if (close < 0) throw new Error("a tag without end");
    const tag = xml.slice(open + 1, close);
    at = close + 1;
    if (tag.startsWith("/")) {
      const ended = stack.pop();
      if (ended?.name !== tag.slice(1)) throw new Error(`</${tag.slice(1)}> ends <${ended?.name}>`);
      continue;
    }
    const match = /^([a-z][a-zA-Z]*)((?:\s+[a-zA-Z-]+="[^"]*")*)(\/?)$/.exec(tag);
    if (match === null) throw new Error(`not a tag: <${tag}>`);
    const attributes: Record<string, string> = {};
    for (const [, key, value] of match[2]!.matchAll(/([a-zA-Z-]+)="([^"]*)"/g)) {
      if (key! in attributes) throw new Error(`${key} twice in <${tag}>`);
      attributes[key!] = resolved(value!);
    }
    const node: Node = { name: match[1]!, attributes, children: [] };
    stack.at(-1)!.children.push(node);
    if (match[3] === "") stack.push(node);
  }
  const [root] = stack;
  if (stack.length !== 1) throw new Error(`<${stack.at(-1)!.name}> is not ended`);
  const [only, ...others] = root!.children;
  if (others.length > 0 || typeof only !== "object") throw new Error("not one root element");
  return only;
}

/** All elements under a node that a test accepts, in document order. */
export function all(node: Node, accept: (node: Node) => boolean): Node[] {
  const inside = node.children.flatMap((child) =>
    typeof child === "string" ? [] : all(child, accept),
  );
  return accept(node) ? [node, ...inside] : inside;
}

/** The elements of a class. */
export function classed(node: Node, name: string): Node[] {
  return all(node, (one) => one.attributes["class"] === name);
}

/** The text of a node and all under it. */
export function textOf(node: Node): string {
  return node.children.map((child) => (typeof child === "string" ? child : textOf(child))).join("");
}

/** The points of a path made of absolute M and L commands. */
export function pathPoints(d: string): [number, number][] {
  return [...d.matchAll(/[ML](-?[\d.]+)[ ,](-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
}
