import { createHash } from "node:crypto";
import PQueue from "p-queue";
import { WenzhaiError } from "../errors.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import { fitText, splitBatches } from "./embedding-batches.ts";
import { type EmbeddingCache, openEmbeddingCache } from "./embedding-cache.ts";
import { createEmbeddingCall, type EmbeddingSettings } from "./embedding-call.ts";
import { embeddingFailure } from "./embedding-failure.ts";
import { callPatiently, type Patience } from "./patient-call.ts";

/** Which model, where, and the SQLite file that keeps what was embedded. */
export interface EndpointEmbedderSettings extends EmbeddingSettings {
  readonly cachePath: string;
}

/** Time and the log. */
export interface EndpointEmbedderParts {
  readonly clock: Clock;
  readonly log: Log;
}

/** Embeds passages and questions with a model of an endpoint. Vectors have length 1, or are all zeros for a blank text. */
export interface EndpointEmbedder {
  readonly id: string;
  readonly dimensions: number;
  embed(
    passages: readonly { readonly header: string; readonly text: string }[],
  ): Promise<readonly (readonly number[])[]>;
  /** Tries for some seconds only: someone waits. */
  embedQuery(text: string): Promise<readonly number[]>;
  close(): void;
}

/** One kind of call: how long one request may take, and how long it is tried. */
interface Manner extends Patience {
  readonly timeoutMs: number;
}

const PASSAGES: Manner = { timeoutMs: 60_000, tries: 6, withinMs: 180_000 };
const QUESTION: Manner = { timeoutMs: 5_000, tries: 2, withinMs: 3_000 };
/** A local server may have to load its model first. */
const PROBE: Manner = { timeoutMs: 60_000, tries: 3, withinMs: 60_000 };
/** Calls at once: the index hands over 128 passages, which are four calls. What a kill loses is what is in flight. */
const AT_ONCE = 4;
const PROBE_TEXT = "文摘";

/**
 * Opens an embedding model of an OpenAI-compatible endpoint. The endpoint is asked only for how long its vectors are, and
 * only the first time: the cache remembers it. Texts embedded before are never sent again, even when the process was killed.
 * Throws bad-config, store, and as the methods do: model-unavailable, model-rate-limited, model-timeout, model-bad-reply.
 */
export async function openEndpointEmbedder(
  settings: EndpointEmbedderSettings,
  parts: EndpointEmbedderParts,
): Promise<EndpointEmbedder> {
  const ask = createAsk(settings, parts);
  const cache = openEmbeddingCache(settings.cachePath);
  try {
    const known = cache.dimensions(settings.model);
    const dimensions = known ?? (await ask([PROBE_TEXT], PROBE))[0]!.length;
    if (known === null) cache.remember(settings.model, dimensions);
    return new CachedEmbedder(settings, parts.log, cache, dimensions, ask);
  } catch (thrown) {
    cache.close();
    throw thrown;
  }
}

type Ask = (texts: readonly string[], manner: Manner) => Promise<readonly (readonly number[])[]>;

function createAsk(settings: EndpointEmbedderSettings, { clock, log }: EndpointEmbedderParts): Ask {
  const { model, apiKey } = settings;
  const call = createEmbeddingCall(settings, clock);
  return (texts, manner) =>
    callPatiently(() => call(texts, manner.timeoutMs), manner, {
      clock,
      failureOf: (thrown) => embeddingFailure(thrown, clock.now(), model, apiKey),
      onWait: ({ error }, ms) => log.warn("embedding-waits", { model, ms, code: error.code, cause: error.cause }),
    });
}

class CachedEmbedder implements EndpointEmbedder {
  readonly id: string;
  readonly dimensions: number;
  readonly #settings: EndpointEmbedderSettings;
  readonly #log: Log;
  readonly #cache: EmbeddingCache;
  readonly #ask: Ask;

  constructor(settings: EndpointEmbedderSettings, log: Log, cache: EmbeddingCache, dimensions: number, ask: Ask) {
    this.id = `endpoint:${settings.model}/${dimensions}`;
    this.dimensions = dimensions;
    this.#settings = settings;
    this.#log = log;
    this.#cache = cache;
    this.#ask = ask;
  }

  async embed(passages: Parameters<EndpointEmbedder["embed"]>[0]): ReturnType<EndpointEmbedder["embed"]> {
    const texts = passages.map(({ header, text }) => fitText(`${header}\n${text}`));
    const hashes = texts.map(hashOf);
    const known = this.#cache.read(this.#settings.model, [...new Set(hashes)]);
    for (const [hash, vector] of known) if (vector.length !== this.dimensions) known.delete(hash);
    const missing = new Map<string, string>();
    for (const [i, hash] of hashes.entries())
      if (!known.has(hash) && texts[i]!.trim() !== "") missing.set(hash, texts[i]!);
    if (missing.size > 0) this.#log.info("embedding", { asked: missing.size, known: known.size });
    for (const [hash, vector] of await this.#fetch(missing)) known.set(hash, vector);
    return hashes.map((hash) => Array.from(known.get(hash) ?? new Float32Array(this.dimensions)));
  }

  async embedQuery(text: string): Promise<readonly number[]> {
    if (text.trim() === "") return new Array<number>(this.dimensions).fill(0);
    const [vector] = await this.#vectors([fitText(text)], QUESTION);
    return Array.from(vector!);
  }

  close(): void {
    this.#cache.close();
  }

  /** Embeds texts by hash and keeps each call's vectors at once. After a failure no further call starts, but those that run are kept. */
  async #fetch(missing: ReadonlyMap<string, string>): Promise<ReadonlyMap<string, Float32Array>> {
    const fetched = new Map<string, Float32Array>();
    const queue = new PQueue({ concurrency: AT_ONCE });
    let failed = false;
    const one = async (texts: readonly string[]): Promise<void> => {
      if (failed) return;
      try {
        const vectors = await this.#vectors(texts, PASSAGES);
        const entries = new Map(texts.map((text, i) => [hashOf(text), vectors[i]!]));
        this.#cache.write(this.#settings.model, entries);
        for (const [hash, vector] of entries) fetched.set(hash, vector);
      } catch (thrown) {
        failed = true;
        throw thrown;
      }
    };
    const calls = await Promise.allSettled(
      splitBatches([...missing.values()]).map((texts) => queue.add(() => one(texts))),
    );
    for (const call of calls) if (call.status === "rejected") throw call.reason;
    return fetched;
  }

  async #vectors(texts: readonly string[], manner: Manner): Promise<readonly Float32Array[]> {
    const vectors = await this.#ask(texts, manner);
    const found = vectors[0]!.length;
    if (found !== this.dimensions) throw otherLength(this.#settings, found, this.dimensions);
    return vectors.map(unit);
  }
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** The vector in single precision and of length 1, so that one from the cache equals one from the endpoint. */
function unit(vector: readonly number[]): Float32Array {
  const length = Math.hypot(...vector);
  return Float32Array.from(vector, (value) => (length > 0 ? value / length : 0));
}

function otherLength({ model, cachePath }: EndpointEmbedderSettings, found: number, expected: number): WenzhaiError {
  return new WenzhaiError(
    "model-bad-reply",
    `The model "${model}" gave vectors of ${found} numbers, where it gave ${expected} before. Set the earlier endpoint in OPENAI_BASE_URL again, or delete ${cachePath} and the index beside it and ingest again.`,
  );
}
