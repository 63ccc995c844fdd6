import { Damage } from "../damage.ts";

/** What an NPY header is written in: a small part of Python's literals. */
export type Literal = string | number | boolean | null | Literal[] | Map<string, Literal>;

const patterns = {
  space: /[ \t\r\n]*/y,
  string: /'([^'\\\n]*)'|"([^"\\\n]*)"/y,
  // Python 2 wrote long integers with an L.
  integer: /-?\d{1,16}(?=L?\b)L?/y,
  word: /True|False|None/y,
};

const words: Record<string, Literal> = { True: true, False: false, None: null };

/** Reads one literal: a dict with string keys, tuples, lists, strings, integers, True, False, None. */
export function parseLiteral(text: string): Literal {
  let at = 0;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found !== null) at += found[0].length;
    return found;
  };
  const skip = (): unknown => match(patterns.space);
  const fail = (): never => {
    throw new Damage(`its header cannot be understood at character ${at + 1}`);
  };
  const accept = (character: string): boolean => {
    skip();
    if (text[at] !== character) return false;
    at += 1;
    return true;
  };
  const items = (close: string, item: () => void): void => {
    while (!accept(close)) {
      item();
      if (accept(",")) continue;
      if (!accept(close)) fail();
      return;
    }
  };
  const key = (): string => {
    skip();
    const found = match(patterns.string);
    return found === null ? fail() : (found[1] ?? found[2]!);
  };
  const value = (depth: number): Literal => {
    if (depth > 8) fail();
    for (const [open, close] of ["()", "[]"]) {
      if (!accept(open!)) continue;
      const list: Literal[] = [];
      items(close!, () => list.push(value(depth + 1)));
      return list;
    }
    if (accept("{")) {
      const map = new Map<string, Literal>();
      items("}", () => {
        const name = key();
        if (map.has(name) || !accept(":")) fail();
        map.set(name, value(depth + 1));
      });
      return map;
    }
    const string = match(patterns.string);
    if (string !== null) return string[1] ?? string[2]!;
    const integer = match(patterns.integer);
    if (integer !== null) return Number.parseInt(integer[0], 10);
    const word = match(patterns.word);
    return word === null ? fail() : words[word[0]]!;
  };
  const parsed = value(0);
  skip();
  if (at < text.length) fail();
  return parsed;
}
