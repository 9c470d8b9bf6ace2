import { readFileSync } from "node:fs";
import { fold } from "../../language/fold.ts";
import type { Evidence } from "../evidence/find-evidence.ts";
import { textOf } from "../evidence/sentence-ref.ts";

/** A kind of thing that questions ask for in words that leave no doubt, and how whatever tells of one is written. */
interface Demand {
  readonly what: string;
  readonly asked: RegExp;
  readonly held: RegExp;
}

let demands: readonly Demand[] | null = null;

function readDemands(): readonly Demand[] {
  if (demands === null) {
    const rows = JSON.parse(readFileSync(new URL("data/demands.json", import.meta.url), "utf8")) as readonly {
      readonly [K in keyof Demand]: string;
    }[];
    demands = rows.map(({ what, asked, held }) => ({
      what,
      asked: new RegExp(asked, "u"),
      held: new RegExp(held, "u"),
    }));
  }
  return demands;
}

/**
 * What a question demands (an age, a sum, a winner) and no sentence found in the article of the best one holds; null where it
 * demands nothing of the kind, or one does.
 */
export function unmetDemand(folded: string, evidence: readonly Evidence[]): string | null {
  const [best] = evidence;
  const demand = readDemands().find(({ asked }) => asked.test(folded));
  if (demand === undefined || best === undefined) return null;
  const told = evidence.filter(({ article }) => article.id === best.article.id);
  return told.some((each) => demand.held.test(fold(textOf(each)))) ? null : demand.what;
}
