import type { Language, Person } from "../../domain/article.ts";
import type { AnalysedQuestion, AskedName } from "../../retrieval/query/analysed-question.ts";
import type { ComposedLine, ComposerParts } from "../composition.ts";
import type { SentenceRef } from "../evidence/sentence-ref.ts";
import { roleInEnglish } from "./role-in-english.ts";
import { roleSentences } from "./role-sentences.ts";

/** Who somebody is: the name in both scripts and the role, with the sentence that states it and at most `more` others. */
export async function personLine(
  asked: AnalysedQuestion,
  { names, person, articles: ids }: Pick<AskedName, "names" | "person" | "articles">,
  parts: ComposerParts,
  more: number,
): Promise<ComposedLine | null> {
  if (person === undefined) return null;
  const articles = (await parts.articles()).filter(({ id }) => ids.includes(id));
  const stated: SentenceRef[] = [];
  const named: SentenceRef[] = [];
  for (const article of articles) {
    const role = article.people.find(({ name }) => names.includes(name))?.role ?? person.role ?? "";
    const found = roleSentences(article, await parts.sentences(article.id), names, role);
    stated.push(...found.stated.slice(0, 1));
    named.push(...found.named);
  }
  const first = stated[0] ?? named[0];
  if (first === undefined) return null;
  const rest = named.filter((each) => each !== first);
  const ranked = more > 0 && rest.length > 0 ? await parts.rank(asked, rest) : [];
  const aliases = articles.flatMap((article) => article.aliases);
  return { text: introduction(person, names, asked.language, aliases), cites: [first, ...ranked.slice(0, more)] };
}

/** "Yu Baoqing (禹宝庆), president of …" or 禹宝庆（Yu Baoqing），…院长. */
function introduction(
  person: Person,
  names: readonly string[],
  language: Language,
  aliases: Parameters<typeof roleInEnglish>[1],
): string {
  const { name, role } = person;
  const latin = person.romanised ?? names.find((each) => /^\p{Script=Latin}/u.test(each));
  if (language === "en") {
    const called = latin === undefined || latin === name ? name : `${latin} (${name})`;
    return role === undefined ? called : `${called}: ${roleInEnglish(role, aliases)}`;
  }
  const called = latin === undefined || latin === name ? name : `${name}（${latin}）`;
  return role === undefined ? called : `${called}：${role}`;
}
