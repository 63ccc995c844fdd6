import {
  createArena,
  createMachine,
  type Arena,
  type Call,
  type Machine,
  type MachineOptions,
} from "@inkwash/wasm-kernels/machine";

/** A matrix in panels of 8 columns, [column / 8][row][8], padded with zeros. */
export interface Panels {
  readonly address: number;
  readonly stride: number;
  readonly panels: number;
  readonly rows: number;
  readonly columns: number;
}

/** Room for a matrix. */
export function matrix(arena: Arena, rows: number, columns: number): Panels {
  const panels = Math.ceil(columns / 8);
  const stride = 32 * rows;
  return { address: arena.take(stride * panels), stride, panels, rows, columns };
}

const place = ({ address, stride }: Panels, row: number, column: number): number =>
  (address + Math.floor(column / 8) * stride) / 4 + 8 * row + (column % 8);

/** Writes every number of a matrix. */
export function fill(
  machine: Machine,
  panels: Panels,
  of: (row: number, column: number) => number,
): void {
  for (let r = 0; r < panels.rows; r++) {
    for (let c = 0; c < panels.columns; c++) machine.floats[place(panels, r, c)] = of(r, c);
  }
}

/** A matrix, row by row. */
export const read = (machine: Machine, panels: Panels): number[] =>
  Array.from({ length: panels.rows * panels.columns }, (_, i) => {
    const [row, column] = [Math.floor(i / panels.columns), i % panels.columns];
    return machine.floats[place(panels, row, column)]!;
  });

/** A machine of one program. */
export function machineOf(
  program: (arena: Arena) => readonly Call[],
  options: MachineOptions = {},
): Machine {
  const arena = createArena();
  const calls = program(arena);
  return createMachine(arena, [calls], options);
}
