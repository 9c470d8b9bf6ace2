import { digestHtml } from "../../digest/print/digest-html.ts";
import { digestMarkdown } from "../../digest/print/digest-markdown.ts";
import { digestPage } from "../../digest/print/digest-page.ts";
import { digestText } from "../../digest/print/digest-text.ts";
import { wordedRequest } from "../../digest/worded-request.ts";
import type { Digest } from "../../domain/digest.ts";
import { WenzhaiError } from "../../errors.ts";
import { dayAt } from "../../language/calendar.ts";
import type { Session } from "../console/session.ts";
import { withCorpus } from "./with-corpus.ts";

/** How a digest is printed; as text for a terminal when none is chosen. */
export interface DigestFormat {
  readonly json?: boolean;
  readonly md?: boolean;
  readonly html?: boolean;
}

/** `wenzhai digest [topic] [period] [in English|中文] [brief|full] [--json|--md|--html]`. Throws bad-input for what it cannot read. */
export async function digestCommand(words: readonly string[], format: DigestFormat, session: Session): Promise<void> {
  if (Object.values(format).filter((each) => each === true).length > 1)
    throw new WenzhaiError("bad-input", "Choose one of --json, --md and --html.");
  // The day where the command is typed, not in UTC.
  const request = wordedRequest(words.join(" "), dayAt(session.world.clock.now()));
  await withCorpus(session, async (engine) => {
    const digest = await engine.digest(request);
    session.out(printed(digest, format));
  });
}

function printed(digest: Digest, { json, md, html }: DigestFormat): string {
  if (json === true) {
    const { exclude: _, ...request } = digest.request;
    return JSON.stringify({ ...digest, request });
  }
  const page = digestPage(digest);
  if (md === true) return digestMarkdown(page).trimEnd();
  if (html === true) return digestHtml(page, digest.request.language).trimEnd();
  return digestText(page).join("\n");
}
