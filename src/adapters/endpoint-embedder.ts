import { WenzhaiError } from "../errors.ts";
import type { Clock } from "../ports/clock.ts";
import type { Embedder, EmbeddingOptions } from "../ports/embedder.ts";
import type { Log } from "../ports/log.ts";
import { backOffMs } from "./back-off.ts";
import { createCachedEmbedder } from "./cached-embedder.ts";
import { fitText, splitBatches } from "./embedding-batches.ts";
import type { EmbeddingCache } from "./embedding-cache.ts";
import { createEmbeddingCall, type EmbeddingSettings } from "./embedding-call.ts";
import { embeddingFailure } from "./embedding-failure.ts";
import { callPatiently } from "./patient-call.ts";
import { unlessAborted } from "./unless-aborted.ts";

/** Time, the log, and what keeps what was embedded. */
export interface EndpointEmbedderParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly cache: EmbeddingCache;
}

/** One kind of call: how long one request may take, and how long it is tried. */
interface Manner {
  readonly timeoutMs: number;
  readonly tries: number;
  /** No try starts later than this after the first one. */
  readonly withinMs: number;
}

const DOCUMENTS: Manner = { timeoutMs: 60_000, tries: 6, withinMs: 180_000 };
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
  settings: EmbeddingSettings,
  parts: EndpointEmbedderParts,
): Promise<Embedder> {
  const ask = createAsk(settings, parts);
  const { cache, log } = parts;
  const known = cache.dimensions(settings.model);
  const dimensions = known ?? (await ask([PROBE_TEXT], PROBE))[0]!.length;
  if (known === null) cache.remember(settings.model, dimensions);
  const embedder = new EndpointEmbedder(settings.model, cache.path, dimensions, ask);
  return createCachedEmbedder(embedder, { cache, log, calls: { split: splitBatches, atOnce: AT_ONCE } });
}

type Ask = (texts: readonly string[], manner: Manner) => Promise<readonly (readonly number[])[]>;

function createAsk(settings: EmbeddingSettings, { clock, log }: EndpointEmbedderParts): Ask {
  const { model, apiKey } = settings;
  const call = createEmbeddingCall(settings, clock);
  return (texts, { timeoutMs, tries, withinMs }) => {
    const until = clock.now() + withinMs;
    const pause = (thrown: unknown, tried: number): number => {
      const { error, retryAfterMs } = embeddingFailure(thrown, clock.now(), model, apiKey);
      const ms = retryAfterMs ?? backOffMs(tried);
      if (!error.retryable || tried >= tries || clock.now() + ms > until) throw error;
      log.warn("embedding-waits", { model, ms, code: error.code, cause: error.cause });
      return ms;
    };
    return callPatiently(() => call(texts, timeoutMs), { clock, pause });
  };
}

class EndpointEmbedder implements Embedder {
  readonly id: string;
  readonly dimensions: number;
  readonly #model: string;
  readonly #cachePath: string;
  readonly #ask: Ask;
  readonly #closed = new AbortController();

  constructor(model: string, cachePath: string, dimensions: number, ask: Ask) {
    this.id = `endpoint:${model}/${dimensions}`;
    this.dimensions = dimensions;
    this.#model = model;
    this.#cachePath = cachePath;
    this.#ask = ask;
  }

  async embedDocuments(texts: readonly string[], { priority, signal }: EmbeddingOptions = {}): Promise<number[][]> {
    signal?.throwIfAborted();
    return this.#vectors(texts, priority === "soon" ? QUESTION : DOCUMENTS);
  }

  async embedQuery(text: string): Promise<number[]> {
    const [vector] = await this.#vectors([text], QUESTION);
    return vector!;
  }

  async close(): Promise<void> {
    this.#closed.abort(closed());
  }

  async #vectors(texts: readonly string[], manner: Manner): Promise<number[][]> {
    this.#closed.signal.throwIfAborted();
    const asked = texts.filter((text) => text.trim() !== "");
    const vectors =
      asked.length === 0 ? [] : await unlessAborted(this.#ask(asked.map(fitText), manner), this.#closed.signal);
    const found = vectors[0]?.length ?? this.dimensions;
    if (found !== this.dimensions) throw this.#otherLength(found);
    const made = vectors.values();
    return texts.map((text) => unit(text.trim() === "" ? new Array(this.dimensions).fill(0) : made.next().value!));
  }

  #otherLength(found: number): WenzhaiError {
    return new WenzhaiError(
      "model-bad-reply",
      `The model "${this.#model}" gave vectors of ${found} numbers, where it gave ${this.dimensions} before. Set the earlier endpoint in OPENAI_BASE_URL again, or delete ${this.#cachePath} and ingest again.`,
    );
  }
}

function closed(): WenzhaiError {
  return new WenzhaiError("model-unavailable", "The embedding model was closed before it was done.");
}

/** The vector in single precision and of length 1, so that one from the cache equals one from the endpoint. */
function unit(vector: readonly number[]): number[] {
  const length = Math.hypot(...vector);
  return vector.map((value) => (length > 0 ? Math.fround(value / length) : 0));
}
