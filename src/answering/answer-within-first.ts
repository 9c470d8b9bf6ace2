import type { AnswerEvent, Ask } from "../domain/answer.ts";

/**
 * Answers a question that names articles from these where they answer it, else from the whole corpus: what is asked under a
 * briefing is mostly about its stories. `askWithin` gives what answers from some articles alone.
 */
export function answerWithinFirst(ask: Ask, askWithin: (articles: ReadonlySet<string>) => Ask): Ask {
  return async function* answer(question, options) {
    const { within = [], ...anywhere } = question;
    if (within.length > 0) {
      const held: AnswerEvent[] = [];
      let told = false;
      for await (const event of askWithin(new Set(within))(anywhere, options)) {
        told ||= event.type === "line" || (event.type === "end" && event.answer.kind !== "refusal");
        held.push(event);
        if (told) yield* held.splice(0);
      }
      if (told) return;
    }
    yield* ask(anywhere, options);
  };
}
