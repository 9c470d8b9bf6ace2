import { languageOf } from "../../language/language.ts";
import type { AskedName } from "../../retrieval/query/analysed-question.ts";
import type { NameDirectory } from "../../retrieval/query/name-directory.ts";

const EN =
  /\bthe (?<which>first|second|third|fourth|fifth|last|former|latter)(?: (?:one|person|speaker|of (?:them|these|those))\b|(?=\s*(?:[?,.!]|$)))/iu;
const ZH =
  /(?:第(?<nth>[一二三四五])|(?<last>最后一))(?:个|個|位|项|項|条|條|人)|(?<former>前者)|(?<latter>后者|後者)/u;
const PLACES: Readonly<Record<string, number>> = {
  first: 0,
  second: 1,
  third: 2,
  fourth: 3,
  fifth: 4,
  last: -1,
  former: 0,
  latter: -1,
  一: 0,
  二: 1,
  三: 2,
  四: 3,
  五: 4,
};

/**
 * A follow-up that counts in the last answer ("what did the first one say?", 第二个呢), with whomever or whatever that line of
 * the answer names in its place; null where it counts nothing, or the answer has one line only or too few.
 */
export function ordinalInAnswer(
  text: string,
  told: string,
  directory: Pick<NameDirectory, "resolveNames">,
): string | null {
  const match = EN.exec(text) ?? ZH.exec(text);
  const lines = told.split("\n").filter((line) => line.trim() !== "");
  if (match === null || lines.length < 2) return null;
  const { which, nth, last, former } = match.groups ?? {};
  const place = PLACES[which?.toLowerCase() ?? nth ?? (last !== undefined || former === undefined ? "last" : "first")];
  const line = lines.at(place ?? 0);
  const name = line === undefined ? null : subjectOf(line, directory.resolveNames(line), languageOf(text) === "en");
  return name === null ? null : text.slice(0, match.index) + name + text.slice(match.index + match[0].length);
}

/** Whoever a line names first, in the asker's script; else the title it quotes. */
function subjectOf(line: string, names: readonly AskedName[], english: boolean): string | null {
  const [first] = names.toSorted((a, b) => rank(a) - rank(b) || line.indexOf(a.asked) - line.indexOf(b.asked));
  if (first === undefined) return /[“"「《]([^“”"「」《》]{3,40})[”"」》]/u.exec(line)?.[1] ?? null;
  const romanised = first.person?.romanised;
  return english && romanised !== undefined ? romanised : (first.names[0] ?? first.asked);
}

const rank = ({ kind }: AskedName): number => (kind === "person" ? 0 : 1);
