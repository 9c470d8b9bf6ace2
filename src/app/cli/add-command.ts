import { existsSync } from "node:fs";
import { createInterface } from "node:readline/promises";
import { createPoliteFetch } from "../../adapters/web/polite-fetch.ts";
import { WenzhaiError } from "../../errors.ts";
import { readArticles } from "../../ingest/sources/read-articles.ts";
import { withApartReader } from "../compose/with-apart-reader.ts";
import type { Engine } from "../compose.ts";
import { type Session, withEngine } from "../console/session.ts";
import { describeArticle } from "../sources/describe-article.ts";
import { taken } from "../sources/fetch-article.ts";
import { fetchedFolder, openRefresh } from "../sources/open-refresh.ts";
import { previewAddress } from "../sources/preview-address.ts";
import type { Sources } from "../sources/source-settings.ts";
import { fillWithBar } from "./commands.ts";

/** Articles of a file that are shown before it is added. */
const SHOWN = 3;

interface Parts {
  readonly session: Session;
  readonly sources: Sources;
}

/** `wenzhai add URL|FILE [--yes]`: shows what it would give, and adds it when that is wanted. */
export async function addCommand(what: string, { yes }: { yes?: boolean }, parts: Parts): Promise<void> {
  const wanted = (): Promise<boolean> => (yes ? Promise.resolve(true) : ask(parts.session));
  if (/^https?:\/\//iu.test(what)) await addAddress(what, wanted, parts);
  else if (existsSync(what)) await addFile(what, wanted, parts.session);
  else
    throw new WenzhaiError(
      "bad-input",
      `${what} is neither a file nor an address of the web: check the path, or write https:// before it.`,
    );
}

async function addAddress(text: string, wanted: () => Promise<boolean>, { session, sources }: Parts): Promise<void> {
  const { world, config, out } = session;
  const web = createPoliteFetch({ ...sources, clock: world.clock });
  try {
    await withApartReader(world.clock, async (apart) => {
      const preview = await previewAddress(text, web, apart);
      try {
        for (const line of describeArticle(preview.ingested)) out(line);
        if (!(await wanted())) return;
        await withEngine(session, async (engine) => {
          const opened = await openRefresh(engine, { data: config.data, sources }, world);
          try {
            const article = await preview.keep(fetchedFolder(config.data));
            const file = { path: article.path!, id: article.id, url: article.address, facts: {} };
            const report = await opened.take([file]);
            opened.state.put([taken(article)]);
            await tellAdded(report, engine, session);
          } finally {
            await opened.end();
            opened.close();
          }
        });
      } finally {
        await preview.close();
      }
    });
  } finally {
    await web.close();
  }
}

async function addFile(path: string, wanted: () => Promise<boolean>, session: Session): Promise<void> {
  const faults: string[] = [];
  let found = 0;
  await withApartReader(session.world.clock, async (apart) => {
    for await (const reading of readArticles([path], { apart })) {
      if (reading.kind === "fault") faults.push(reading.message);
      if (reading.kind === "article" && found++ < SHOWN)
        for (const line of describeArticle(reading.ingested)) session.out(line);
    }
  });
  if (found === 0) throw new WenzhaiError("bad-file", faults.join("\n"));
  if (found > SHOWN) session.out(`And ${found - SHOWN} more articles.`);
  for (const fault of faults) session.err(fault);
  if (!(await wanted())) return;
  await withEngine(session, async (engine) => tellAdded(await engine.ingest([path]), engine, session));
}

async function tellAdded(
  { added, changed }: { readonly added: number; readonly changed: number },
  engine: Engine,
  { out }: Session,
): Promise<void> {
  await fillWithBar(engine);
  out(added + changed === 0 ? "It is in the corpus already." : `${added} added, ${changed} changed.`);
}

/** A question where there is a terminal; without one nothing is added. */
async function ask({ out }: Session): Promise<boolean> {
  if (!process.stdin.isTTY) {
    out("Nothing was added: say --yes to add it.");
    return false;
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^\s*(?:y|yes|是|好)\s*$/iu.test(await terminal.question("Add it? [y/N] "));
  } finally {
    terminal.close();
  }
}
