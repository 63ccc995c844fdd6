/** What is wrong with a file, thrown deep inside; the reader that was called puts its name in front. */
export class Damage extends Error {}

function named(who: string, format: string, error: unknown): unknown {
  if (!(error instanceof Damage)) return error;
  return new RangeError(`${who}: the ${format} cannot be read: ${error.message}`, { cause: error });
}

/** Runs a part of a reader; only {@link Damage} is reworded, other errors are the source's own. */
export async function attempt<T>(who: string, format: string, part: () => Promise<T>): Promise<T> {
  try {
    return await part();
  } catch (error) {
    throw named(who, format, error);
  }
}

/** The same for a generator. */
export async function* attemptEach<T>(
  who: string,
  format: string,
  parts: AsyncGenerator<T>,
): AsyncGenerator<T, void, void> {
  try {
    yield* parts;
  } catch (error) {
    throw named(who, format, error);
  }
}

/** Calls a library, whose errors are about the file. */
export function withLibrary<T>(part: () => T): T {
  try {
    return part();
  } catch (cause) {
    throw new Damage(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}
