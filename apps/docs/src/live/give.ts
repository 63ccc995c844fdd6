/** Connects a button to what it gives; what becomes of it is said in the status line. */
export function give(
  button: HTMLButtonElement,
  status: HTMLElement,
  work: () => string | Promise<string>,
): void {
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      status.textContent = await work();
    } catch (error) {
      status.textContent = `That did not work: ${(error as Error).message}`;
    }
    button.disabled = false;
  });
}
