import { failureOf } from "./worker-failure.ts";

/** What a worker says to a question. */
type Reply<A> = { readonly answer: A } | { readonly problem: string };

/** Puts questions to a worker: one at a time, and of those that wait only the newest. */
export interface Desk<Q> {
  ask(question: Q): void;
}

/** Who is told the answers, in the order of the questions that were put. */
export interface Asker<Q, A> {
  onAnswer(answer: A, question: Q): void;
  onProblem(message: string): void;
}

/** Opens a desk at a worker that {@link answer}s. */
export function openDesk<Q, A>(worker: Worker, asker: Asker<Q, A>): Desk<Q> {
  let asked: { readonly question: Q } | undefined;
  let waiting: { readonly question: Q } | undefined;
  const send = (next: { readonly question: Q }): void => {
    asked = next;
    worker.postMessage(next.question);
  };
  worker.addEventListener("message", ({ data }: MessageEvent<Reply<A>>) => {
    const { question } = asked!;
    asked = undefined;
    if (waiting) send(waiting);
    waiting = undefined;
    if ("answer" in data) asker.onAnswer(data.answer, question);
    else asker.onProblem(data.problem);
  });
  failureOf(worker).catch((error: Error) => asker.onProblem(error.message));
  return {
    ask(question): void {
      if (asked) waiting = { question };
      else send({ question });
    },
  };
}

/** Makes a worker answer questions; what `work` throws is the answer in words. */
export function answer<Q, A>(work: (question: Q) => A | Promise<A>): void {
  addEventListener("message", async ({ data }: MessageEvent<Q>) => {
    let reply: Reply<A>;
    try {
      reply = { answer: await work(data) };
    } catch (error) {
      reply = { problem: (error as Error).message };
    }
    postMessage(reply);
  });
}
