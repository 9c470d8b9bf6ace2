import type { AnswerEvent, AnswerLine, Citation } from "../domain/answer.ts";
import { cite } from "./cite.ts";
import type { GlossOf } from "./evidence/english-gloss.ts";
import type { SentenceRef } from "./evidence/sentence-ref.ts";

/** The lines of an answer as they come, each sentence quoted numbered once, in the order in which it is first cited. */
export class AnswerLines {
  readonly lines: AnswerLine[] = [];
  readonly citations: Citation[] = [];
  readonly #cited = new Map<string, { readonly ref: SentenceRef; readonly marker: number }>();
  readonly #glossOf: GlossOf | undefined;

  /** With `glossOf` each quote is given what its reader needs beside it. */
  constructor(glossOf?: GlossOf) {
    this.#glossOf = glossOf;
  }

  /** Adds a line that these sentences prove, and gives its event. */
  add(text: string, proof: readonly SentenceRef[]): AnswerEvent {
    const fresh: Citation[] = [];
    const markers = proof.map((ref) => {
      const sentence = ref.sentences[ref.order]!;
      const known = this.#cited.get(sentence.id);
      if (known !== undefined) return known.marker;
      const citation = cite(ref.article, sentence, this.citations.length + 1, this.#glossOf);
      this.#cited.set(sentence.id, { ref, marker: citation.marker });
      this.citations.push(citation);
      fresh.push(citation);
      return citation.marker;
    });
    const line = { text, markers: [...new Set(markers)] };
    this.lines.push(line);
    return { type: "line", line, citations: fresh };
  }

  /** The sentences cited so far. */
  get cited(): readonly SentenceRef[] {
    return [...this.#cited.values()].map(({ ref }) => ref);
  }
}
