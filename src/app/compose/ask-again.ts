import type { AnswerEvent, Ask } from "../../domain/answer.ts";
import { WenzhaiError } from "../../errors.ts";

/** A new state of the index may come between a search and its reading; two in a row are no chance. */
const TRIES = 3;

/** The same, but a call that the index changed under is made again with the new state. */
export function callAgain<Given extends unknown[], T>(call: (...given: Given) => Promise<T>): typeof call {
  return async (...given) => {
    for (let tried = 1; ; tried++) {
      try {
        return await call(...given);
      } catch (thrown) {
        if (tried === TRIES || !hasChanged(thrown)) throw thrown;
      }
    }
  };
}

/** The same, but a question that the index changed under is asked again, as long as nothing of its answer was shown. */
export function askAgain(ask: Ask): Ask {
  return async function* again(question, options) {
    for (let tried = 1; ; tried++) {
      let shown = false;
      try {
        for await (const event of ask(question, options)) {
          shown ||= showsAnswer(event);
          yield event;
        }
        return;
      } catch (thrown) {
        if (shown || tried === TRIES || !hasChanged(thrown)) throw thrown;
      }
    }
  };
}

function showsAnswer({ type }: AnswerEvent): boolean {
  return type !== "searching";
}

function hasChanged(thrown: unknown): boolean {
  return thrown instanceof WenzhaiError && thrown.code === "index-busy";
}
