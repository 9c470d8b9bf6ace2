import type { Person } from "../../domain/article.ts";
import { fold } from "../../language/fold.ts";
import type { Lexicon } from "../../language/lexicon.ts";
import type { AnalysedQuestion, AskedName } from "../../retrieval/query/analysed-question.ts";
import { createNameDirectory } from "../../retrieval/query/name-directory.ts";
import type { Compose, ComposedLine, ComposerParts } from "../composition.ts";
import { personLine } from "./person-line.ts";

/** What they did or said, beside who they are; of several people, or where only the role is asked for, only who they are. */
const DEEDS = 1;
const ONLY_ROLE =
  /\b(?:role|title|position|job|post|affiliation|works? (?:at|for))\b|职位|职务|头衔|身份|单位|哪[家个所]|什么长/u;
/** More people than this are a list, not an answer to "who is". */
const MOST_PEOPLE = 4;
/** Articles read for a name that no metadata has. */
const READ = 6;

/** Composes who somebody is; null where the corpus knows nobody of the name. */
export function createComposePerson(lexicon: Lexicon): Compose {
  return async (asked, parts) => {
    const people = await peopleAsked(asked, parts, lexicon);
    if (people.length === 0 || people.length > MOST_PEOPLE) return null;
    const deeds = people.length > 1 || ONLY_ROLE.test(fold(asked.text)) ? 0 : DEEDS;
    const lines: ComposedLine[] = [];
    for (const each of people) {
      const line = await personLine(asked, each, parts, deeds);
      if (line !== null) lines.push(line);
    }
    if (lines.length === 0) return null;
    const notices = people.filter(({ exact }) => !exact).map(({ person }) => didYouMean(asked, person!));
    return { kind: "answer", lines, notices };
  };
}

/** Those named; of a corpus too large to read for names, those that the articles on the question name. */
async function peopleAsked(
  asked: AnalysedQuestion,
  parts: ComposerParts,
  lexicon: Lexicon,
): Promise<readonly AskedName[]> {
  const isPerson = ({ kind, person }: AskedName) => kind === "person" && person !== undefined;
  const named = asked.names.filter(isPerson);
  if (named.length > 0) return named;
  const articles = await parts.relevant(asked, READ);
  return createNameDirectory(articles, lexicon).resolveNames(asked.text).filter(isPerson);
}

/** Asks whether somebody whose name is spelt otherwise was meant. */
export function didYouMean({ language }: Pick<AnalysedQuestion, "language">, { name, romanised }: Person): string {
  const both = romanised === undefined || romanised === name ? null : romanised;
  if (language === "en") return `Did you mean ${both === null ? name : `${name} (${both})`}?`;
  const called = both === null ? name : `${name}（${both}）`;
  return language === "zh-Hant" ? `您是指${called}嗎？` : `您是指${called}吗？`;
}
