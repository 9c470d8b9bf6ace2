import type { Digest, DigestRequest } from "../../domain/digest.ts";
import type { Told } from "../../domain/told.ts";
import { toldBy } from "../../domain/told-by.ts";
import type { Place } from "../delivery/place.ts";
import type { ListenerContext } from "./listener-context.ts";

const NOTHING: Told = { articles: [], claims: [] };

/** A digest for a channel, with what its readers were told before. A store that cannot say leaves it a digest all the same. */
export async function digestFor(
  { parts: { store, digest, log } }: ListenerContext,
  channel: string,
  request: DigestRequest,
): Promise<Digest> {
  const told = await store.told(channel).catch((cause: unknown) => {
    log.warn("told-not-read", { cause });
    return NOTHING;
  });
  return digest(told.articles.length === 0 ? request : { ...request, told });
}

/** Writes down that a digest was shown in a place. `key` names the showing. */
export async function noteTold(
  { parts: { store, clock, log } }: ListenerContext,
  digest: Digest,
  { channel, thread }: Place,
  key: string,
): Promise<void> {
  const told = toldBy(digest);
  if (told.articles.length === 0 || thread === null) return;
  const at = new Date(clock.now()).toISOString();
  await store
    .tell({ ...told, key, channel, thread, at })
    .catch((cause: unknown) => log.warn("told-not-kept", { cause }));
}
