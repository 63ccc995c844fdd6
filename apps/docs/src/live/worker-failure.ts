/** Rejects when a worker cannot be started or dies: a worker that is blocked says nothing else. */
export function failureOf(worker: Worker): Promise<never> {
  const failure = new Promise<never>((_, reject) => {
    worker.addEventListener("error", () => {
      reject(
        new Error(
          "The worker that computes this page could not be started; reload the page, or allow scripts and workers for this site.",
        ),
      );
    });
  });
  failure.catch(() => {});
  return failure;
}
