/** Something the user can put right: one sentence on stderr and exit code 2, no stack. */
export class Failure extends Error {
  override readonly name = "Failure";
}

const reasons: ReadonlyMap<string, string> = new Map([
  ["EACCES", "permission denied"],
  ["EPERM", "operation not permitted"],
  ["EROFS", "the file system is read-only"],
  ["ENOSPC", "no space is left"],
  ["EDQUOT", "the disk quota is used up"],
  ["EEXIST", "it is a file"],
  ["ENOTDIR", "a file is in the way"],
  ["EISDIR", "it is a folder"],
  ["ENOENT", "there is no such file or folder"],
  ["ELOOP", "its links go round in a circle"],
  ["ENAMETOOLONG", "the name is too long"],
]);

/** Why the system refused, in words; undefined where the error is not the system's. */
export function refusal(error: unknown): string | undefined {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (!(error instanceof Error) || !("syscall" in error)) return undefined;
  return reasons.get(code) ?? code;
}
