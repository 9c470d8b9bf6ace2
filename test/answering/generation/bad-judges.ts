import { CUT, delta, type Script, SILENCE, STALL, says } from "../../fakes/openai-server.ts";

interface Given {
  readonly id: string;
  readonly verdict: string;
  readonly because?: string;
}

/** A judge that gives these verdicts. */
export const saying =
  (...verdicts: readonly Given[]): Script =>
  () =>
    says(JSON.stringify({ verdicts: verdicts.map((each) => ({ because: "so", ...each })) }));
/** Right about two claims, of which the second is false. */
export const GOOD = [
  { id: "1", verdict: "supported" },
  { id: "2", verdict: "contradicted" },
];

/** A judge that goes wrong. */
export interface BadJudge {
  readonly kind: string;
  readonly script: Script;
  /** The ids of the two claims that still have a verdict. */
  readonly judged: readonly string[];
  /** Whether the first is shown in an answer; where not given, when it has a verdict. */
  readonly shown?: boolean;
}

const bad = (kind: string, script: Script, judged: readonly string[] = []): BadJudge => ({ kind, script, judged });

/** Asked about two claims, under the ids 1 and 2. */
export const BAD_JUDGES: readonly BadJudge[] = [
  bad("is dead", () => ({ status: 500 })),
  bad("refuses the key", () => ({ status: 401 })),
  bad("does not know the model", () => ({ status: 404 })),
  bad("refuses every request", () => ({ status: 400 })),
  bad("asks to be left alone for an hour", () => ({ status: 429, headers: { "retry-after": "3600" } })),
  bad("rate-limits always", () => ({ status: 429 })),
  bad("never says a word", () => SILENCE),
  bad("stalls", () => ({ steps: [delta({ content: '{"verdicts":[' }), STALL] })),
  bad("cuts the line", () => ({ steps: [delta({ content: '{"verdicts":[' }), CUT] })),
  bad("says nothing", () => says("")),
  bad("chats", () => says("All of these look fine to me!")),
  bad("says supported and no more", () => says("supported")),
  bad("never ends", () => says(" ".repeat(30_000))),
  bad("breaks its JSON", () => says('{"verdicts":[{"id":"1","verdict":"supported"')),
  bad("sends a list", () => says('[{"id":"1","verdict":"supported"}]')),
  bad("says nothing of one", saying(GOOD[0]!), ["1"]),
  bad("judges ids of its own", saying({ id: "7", verdict: "supported" }, { id: "1.1", verdict: "supported" })),
  bad("contradicts itself at once", saying(GOOD[0]!, { id: "1", verdict: "not_enough" }, GOOD[1]!), ["2"]),
  // The second verdict was begun, so the first claim stands there before its verdict is taken back.
  { ...bad("contradicts itself", saying(...GOOD, { id: "1", verdict: "not_enough" }), ["2"]), shown: true },
  bad("has verdicts of its own", saying({ id: "1", verdict: "probably" }, GOOD[1]!), ["2"]),
  bad("gives numbers for ids", () => says('{"verdicts":[{"id":1,"verdict":"supported","because":""}]}')),
  bad("is stopped by a filter", () => ({ steps: [delta({}, "content_filter"), "data: [DONE]\n\n"] })),
  bad("declines", () => ({ steps: [delta({ refusal: "I cannot." }), "data: [DONE]\n\n"] })),
];
