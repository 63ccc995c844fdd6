import { type Desk, openDesk } from "../desk.ts";
import { part } from "../part.ts";
import type { Question } from "./trust.worker.ts";

/** A desk at a worker of its own, and the status line of a figure that says what becomes of it. */
export function openFigure<A>(
  root: HTMLElement,
  onAnswer: (answer: A) => void,
): Desk<Question> & { whenSeen(ask: () => void): void } {
  const status = part(root, "status");
  let desk: Desk<Question> | undefined;
  return {
    ask(question): void {
      status.textContent = "computing";
      root.dataset["state"] = "running";
      desk ??= openDesk<Question, A>(
        new Worker(new URL("./trust.worker.ts", import.meta.url), { type: "module" }),
        {
          onAnswer(answer): void {
            onAnswer(answer);
            status.textContent = "";
            root.dataset["state"] = "ready";
          },
          onProblem(message): void {
            status.textContent = message;
            root.dataset["state"] = "refused";
          },
        },
      );
      desk.ask(question);
    },
    /** A reader who never comes to the figure starts no worker. */
    whenSeen(ask): void {
      const seen = new IntersectionObserver(([entry]) => {
        if (!entry!.isIntersecting) return;
        seen.disconnect();
        ask();
      });
      seen.observe(root);
    },
  };
}
