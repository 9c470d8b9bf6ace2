import type { Writer } from "../../answering/generation/write-answer.ts";
import type { Language } from "../../domain/article.ts";
import type { Story } from "../stories/story.ts";
import { type StorySentence, storySentences } from "../stories/story-sentences.ts";

/** A line that was written, and the sentences that prove it. */
export interface WrittenLine {
  readonly text: string;
  readonly from: readonly StorySentence[];
}

/** Writes the lines of a story, at most `most`; an empty list where nothing could be written and proved. */
export type WriteLines = (story: Story, wish: LinesWished) => Promise<readonly WrittenLine[]>;

/** What the lines are to be like. `knows` are sentences whose readers were told them: nothing is written from these. */
export interface LinesWished {
  readonly language: Language;
  readonly most: number;
  readonly knows?: ((sentence: StorySentence) => boolean) | undefined;
}

/** Sentences of a story that are shown to whoever writes; the first ones tell what happened. */
const SHOWN = 30;

const QUESTION: Readonly<Record<Language, (headline: string, most: number) => string>> = {
  en: (headline, most) => `What happened? Tell the news in at most ${most} short sentences. Headline: ${headline}`,
  "zh-Hans": (headline, most) => `发生了什么?请用不超过${most}个短句报道。标题:${headline}`,
  "zh-Hant": (headline, most) => `發生了什麼?請用不超過${most}個短句報道。標題:${headline}`,
};

/**
 * Gives the function that has a writer tell stories: every line it gives was judged supported by the sentences it names. What
 * fails is left to the caller, who has the sentences themselves.
 */
export function createWriteLines(writer: Writer): WriteLines {
  return async (story, { language, most, knows = () => false }) => {
    const sentences = storySentences(story)
      .filter((each) => !knows(each))
      .slice(0, SHOWN);
    const byId = new Map(sentences.map((each) => [each.sentence.id, each]));
    const evidence = sentences.map(({ article, sentence, text }) => ({ sentenceId: sentence.id, article, text }));
    const [head] = sentences;
    if (head === undefined) return [];
    const lines: WrittenLine[] = [];
    for await (const event of writer({ question: QUESTION[language](head.article.title, most), language, evidence })) {
      if (event.type !== "line" || lines.length === most) continue;
      const from = event.sentenceIds.flatMap((id) => byId.get(id) ?? []);
      if (from.length > 0) lines.push({ text: event.text, from });
    }
    return lines;
  };
}
