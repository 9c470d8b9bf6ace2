import type { PageFacts } from "../extract/page.ts";
import { splitFrontMatter } from "./front-matter/front-matter-block.ts";
import {
  bareKey,
  type Read,
  readAddress,
  readAliases,
  readDate,
  readLanguage,
  readName,
  readPartialDate,
  readPeople,
  readText,
  readTexts,
  valuesOf,
} from "./front-matter/front-matter-fields.ts";

/** A text's front matter and body. */
export interface FrontMatter {
  readonly facts: PageFacts;
  /** Rules or texts that cleaning must not take away. */
  readonly keep: readonly string[];
  readonly body: string;
  /** What was ignored, each in words that go on from the file's name. */
  readonly warnings: readonly string[];
}

const READERS: Readonly<Record<string, (value: unknown) => Read<unknown>>> = {
  id: readText,
  title: readText,
  titleEn: readText,
  publisher: readName,
  published: readDate,
  eventDate: readPartialDate,
  place: readText,
  language: readLanguage,
  url: readAddress,
  people: readPeople,
  aliases: readAliases,
  keep: readTexts,
};
/** A name that two fields share says nothing wrong when the other field takes it. */
const SHARED: ReadonlySet<string> = new Set(["source"]);

/**
 * Splits a text into its front matter and its body. Fields are known by the names that people give them; one that cannot be
 * used is ignored with a warning, unknown and empty ones without. Never throws.
 */
export function readFrontMatter(source: string): FrontMatter {
  const { entries, body, warning } = splitFrontMatter(source);
  const given = new Map(
    [...entries].filter(([, value]) => !isEmpty(value)).map(([key, value]) => [bareKey(key), value]),
  );
  const warnings = warning === undefined ? [] : [`${warning}.`];
  const found: Record<string, unknown> = {};
  for (const [field, reader] of Object.entries(READERS)) {
    for (const [name, value] of valuesOf(field, given)) {
      const read = reader(value);
      if ("value" in read) {
        if (!isEmpty(read.value)) found[field] = read.value;
        break;
      }
      if (!SHARED.has(name)) warnings.push(`has a "${name}" in its front matter that is ignored: it ${read.wanted}.`);
    }
  }
  const { keep, ...facts } = found as PageFacts & { readonly keep?: readonly string[] };
  return { facts, keep: keep ?? [], body, warnings };
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
}
