import { WenzhaiError } from "../../errors.ts";
import { type Explanation, explainFile } from "../../ingest/extract/explain-file.ts";
import { withApartReader } from "../compose/with-apart-reader.ts";
import type { Session } from "../console/session.ts";

/** `wenzhai ingest --explain FILE…`: the text with what would be taken away struck out, and by which rule. Ingests nothing. */
export async function explainCommand(files: readonly string[], colour: boolean, session: Session): Promise<void> {
  const faults: string[] = [];
  await withApartReader(session.world.clock, async (apart) => {
    for (const file of files) {
      try {
        for (const each of await explainFile(file, apart.read)) session.out(printExplanation(each, colour));
      } catch (error) {
        if (!(error instanceof WenzhaiError) || error.code !== "bad-file") throw error;
        faults.push(error.message);
      }
    }
  });
  if (faults.length > 0) throw new WenzhaiError("bad-file", faults.join("\n"));
}

const STRUCK = "\u001b[9;31m";
const DIM = "\u001b[2m";
const BOLD = "\u001b[1m";
const PLAIN = "\u001b[0m";

/** An explanation as text: what is taken away is struck out in red, or stands in [-brackets-] where there is no colour. */
export function printExplanation({ file, title, pieces }: Explanation, colour: boolean): string {
  const lines = pieces.map(({ text, noise, opens }, i) => {
    const start = opens && i > 0 ? "\n" : "";
    if (noise === null) return start + text;
    const named = noise.rule === noise.reason ? noise.rule : `${noise.reason}: ${noise.rule}`;
    return start + (colour ? `${STRUCK}${text}${PLAIN} ${DIM}${named}${PLAIN}` : `[-${text}-] {${named}}`);
  });
  const head = `${file}: ${title}`;
  return [colour ? `${BOLD}${head}${PLAIN}` : head, lines.join(""), ""].join("\n");
}
