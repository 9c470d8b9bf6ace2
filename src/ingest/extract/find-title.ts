import { fold } from "../../language/fold.ts";
import { lineNoise } from "../clean/line-noise.ts";
import type { Line } from "./page.ts";

const LONGEST = 70;
const LABEL = /^原[标標][题題]\s*[：:]\s*/u;
/** Places have two characters but for a few; a longer guess would eat the end of the title. */
const DATELINE =
  /(?:(?:新华|新華|中新|人民|光明|央视|法新|路透|共同|中央)(?:社|网|網)|本报|本報)?(?:石家庄|哈尔滨|秦皇岛|呼和浩特|乌鲁木齐|\p{Script=Han}{2})\d{1,2}月\d{1,2}日(?:电|電|讯|訊)/u;

/** A title and how many units at the head of which line hold it. */
export interface FoundTitle {
  readonly title: string;
  readonly line: number;
  readonly length: number;
}

/**
 * The title of a text without markup: its first line that reads like one (short, no full stop at its end, not a breadcrumb
 * or a byline), or what stands glued before the dateline. Null when the text begins at once.
 */
export function findTitle(lines: readonly Line[]): FoundTitle | null {
  for (let i = 0; i < Math.min(lines.length, 8); i++) {
    const { text, kind } = lines[i]!;
    const bare = text.replace(LABEL, "");
    if (bare !== text) return { title: bare, line: i, length: text.length };
    if (lineNoise(text) !== null) continue;
    if (kind === "heading" || (text.length <= LONGEST && text.length >= 4 && !/[。！!；;，,：:.]$/u.test(text)))
      return { title: text, line: i, length: text.length };
    const glued = DATELINE.exec(text.slice(0, 120));
    return glued !== null && glued.index >= 6
      ? { title: text.slice(0, glued.index).trim(), line: i, length: glued.index }
      : null;
  }
  return null;
}

/** Whether a line only repeats the title, marks and spaces apart, perhaps with the site's name after it. */
export function repeatsTitle(line: string, title: string): boolean {
  if (title === "" || line.length > title.length + 30) return false;
  const [words, wanted] = [bareWords(line), bareWords(title)];
  return words === wanted || (wanted.length >= 8 && words.startsWith(wanted) && /[-_|｜—][^-_|｜—]{2,}$/u.test(line));
}

/** Something to show for a text without a title: its first words. */
export function titleFromText(text: string): string {
  const first = text
    .trim()
    .split(/[\n。！？!?；;]/u)[0]!
    .trim();
  return first.length <= 40 ? first : `${first.slice(0, 38)}…`;
}

function bareWords(text: string): string {
  return fold(text.replace(LABEL, "")).replace(/[\s\p{P}\p{S}]+/gu, "");
}
