import { z } from "zod";
import { printClaim } from "../../answering/print-claim.ts";
import { WenzhaiError } from "../../errors.ts";
import type { Session } from "../console/session.ts";
import { readBatch, runBatch } from "./read-batch.ts";
import { withCorpus } from "./with-corpus.ts";

const text = z.object({ id: z.string(), text: z.string().trim().min(1) });
const TEXT_ROW = 'a JSON line with "id" and "text"';

/** `wenzhai check "text" [--json]`, `wenzhai check --batch FILE`: what the corpus makes of each claim of a text. */
export async function checkCommand(
  given: string | undefined,
  { json, batch }: { json?: boolean; batch?: string },
  session: Session,
): Promise<void> {
  if (batch === undefined && !given?.trim())
    throw new WenzhaiError("bad-input", "wenzhai check needs a text in quotes, or --batch FILE.");
  await withCorpus(session, async (engine) => {
    if (batch !== undefined) {
      const check = async (row: z.infer<typeof text>) => ({ id: row.id, claims: await engine.checkText(row.text) });
      await runBatch(readBatch(batch, text, TEXT_ROW), check, session.out);
      return;
    }
    const claims = await engine.checkText(given!);
    if (json) session.out(JSON.stringify({ claims }));
    else for (const line of claims.flatMap(printClaim)) session.out(line);
  });
}
