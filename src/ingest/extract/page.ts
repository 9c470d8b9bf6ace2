import type { AliasGroup, Language, Person, Removal } from "../../domain/article.ts";

/** What a line was in its source. Plain text knows only "text" and, in Markdown, "heading". */
export type LineKind = "text" | "heading" | "caption";

/** One line or paragraph of a source, already decoded; `text` has no white space at its ends. */
export interface Line {
  readonly text: string;
  readonly kind: LineKind;
  /** Whether an empty line stood before it. */
  readonly gap: boolean;
  /** How many characters of `text` are inside links. */
  readonly linked: number;
}

/** What a source says about itself. Dates are ISO days. */
export interface PageFacts {
  readonly id?: string;
  readonly title?: string;
  readonly titleEn?: string;
  readonly publisher?: string;
  /** The name of the web site: the publisher when no line names another one. */
  readonly site?: string;
  readonly published?: string;
  readonly eventDate?: string;
  readonly place?: string;
  readonly language?: Language;
  readonly url?: string;
  readonly people?: readonly Person[];
  readonly aliases?: readonly AliasGroup[];
}

/** A source taken apart: its own facts, its lines in order, what was taken away so far. */
export interface Page {
  readonly facts: PageFacts;
  readonly lines: readonly Line[];
  /** Lines that stand around the text without being of it, where a web page keeps its byline. */
  readonly head?: readonly string[];
  /** True when someone wrote its facts down: then none is guessed from the text. */
  readonly curated?: boolean;
  /** The day under which its file is kept, for want of a better one. */
  readonly filed?: string;
  /** Rules or texts that cleaning must not take away. */
  readonly keep?: readonly string[];
  /** What was wrong with it without stopping it, in words that go on from the file's name. */
  readonly warnings?: readonly string[];
  readonly removed: readonly Removal[];
}

/** A line of plain text. */
export function textLine(text: string, gap = false): Line {
  return { text, kind: "text", gap, linked: 0 };
}
