import type { ChatRequest } from "./openai-server.ts";

/** A sentence as the prompt shows it. */
export interface Shown {
  readonly id: string;
  readonly text: string;
}

/** A claim as a model may write it. */
export interface Claim {
  readonly ids: readonly string[];
  readonly text: string;
}

/** The sentences in a prompt, read as a model would. */
export function sourcesOf(request: ChatRequest): readonly Shown[] {
  const user = request.messages.find(({ role }) => role === "user")?.content ?? "";
  const block = /<sources>\n([\s\S]*?)\n<\/sources>/u.exec(user)?.[1] ?? "";
  return [...block.matchAll(/^⟦([a-z]{3})⟧ (.*)$/gmu)].map(([, id, text]) => ({ id: id!, text: text! }));
}

/** Whether this is the request to mend claims that failed. */
export function isRepair(request: ChatRequest): boolean {
  return request.messages.length > 2;
}

/** Claims in the form the request asks for. */
export function write(request: ChatRequest, claims: readonly Claim[], insufficient = false): string {
  if (request.structured) return JSON.stringify({ claims, insufficient });
  if (insufficient) return "⟦insufficient⟧";
  return claims.map(({ ids, text }) => `${text} ⟦${ids.join(", ")}⟧`).join("\n");
}
