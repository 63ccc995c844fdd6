/**
 * Returns control to the event loop once, so that a page stays alive and a stop is heard, and
 * throws the signal's reason where it has been stopped. A message is used because timers are
 * held back by 4 ms in browsers.
 */
export async function breathe(signal: AbortSignal | undefined): Promise<void> {
  await new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = (): void => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
  signal?.throwIfAborted();
}
