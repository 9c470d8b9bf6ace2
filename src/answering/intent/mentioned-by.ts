import { fold } from "../../language/fold.ts";
import type { Lexicon } from "../../language/lexicon.ts";
import type { AnalysedQuestion, AskedName } from "../../retrieval/query/analysed-question.ts";
import type { ComposerParts, Composition } from "../composition.ts";
import { refuseWith } from "../refusal/refuse.ts";
import { readAll } from "./compose-list.ts";
import { composedWords } from "./composer-words.ts";
import { spokenBy } from "./spoken-by.ts";

/** Somebody, and what they are asked to have mentioned, as it stands in the question. */
export interface MentionAsked {
  readonly person: AskedName;
  readonly said: string;
}

const SAYS_EN =
  /\b(?:mention(?:ed|s)?|bring up|brought up|refer(?:red|s)? to|touch(?:ed|es)? on|(?:talk|speak|spoke|say|said) anything about)\s+([^?.!]{2,60})/iu;
const SAYS_ZH =
  /(?:提到|提及|谈到|談到|说到|說到|讲到|講到)(?:过|過|了)?([^?？。!！]{1,30}?)(?:了)?(?:吗|嗎|没有|沒有|没|沒)?[?？。]?$/u;

/** What a question asks somebody to have mentioned; null where it asks nothing of the kind, or whether they are mentioned themselves. */
export function mentionedBy(text: string, person: AskedName): string | null {
  const plain = text.replace(/\s+/gu, " ").trim();
  const found = SAYS_EN.exec(plain) ?? SAYS_ZH.exec(plain);
  const said = found?.[1]?.replace(/^(?:the|any|about)\s/iu, "").trim() ?? "";
  if (found === null || /^(?:is|are|was|were)\s/iu.test(plain) || said === "" || said.includes(person.asked))
    return null;
  return plain.slice(0, found.index).includes(person.asked) ? said : null;
}

/** Yes with the sentence in which the person speaks of it; else that no article says so. Null where it is in no word we could look for. */
export async function composeMentionedBy(
  { language, names }: AnalysedQuestion,
  { person, said }: MentionAsked,
  parts: ComposerParts,
  lexicon: Lexicon,
): Promise<Composition | null> {
  const known = names.filter(({ asked }) => said.includes(asked)).flatMap((each) => each.names);
  // One character stands in too many words to prove anything.
  const forms = [said, ...known, ...lexicon.chinese(fold(said)).map(({ word }) => word)]
    .map(fold)
    .filter((form) => form.length > 1);
  if (!/\p{Script=Han}/u.test(forms.join(""))) return null;
  const articles = (await parts.articles()).filter(({ id }) => person.articles.includes(id));
  const reads = await readAll(articles, parts);
  const spoken = reads.flatMap((read) => spokenBy(read, person.names.map(fold)));
  const proof = spoken.find(({ folded }) => forms.some((form) => folded.includes(form)));
  if (proof !== undefined)
    return { kind: "answer", lines: [{ text: composedWords(language, "yes"), cites: [proof.ref] }], notices: [] };
  const reason = composedWords(language, "notBy", { person: person.asked, name: said });
  return refuseWith(reason, spoken[0]?.ref);
}
