/** A number as it is shown: what kind it is, its name, itself, and what stands beside it. */
export type Row = readonly [kind: string, name: string, value: string, beside?: string];

/** Writes numbers into a list. */
export function writeNumbers(list: HTMLElement, rows: readonly Row[]): void {
  list.replaceChildren(
    ...rows.map(([kind, name, value, beside]) => {
      const row = document.createElement("div");
      row.dataset["kind"] = kind;
      const [term, number] = [document.createElement("dt"), document.createElement("dd")];
      term.textContent = name;
      number.textContent = value;
      if (beside !== undefined) {
        const note = document.createElement("small");
        note.textContent = beside;
        number.append(note);
      }
      row.append(term, number);
      return row;
    }),
  );
}
