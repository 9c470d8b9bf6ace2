import type { AnswerEvent, Ask, Citation } from "../../domain/answer.ts";
import { articlePath } from "../../web/viewer-page.ts";
import type { EngineHost } from "../engine-process/engine-host.ts";

/** The engine with every citation linked to its sentence in the viewer at `base`, an address without a slash at its end. */
export function citeViewer(engine: EngineHost, base: string): EngineHost {
  const linked = (citation: Citation): Citation => {
    const sentence = citation.sentenceId.slice(citation.sentenceId.lastIndexOf("#") + 1);
    return { ...citation, url: `${base}${articlePath(citation.articleId)}#s${sentence}` };
  };
  return {
    ...engine,
    ask: linkedAsk(engine.ask, linked),
    async digest(request) {
      const digest = await engine.digest(request);
      return {
        ...digest,
        items: digest.items.map((item) => ({ ...item, citations: item.citations.map(linked) })),
      };
    },
  };
}

function linkedAsk(ask: Ask, linked: (citation: Citation) => Citation): Ask {
  const linkedEvent = (event: AnswerEvent): AnswerEvent => {
    if (event.type === "line") return { ...event, citations: event.citations.map(linked) };
    if (event.type !== "end") return event;
    const { answer } = event;
    const { citations, refusal, considered } = answer;
    const nearest = refusal?.nearest ?? null;
    return {
      ...event,
      answer: {
        ...answer,
        citations: citations.map(linked),
        refusal: refusal === null || nearest === null ? refusal : { ...refusal, nearest: linked(nearest) },
        ...(considered === undefined ? {} : { considered: considered.map(linked) }),
      },
    };
  };
  return async function* (question, options) {
    for await (const event of ask(question, options)) yield linkedEvent(event);
  };
}
