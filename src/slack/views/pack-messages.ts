import type { types } from "@slack/bolt";
import type { Citation } from "../../domain/answer.ts";
import { inertText } from "./safe-text.ts";
import type { SlackMessage } from "./slack-message.ts";
import { sourcesBlock, sourcesCost, sourcesText } from "./sources.ts";

/** What must stay together in one message: blocks, the same in words, and the citations whose source lines they need. */
export interface Unit {
  readonly blocks: readonly types.KnownBlock[];
  readonly text: string;
  readonly citations: readonly Citation[];
}

/** Slack refuses somewhere above 11,000 characters of block text and above 50 blocks; both limits keep a reserve. */
const CHARACTERS = 10_000;
const BLOCKS = 44;

/** A unit's own text as the blocks show it, and its sources, which are reserved before anything else. */
function costOf(unit: Unit): number {
  return unit.text.length + 40 * unit.blocks.length + sourcesCost(unit.citations);
}

function groupUnits(units: readonly Unit[]): readonly (readonly Unit[])[] {
  const groups: Unit[][] = [];
  let cost = 0;
  let blocks = 0;
  for (const unit of units) {
    const group = groups.at(-1);
    const fits = cost + costOf(unit) <= CHARACTERS && blocks + unit.blocks.length <= BLOCKS;
    if (group && fits) group.push(unit);
    else groups.push([unit]);
    cost = (group && fits ? cost : 0) + costOf(unit);
    blocks = (group && fits ? blocks : 0) + unit.blocks.length;
  }
  return groups;
}

/**
 * As few messages as Slack's limits allow, in order. Each ends with the source lines of what it cites itself, so that none
 * is ever cut off from its proof.
 */
export function packMessages(units: readonly Unit[]): readonly SlackMessage[] {
  return groupUnits(units).map((group) => {
    const cited = group.flatMap((unit) => unit.citations);
    const citations = [...new Map(cited.map((citation) => [citation.marker, citation])).values()];
    const sources = citations.length === 0 ? [] : [sourcesBlock(citations)];
    const texts = [...group.map((unit) => unit.text), sourcesText(citations)].filter((text) => text !== "");
    return { text: inertText(texts.join("\n")), blocks: [...group.flatMap((unit) => unit.blocks), ...sources] };
  });
}
