// Each glyph is 5 pixels wide; a character of its code is one row from above, read as a number in
// base 32 whose highest bit is the leftmost pixel. Rows 0 to 6 stand on the line, 7 and 8 hang below.
const glyphs: Readonly<Record<string, string>> = {
  " ": "", "!": "4444404", '"': "aa", "#": "aavavaa", $: "4fke5u4", "%": "op248j3",
  "&": "cik8lid", "'": "44", "(": "2488842", ")": "8422248", "*": "04lel4", "+": "044v44",
  ",": "00000c48", "-": "000e", ".": "00000cc", "/": "122488g", "0": "ehhhhhe", "1": "4c4444e",
  "2": "eh1248v", "3": "v2421he", "4": "26aiv22", "5": "vgu11he", "6": "68guhhe", "7": "v124888",
  "8": "ehhehhe", "9": "ehhf12c", ":": "00cc0cc", ";": "00cc0c48", "<": "248g842", "=": "00v0v",
  ">": "8421248", "?": "eh12404", "@": "eh1dlle", A: "ehhvhhh", B: "uhhuhhu", C: "ehggghe",
  D: "sihhhis", E: "vgguggv", F: "vgguggg", G: "ehgnhhf", H: "hhhvhhh", I: "e44444e",
  J: "72222ic", K: "hikokih", L: "ggggggv", M: "hrllhhh", N: "hhpljhh", O: "ehhhhhe",
  P: "uhhuggg", Q: "ehhhlid", R: "uhhukih", S: "fgge11u", T: "v444444", U: "hhhhhhe",
  V: "hhhhha4", W: "hhhllla", X: "hha4ahh", Y: "hhha444", Z: "v1248gv", "[": "e88888e",
  "\\": "g884221", "]": "e22222e", "^": "4ah", _: "0000000v", "`": "84", a: "00e1fhf",
  b: "ggmphhu", c: "00egghe", d: "11djhhf", e: "00ehvge", f: "698s888", g: "00fhhhf1e",
  h: "ggmphhh", i: "40c444e", j: "20622222s", k: "ggikoki", l: "c44444e", m: "00qllll",
  n: "00mphhh", o: "00ehhhe", p: "00uhhhugg", q: "00fhhhf11", r: "00mpggg", s: "00fge1u",
  t: "88s8896", u: "00hhhjd", v: "00hhha4", w: "00hhlla", x: "00ha4ah", y: "00hhhhf1e",
  z: "00v248v", "{": "2448442", "|": "4444444", "}": "8442448", "~": "0008l2",
  α: "00diiid", β: "ehhmhhmgg", ε: "00fgegf", η: "00mphhh11", θ: "ehhvhhe", λ: "844aahh",
  μ: "00hhhjtgg", π: "00vaaaa", σ: "00fihhe", ᾱ: "e0diiid", "×": "00ha4ah", "·": "0004",
  "–": "000v", "−": "000v", "±": "44v440v", "…": "000000l", "°": "6996", "²": "c24e",
  "√": "744kkc4", "∞": "00alla", "→": "0042v24", "←": "0048v84", "≈": "08l208l2",
}; // prettier-ignore

const unknown = "vhhhhhv";

/** The advance of one character, in unscaled pixels. */
export const advance = 6;

/** The height of a line of text without what hangs below it, in unscaled pixels. */
export const capHeight = 7;

/** The rows of a character; accents that have no glyph are dropped, other strangers become a box. */
function rowsOf(character: string): string {
  const plain = character.normalize("NFD")[0]!;
  return glyphs[character] ?? glyphs[plain] ?? unknown;
}

/** As much of a text as fits into `width` pixels, with an ellipsis where something is missing. */
export function fitted(text: string, width: number, scale: number): string {
  const characters = Array.from(text.normalize("NFC"));
  const room = Math.max(0, Math.floor((width / scale + 1) / advance));
  if (characters.length <= room) return characters.join("");
  return room === 0 ? "" : `${characters.slice(0, room - 1).join("")}…`;
}

/** The width of a text in pixels. */
export function widthOf(text: string, scale: number): number {
  const { length } = Array.from(text.normalize("NFC"));
  return length === 0 ? 0 : (length * advance - 1) * scale;
}

/** Whether a pixel of a character is set; none is outside its 5 columns. */
function isSet(rows: string, row: number, column: number): boolean {
  if (column < 0 || column > 4) return false;
  return ((Number.parseInt(rows[row] ?? "0", 32) >> (4 - column)) & 1) === 1;
}

/**
 * Whether a pixel of a character drawn twice as large is set: diagonals are smoothed as in Scale2x,
 * where a quarter of a pixel takes the colour that its two outer neighbours share.
 * @see {@link https://www.scale2x.it/algorithm}
 */
function isSetTwice(rows: string, line: number, place: number): boolean {
  const [row, column] = [line >> 1, place >> 1];
  const [up, left] = [line % 2 === 0, place % 2 === 0];
  const above = isSet(rows, row - 1, column);
  const below = isSet(rows, row + 1, column);
  const before = isSet(rows, row, column - 1);
  const after = isSet(rows, row, column + 1);
  const [vertical, other] = up ? [above, below] : [below, above];
  const [horizontal, opposite] = left ? [before, after] : [after, before];
  const smooth = vertical === horizontal && vertical !== other && horizontal !== opposite;
  return smooth ? vertical : isSet(rows, row, column);
}

/** Writes a line of text whose upper left corner is (x, y); what lies outside is cut off. */
export function drawText(
  pixels: Uint8Array,
  size: { readonly width: number; readonly height: number },
  text: string,
  place: { readonly x: number; readonly y: number; readonly scale: 1 | 2; readonly index: number },
): void {
  const { x, y, scale, index } = place;
  const test = scale === 2 ? isSetTwice : isSet;
  Array.from(text.normalize("NFC")).forEach((character, position) => {
    const rows = rowsOf(character);
    for (let line = 0; line < rows.length * scale; line++) {
      for (let column = 0; column < 5 * scale; column++) {
        const left = x + position * advance * scale + column;
        const top = y + line;
        const inside = left >= 0 && left < size.width && top >= 0 && top < size.height;
        if (inside && test(rows, line, column)) pixels[top * size.width + left] = index;
      }
    }
  });
}
