import type { types } from "@slack/bolt";
import type { Language } from "../../domain/article.ts";
import type { Feedback, KeptAnswer } from "../../domain/kept-answer.ts";
import { ANSWER_ACTIONS, button } from "./answer-actions.ts";
import { type InteractionPhrase, interactionWords } from "./interaction-words.ts";
import { plain, richText, section, smallPrint } from "./rich-text.ts";
import { cutText } from "./safe-text.ts";

/** The name of the box that takes a question. */
export const HOME_ASK = "home-ask";

/** What the Home tab shows. Null is what could not be read just now. */
export interface Home {
  readonly language: Language;
  /** What the bot does, a paragraph each. */
  readonly about: readonly string[];
  /** The person's own latest answers. */
  readonly recent: readonly KeptAnswer[];
  /** Everybody's feedback of the last four weeks and of the four before. */
  readonly trend: { readonly now: Tally; readonly before: Tally } | null;
  readonly corpus: { readonly articles: number; readonly updated: string } | null;
}

/** How many answers were found good and bad. */
export interface Tally {
  readonly good: number;
  readonly bad: number;
}

const FOUR_WEEKS_MS = 28 * 24 * 3_600_000;

/** The feedback of the four weeks before `now` (ms), and of the four before those. */
export function trendOf(feedback: readonly Feedback[], now: number): { readonly now: Tally; readonly before: Tally } {
  const tally = (from: number, to: number): Tally => {
    const said = feedback.filter(({ at }) => at > from && at <= to);
    const good = said.filter((each) => each.good).length;
    return { good, bad: said.length - good };
  };
  return { now: tally(now - FOUR_WEEKS_MS, now), before: tally(now - 2 * FOUR_WEEKS_MS, now - FOUR_WEEKS_MS) };
}

/** The Home tab: a box to ask in, the person's recent answers, what people think of them, and the corpus. */
export function homeBlocks({ language, about, recent, trend, corpus }: Home): readonly types.KnownBlock[] {
  const say = (name: InteractionPhrase, slots = {}) => interactionWords(language, name, slots);
  const head = (name: InteractionPhrase): types.KnownBlock => ({
    type: "header",
    text: { type: "plain_text", text: say(name), emoji: false },
  });
  const updated = corpus?.updated.slice(0, 10);
  return [
    {
      type: "input",
      dispatch_action: true,
      label: { type: "plain_text", text: say("your-question"), emoji: false },
      element: {
        type: "plain_text_input",
        action_id: HOME_ASK,
        max_length: 1_000,
        dispatch_action_config: { trigger_actions_on: ["on_enter_pressed"] },
      },
    },
    head("recent"),
    ...(recent.length === 0 ? [smallPrint(say("no-recent"))] : recent.flatMap((kept) => recentBlocks(kept, say))),
    head("opinions"),
    smallPrint(trend === null ? say("not-known") : say("trend", { ...slotsOf(trend) })),
    head("corpus"),
    smallPrint(
      corpus === null ? say("not-known") : say("corpus-state", { articles: corpus.articles, updated: updated! }),
    ),
    { type: "divider" },
    ...about.map((line) => richText(section(plain(line)))),
  ];
}

function slotsOf({ now, before }: { readonly now: Tally; readonly before: Tally }) {
  return { good: now.good, bad: now.bad, goodbefore: before.good, badbefore: before.bad };
}

function recentBlocks(
  { id, question, answer, at }: KeptAnswer,
  say: (name: InteractionPhrase) => string,
): readonly types.KnownBlock[] {
  const told = answer.lines[0]?.text ?? answer.refusal?.reason ?? "";
  const day = new Date(at).toISOString().slice(0, 10);
  return [
    richText(section(plain(`${day} · ${cutText(question, 200)}`, { bold: true })), section(plain(cutText(told, 300)))),
    ...(answer.citations.length === 0
      ? []
      : [{ type: "actions" as const, elements: [button(say("show-evidence"), ANSWER_ACTIONS.evidence, id)] }]),
  ];
}
