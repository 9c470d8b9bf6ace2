import type { Language } from "../../domain/article.ts";
import { type Prompts, renderPrompt } from "../model-calls/prompts.ts";
import type { ChatTurn } from "../model-calls/stream-reply.ts";
import type { CheckedClaim } from "./check-written.ts";
import { languageName } from "./claim-manners.ts";
import { inertLine } from "./source-block.ts";

/** What the messages to the writing model are made from. */
export interface TurnParts {
  readonly prompts: Prompts;
  readonly question: string;
  readonly language: Language;
  readonly most: number;
  readonly sources: string;
}

/** The messages that ask for an answer in a described form. */
export function answerTurns(
  { prompts, question, language, most, sources }: TurnParts,
  format: string,
): readonly ChatTurn[] {
  const { system, user } = renderPrompt(prompts.answer, {
    language: languageName(language),
    most: String(most),
    sources,
    question: inertLine(question),
    format,
  });
  return [
    ["system", system],
    ["human", user],
  ];
}

/** The messages that send back claims that failed, each with the reason. */
export function repairTurns(failed: readonly CheckedClaim[], parts: TurnParts, format: string): readonly ChatTurn[] {
  const told = (claim: CheckedClaim): string => `${inertLine(claim.text)} (${claim.ids.filter(isId).join(", ")})`;
  const failures = failed
    .map((claim) => `- ${told(claim)}: ${claim.rejected?.verdict}. ${inertLine(claim.rejected?.because ?? "")}`)
    .join("\n");
  const { user } = renderPrompt(parts.prompts.repair, { language: languageName(parts.language), failures, format });
  return [...answerTurns(parts, format), ["ai", failed.map(told).join("\n")], ["human", user]];
}

const isId = (id: string): boolean => /^[a-z]{3}$/u.test(id);
