import { WenzhaiError } from "../../errors.ts";
import type { Engine } from "../compose.ts";
import { type Session, withEngine } from "../console/session.ts";

/** Runs `work` over an index that holds something. Throws no-index where it is empty. */
export async function withCorpus(session: Session, work: (engine: Engine) => Promise<void>): Promise<void> {
  await withEngine(session, async (engine) => {
    const { articles } = await engine.index.status();
    if (articles === 0)
      throw new WenzhaiError(
        "no-index",
        session.config.databaseUrl === undefined
          ? `There is nothing in ${session.config.data} yet: run wenzhai ingest PATH first, or name another directory with --data.`
          : "There is nothing in the database yet: run wenzhai ingest PATH first, or name another one in DATABASE_URL.",
      );
    await work(engine);
  });
}
