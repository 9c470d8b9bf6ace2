import type { AliasGroup } from "../../domain/article.ts";
import { fold } from "../../language/fold.ts";
import { titleWords } from "../../retrieval/query/name-words.ts";
import { titleAtEnd } from "../../retrieval/query/roles.ts";

/** A role in English, as far as its bodies have English names and its titles are known; the rest stays in Chinese. */
export function roleInEnglish(role: string, aliases: readonly AliasGroup[]): string {
  return role
    .split(/[、，；]/u)
    .map((post) => postInEnglish(post, aliases) ?? post)
    .join("; ");
}

/** What stands right before a title and belongs to it. */
const MODIFIERS = /(?<!原|常务|执行|名誉)(?:(?:原|常务|执行|名誉)+副?|副)$/u;

function postInEnglish(post: string, aliases: readonly AliasGroup[]): string | null {
  const folded = fold(post);
  const title = titleAtEnd(folded);
  if (title === "") return null;
  const rest = folded.slice(0, -title.length);
  const modifiers = MODIFIERS.exec(rest)?.[0] ?? "";
  const before = rest.slice(0, rest.length - modifiers.length);
  const english = titleInEnglish(title, before);
  const prefix = english === undefined ? null : prefixOf(modifiers, english);
  if (prefix === null) return null;
  if (before === "") return `${prefix}${english}`;
  const body = englishNameOf(before, aliases);
  return body === null ? null : `${prefix}${english} of ${body}`;
}

function titleInEnglish(title: string, body: string): string | undefined {
  const { titles, dean } = titleWords();
  // The head of a school inside a university is its dean, that of a hospital its president.
  if (title === "院长" && dean.some((end) => body.endsWith(end))) return "dean";
  return titles.get(title)?.[0];
}

/** What English says before a title for these modifiers; null for what is not said in one way. */
function prefixOf(modifiers: string, english: string): string | null {
  const { vice, associate } = titleWords();
  const deputy = vice.includes(english) ? "vice" : associate.includes(english) ? "associate" : "deputy";
  if (modifiers === "") return "";
  if (modifiers === "副") return `${deputy} `;
  if (modifiers === "常务副") return `executive ${deputy} `;
  if (modifiers === "执行") return "executive ";
  return null;
}

function englishNameOf(body: string, aliases: readonly AliasGroup[]): string | null {
  const group = aliases.find(({ names }) => names.some((name) => fold(name) === body));
  return group?.names.find((name) => /^[\p{Script=Latin}\d\s'’&().,-]+$/u.test(name)) ?? null;
}
