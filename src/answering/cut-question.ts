import type { Ask } from "../domain/answer.ts";
import { languageOf } from "../language/language.ts";
import { frameOf } from "./refusal/frame.ts";

/** Nobody asks so much in one question; what is longer is a text, and each of its words would be searched. */
const LONGEST = 2_000;

/** The same, but of a question longer than 2,000 UTF-16 units only the beginning is asked, and a notice says so. */
export function cutQuestion(ask: Ask): Ask {
  return async function* cutAndAsk(question, options) {
    if (question.text.length <= LONGEST) return yield* ask(question, options);
    // Never half a character.
    const text = question.text.slice(0, LONGEST).replace(/[\ud800-\udbff]$/u, "");
    const notice = frameOf(languageOf(text)).questionCut(LONGEST);
    yield { type: "notice", text: notice };
    for await (const event of ask({ ...question, text }, options))
      yield event.type === "end"
        ? { type: "end", answer: { ...event.answer, notices: [notice, ...event.answer.notices] } }
        : event;
  };
}
