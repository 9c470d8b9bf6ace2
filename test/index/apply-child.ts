import { asWenzhaiError } from "../../src/errors.ts";
import { openIndex } from "../../src/index/passage-index.ts";
import { countingEmbedder } from "../fakes/counting-embedder.ts";
import { dieAt } from "./die-at.ts";
import { lastStep, stepOf } from "./history.ts";
import { makeArticle, testParts } from "./synthetic.ts";

/**
 * Run as a process of its own: `apply-child.ts endless DIR [MOMENT]` takes steps until it is killed, or kills itself at
 * a moment; `once DIR` says how one large change went, `fill DIR` how filling the vectors went.
 */
const [mode, directory = "", moment] = process.argv.slice(2);
if (mode === "endless") {
  const index = await openIndex(directory, testParts());
  process.stdout.write("ready\n");
  if (moment !== undefined) await dieAt(Number(moment));
  for (let n = lastStep(await index.hashes()) + 1; ; n++) {
    await index.apply(stepOf(n));
    await index.fillVectors();
  }
} else {
  const index = await openIndex(directory, testParts({ embedder: countingEmbedder(1024) }));
  const put = Array.from({ length: 12 }, (_, i) => makeArticle(`b${i}`, i));
  const write = mode === "once" ? index.apply({ put, remove: [] }) : index.fillVectors();
  const outcome = await write.then(
    () => "applied",
    (error: unknown) => asWenzhaiError(error).code,
  );
  process.stdout.write(`${outcome} ${(await index.status()).articles} ${(await index.status()).vectors}\n`);
}
