import type { Article, Language } from "../../domain/article.ts";
import type { ComposerParts, Composition } from "../composition.ts";
import { helpWords } from "./help-words.ts";
import type { Intent } from "./intent.ts";
import { readTalk } from "./read-talk.ts";

/** Articles listed by title; more are counted. */
const LISTED = 12;

/** What is answered without the articles' sentences: small talk, what the bot does, which articles there are, what is unclear. */
export async function composeHelp(
  intent: Extract<Intent, "small-talk" | "help" | "corpus" | "unclear">,
  { text, language }: { readonly text: string; readonly language: Language },
  parts: Pick<ComposerParts, "articles">,
): Promise<Composition> {
  const articles = await parts.articles();
  const words = (name: string, slots = {}): string => helpWords(language, name, slots);
  if (articles.length === 0) return help([words("empty")]);
  const examples = [words("try"), ...examplesOf(articles, language).map((each) => `• ${each}`)];
  const count = articles.length;
  if (intent === "corpus") return help([...listed(articles, language), ...examples]);
  if (intent === "small-talk") return help([words(politeness(text), { count }), ...examples]);
  return help([words(intent, { count }), ...examples]);
}

function help(lines: readonly string[]): Composition {
  return { kind: "help", lines: lines.map((text) => ({ text, cites: [] })), notices: [] };
}

function politeness(text: string): string {
  const talk = readTalk(text);
  return (["thanks", "farewell", "greeting", "praise"] as const).find((each) => talk?.has(each)) ?? "greeting";
}

function listed(articles: readonly Article[], language: Language): readonly string[] {
  const days = articles.flatMap((each) => each.published ?? each.eventDate ?? []).sort();
  const head = helpWords(language, "corpus", {
    count: articles.length,
    oldest: days[0] ?? "?",
    newest: days.at(-1) ?? "?",
  });
  const titles = articles.slice(0, LISTED).map((each) => {
    const facts = [each.publisher, each.published ?? each.eventDate].filter(Boolean).join(", ");
    return `• ${titleFor(each, language)}${facts === "" ? "" : ` (${facts})`}`;
  });
  const more = articles.length - titles.length;
  return [head, ...titles, ...(more > 0 ? [helpWords(language, "more", { count: more })] : [])];
}

/** Three questions that this corpus answers, the newest articles first. */
export function examplesOf(articles: readonly Article[], language: Language): readonly string[] {
  const people = articles.flatMap((each) => each.people.slice(0, 1));
  const named = people.map(({ name, romanised }) => (language === "en" ? (romanised ?? name) : name));
  const [first] = articles;
  return [
    ...named.slice(0, 1).map((person) => helpWords(language, "said", { person })),
    ...named.slice(1, 2).map((person) => helpWords(language, "who", { person })),
    ...(first === undefined ? [] : [helpWords(language, "summary", { title: titleFor(first, language) })]),
    helpWords(language, "new"),
  ].slice(0, 3);
}

function titleFor({ title, titleEn }: Article, language: Language): string {
  return language === "en" ? (titleEn ?? title) : title;
}
