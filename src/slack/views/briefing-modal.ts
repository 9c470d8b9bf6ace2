import type { types } from "@slack/bolt";
import { readBriefingRequest } from "../../briefing/request/read-briefing-request.ts";
import { readZone } from "../../briefing/request/read-zone.ts";
import { TakenText } from "../../briefing/request/taken-text.ts";
import type { Language } from "../../domain/article.ts";
import type { BriefingPlan } from "../../domain/subscription.ts";
import { briefingPhrase, daysText } from "./briefing-words.ts";

/** The name of the modal, and of its inputs. */
export const BRIEFING_VIEW = "briefing-form";
export const BRIEFING_INPUTS = ["channel", "when", "zone", "topic", "language", "length", "silent"] as const;
type Input = (typeof BRIEFING_INPUTS)[number];

/** What was filled in: a text, or the value of what was chosen. */
export type BriefingForm = Readonly<Partial<Record<Input, string>>>;

/** What the modal is about: an existing subscription by its id, or a new one; and the language it speaks. */
export interface BriefingFormOf {
  readonly id: string | null;
  readonly language: Language;
}

const LANGUAGES: readonly Language[] = ["en", "zh-Hans", "zh-Hant"];
const LENGTHS = ["middle", "brief", "full"] as const;
const SILENT = ["no", "yes"] as const;

/** The modal that makes a briefing, or edits one, which fills it. */
export function briefingModal(of: BriefingFormOf, plan: Partial<BriefingPlan>): types.ModalView {
  const { language } = of;
  const text = (name: string) => ({ type: "plain_text", text: briefingPhrase(language, name), emoji: false }) as const;
  const input = (name: Input, element: types.InputBlock["element"], optional = false): types.InputBlock => ({
    type: "input",
    block_id: name,
    label: text(`field-${name}`),
    optional,
    element,
  });
  const typed = (name: Input, initial: string | null | undefined): types.PlainTextInput => ({
    type: "plain_text_input",
    action_id: name,
    max_length: 200,
    placeholder: text(`hint-${name}`),
    ...(initial == null ? {} : { initial_value: initial }),
  });
  const chosen = (name: Input, values: readonly string[], initial: string): types.StaticSelect => {
    const option = (value: string) => ({ text: text(`${name}-${value}`), value });
    return { type: "static_select", action_id: name, options: values.map(option), initial_option: option(initial) };
  };
  const { days, time = "" } = plan;
  const when = days === undefined ? undefined : `${daysText(language, days)} ${time}`;
  const filter = { include: ["public", "private"] as ("public" | "private")[], exclude_bot_users: true };
  const channel: types.ConversationsSelect = { type: "conversations_select", action_id: "channel", filter };
  return {
    type: "modal",
    callback_id: BRIEFING_VIEW,
    private_metadata: JSON.stringify(of),
    title: text(of.id === null ? "modal-new" : "modal-edit"),
    submit: text("save"),
    close: text("cancel"),
    blocks: [
      ...(of.id === null ? [input("channel", channel)] : []),
      input("when", typed("when", when)),
      input("zone", typed("zone", plan.zone)),
      input("topic", typed("topic", plan.topic), true),
      input("language", chosen("language", LANGUAGES, plan.language ?? language)),
      input("length", chosen("length", LENGTHS, plan.length ?? "middle")),
      input("silent", chosen("silent", SILENT, plan.silent === true ? "yes" : "no")),
    ],
  };
}

/** The plan that was filled in, or what is wrong with it by input. `today` is the person's ISO day. */
export function readBriefingForm(
  form: BriefingForm,
  language: Language,
  today: string,
): { readonly plan: BriefingPlan } | { readonly faults: Readonly<Partial<Record<Input, string>>> } {
  const say = (problem: string, written: string) => briefingPhrase(language, `unclear-${problem}`, { written });
  const asked = readBriefingRequest(form.when ?? "", today);
  const typedZone = form.zone ?? "";
  const zone = readZone(new TakenText(typedZone)) ?? readZone(new TakenText(`${typedZone} time`));
  const wrongZone = zone === null || "wrong" in zone ? { zone: say("zone", typedZone) } : {};
  if (asked.kind !== "create") {
    const [problem, written] = asked.kind === "unclear" ? [asked.problem, asked.written] : ["when", ""];
    return { faults: { when: say(problem, written), ...wrongZone } };
  }
  if (zone === null || "wrong" in zone) return { faults: wrongZone };
  const { days, time } = asked.wish;
  const topic = form.topic?.trim() || null;
  const length = form.length === "brief" || form.length === "full" ? form.length : null;
  const spoken = LANGUAGES.find((each) => each === form.language) ?? language;
  return { plan: { days, time, zone: zone.zone, topic, language: spoken, length, silent: form.silent === "yes" } };
}
