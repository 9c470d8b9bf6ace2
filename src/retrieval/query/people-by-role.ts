import { ENGLISH_STOP_WORDS } from "../../language/english.ts";
import { fold } from "../../language/fold.ts";
import type { Lexicon } from "../../language/lexicon.ts";
import type { AskedName } from "./analysed-question.ts";
import { type AskedRole, askedRole } from "./asked-role.ts";
import type { KnownPerson } from "./known-names.ts";
import { titleWords } from "./name-words.ts";
import { type ReadQuestion, readQuestion } from "./read-question.ts";
import { postsOf } from "./roles.ts";

/** What of a body's name a question gives: all of these must be in the body of the post, each in one of its forms. */
type Asked = readonly (readonly string[])[];

/**
 * The people who hold the role that a question names: "the vice mayor of Tianjin", 賓得的總經理. Role and body must both fit,
 * with every word that tells of the body; a question that names no body finds nobody. `names` are those the question names.
 */
export function peopleByRole(
  text: string,
  people: readonly KnownPerson[],
  names: readonly AskedName[],
  lexicon: Lexicon,
): readonly KnownPerson[] {
  const question = readQuestion(text, lexicon);
  const role = askedRole(question);
  if (role === null) return [];
  const bodies = names.filter(({ kind }) => kind === "organisation");
  const asked = bodyOf(question, role, bodies, lexicon);
  if (asked.length === 0) return [];
  const holders = people.filter(({ roles }) => roles.some((each) => holds(each, role, asked)));
  // The president of a university is not the dean of one of its schools, who is a 院长 in the same university.
  const exact = holders.filter(({ roles }) => roles.some((each) => holds(each, role, asked, true)));
  return exact.length > 0 && role.titles.length > 0 ? exact : holders;
}

/** The role whose holder in a known body a question asks for, as written; null where it asks for none. */
export function roleAsked(text: string, names: readonly AskedName[], lexicon: Lexicon): string | null {
  const role = askedRole(readQuestion(text, lexicon));
  const known = names.some(({ kind }) => kind === "organisation");
  return role === null || role.titles.length === 0 || !known ? null : fold(text).slice(role.start, role.end);
}

function holds(text: string, role: AskedRole, asked: Asked, whole = false): boolean {
  return postsOf(text).some(({ body, title, deputy, text: post }) => {
    const fits = role.titles.length === 0 || (role.titles.includes(title) && role.deputy === deputy);
    // 天津大学校长助理 is no 校长: the title is what the post ends in.
    const where = title === "" ? post : body;
    if (!fits || (title === DEAN && role.titles.includes(PRESIDENT) && ofSchool(where, asked))) return false;
    return asked.every((forms) => forms.some((form) => (whole ? where === form : where.includes(form))));
  });
}

/** English calls both a president; only one of them is that of a university. */
const PRESIDENT = "校长";
const DEAN = "院长";

/** Whether a body is a school within a university that is asked about. */
function ofSchool(body: string, asked: Asked): boolean {
  return asked.some((forms) =>
    forms.some((form) => form.endsWith("大学") && body.includes(form) && !body.endsWith(form)),
  );
}

function bodyOf(question: ReadQuestion, role: AskedRole, bodies: readonly AskedName[], lexicon: Lexicon): Asked {
  const known = bodies.map(({ names }) => names.map(fold).filter((name) => /\p{Script=Han}/u.test(name)));
  const spans = bodies.map(({ asked }) => fold(asked));
  let rest = question.folded.slice(0, role.start) + " ".repeat(role.end - role.start) + question.folded.slice(role.end);
  for (const span of spans) rest = rest.replace(span, " ".repeat(span.length));
  return [...known, ...englishBody(question, rest, role, lexicon), ...chineseBody(rest, role)].filter(
    (forms) => forms.length > 0,
  );
}

/** The words after "of", or before the role, as Chinese says them. */
function englishBody({ words }: ReadQuestion, rest: string, role: AskedRole, lexicon: Lexicon): Asked {
  const left = words.filter(({ start, end, text }) => rest.slice(start, end) === text);
  const { afterBody, aside } = titleWords();
  const after = left.filter(({ start }) => start >= role.end);
  const stop = after.findIndex(({ text }, i) => i > 0 && afterBody.includes(text));
  const before = left.filter(({ end }) => end <= role.start);
  const told = [...before, ...(stop < 0 ? after : after.slice(0, stop))];
  return told
    .filter(({ text }) => !ENGLISH_STOP_WORDS.has(text) && ![...afterBody, ...aside].includes(text))
    .map(({ text }) => [text, ...chineseOf(text, lexicon)]);
}

/** A word in Chinese; one that the dictionary does not have (Macedonian) as its relatives are there. */
function chineseOf(word: string, lexicon: Lexicon): readonly string[] {
  const own = lexicon.chinese(word);
  const found = own.length > 0 ? own : lexicon.relatives(word).flatMap((each) => lexicon.chinese(each.word));
  return found.map((each) => each.word);
}

/** The characters right before the role: 天津的副市长. */
function chineseBody(rest: string, role: AskedRole): Asked {
  const before = /(?<!\p{Script=Han})\p{Script=Han}+$/u.exec(rest.slice(0, role.start))?.[0] ?? "";
  const body = before
    .replace(/^.*(?:谁是|请问|哪位是|什么人是)/u, "")
    .replace(/(?<!的|现任|那个|这个)(?:的|现任|那个|这个)+$/u, "");
  return body === "" ? [] : [[body]];
}
