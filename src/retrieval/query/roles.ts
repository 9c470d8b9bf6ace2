import { fold } from "../../language/fold.ts";
import { titleWords } from "./name-words.ts";

/** One post of somebody: 天津市人民政府副市长. All folded. */
export interface Post {
  /** Where: of a list of posts, one without a body of its own has that of the one before. */
  readonly body: string;
  /** The title without what tells a deputy: 市长. Empty where the words hold no known title. */
  readonly title: string;
  readonly deputy: boolean;
  /** The post as it stands. */
  readonly text: string;
}

/** What may stand between a body and its title. */
const MODIFIER = /(?:常务|执行|名誉|代理|第一)$/u;

/** The posts in a role as metadata or a text gives it. */
export function postsOf(role: string): readonly Post[] {
  const posts: Post[] = [];
  for (const text of fold(role).split(/[、,;兼/]/u)) {
    if (text.trim() === "") continue;
    const title = titleAtEnd(text);
    const { deputy, before } = withoutDeputy(text.slice(0, text.length - title.length));
    const body = before.replace(MODIFIER, "");
    posts.push({ body: body === "" || body === "原" ? (posts.at(-1)?.body ?? "") : body, title, deputy, text });
  }
  return posts;
}

/** The longest known title that a text ends in, or nothing. */
export function titleAtEnd(text: string): string {
  let longest = "";
  for (const title of titleWords().titles.keys())
    if (title.length > longest.length && text.endsWith(title)) longest = title;
  return longest;
}

function withoutDeputy(text: string): { readonly deputy: boolean; readonly before: string } {
  const deputy = text.endsWith("副");
  return { deputy, before: deputy ? text.slice(0, -1) : text };
}
