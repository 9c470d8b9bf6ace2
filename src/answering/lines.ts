import type { AnswerEvent, AnswerLine, Citation } from "../domain/answer.ts";
import { cite } from "./cite.ts";
import type { Candidate } from "./score-sentences.ts";

/** The lines of an answer as they come, each sentence quoted numbered once, in the order in which it is first cited. */
export class Lines {
  readonly lines: AnswerLine[] = [];
  readonly citations: Citation[] = [];
  readonly #markers = new Map<Candidate, number>();

  /** Adds a line that these sentences prove, and gives its event. */
  add(text: string, proof: readonly Candidate[]): AnswerEvent {
    const fresh: Citation[] = [];
    const markers = proof.map((sentence) => {
      const known = this.#markers.get(sentence);
      if (known !== undefined) return known;
      const citation = cite(
        sentence.found.article,
        sentence.found.sentences[sentence.order]!,
        this.citations.length + 1,
      );
      this.#markers.set(sentence, citation.marker);
      this.citations.push(citation);
      fresh.push(citation);
      return citation.marker;
    });
    const line = { text, markers: [...new Set(markers)] };
    this.lines.push(line);
    return { type: "line", line, citations: fresh };
  }

  /** The sentences cited so far. */
  get cited(): readonly Candidate[] {
    return [...this.#markers.keys()];
  }
}
