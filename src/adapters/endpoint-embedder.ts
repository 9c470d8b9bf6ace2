import PQueue from "p-queue";
import { WenzhaiError } from "../errors.ts";
import type { Clock } from "../ports/clock.ts";
import type { Embedder, EmbedOptions } from "../ports/embedder.ts";
import type { Log } from "../ports/log.ts";
import { fitText, splitBatches } from "./embedding-batches.ts";
import type { EmbeddingCache } from "./embedding-cache.ts";
import { createEmbeddingCall, type EmbeddingSettings } from "./embedding-call.ts";
import { embeddingFailure } from "./embedding-failure.ts";
import { callPatiently, type Patience } from "./patient-call.ts";

/** Time and the log. */
export interface EndpointEmbedderParts {
  readonly clock: Clock;
  readonly log: Log;
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
 * Opens an embedding model of an OpenAI-compatible endpoint. The endpoint is asked only for how long its vectors are, and only
 * the first time: `known` remembers it. Questions are tried for some seconds only: someone waits.
 * Throws bad-config, store, and as the methods do: model-unavailable, model-rate-limited, model-timeout, model-bad-reply.
 */
export async function openEndpointEmbedder(
  settings: EmbeddingSettings,
  known: Pick<EmbeddingCache, "dimensions" | "remember">,
  parts: EndpointEmbedderParts,
): Promise<Embedder> {
  const ask = createAsk(settings, parts);
  const remembered = known.dimensions(settings.model);
  const dimensions = remembered ?? (await ask([PROBE_TEXT], PROBE))[0]!.length;
  if (remembered === null) known.remember(settings.model, dimensions);
  return new EndpointEmbedder(settings, dimensions, ask);
}

type Ask = (texts: readonly string[], manner: Manner) => Promise<readonly (readonly number[])[]>;

function createAsk(settings: EmbeddingSettings, { clock, log }: EndpointEmbedderParts): Ask {
  const { model, apiKey } = settings;
  const call = createEmbeddingCall(settings, clock);
  return (texts, manner) =>
    callPatiently(() => call(texts, manner.timeoutMs), manner, {
      clock,
      failureOf: (thrown) => embeddingFailure(thrown, clock.now(), model, apiKey),
      onWait: ({ error }, ms) => log.warn("embedding-waits", { model, ms, code: error.code, cause: error.cause }),
    });
}

class EndpointEmbedder implements Embedder {
  readonly id: string;
  readonly dimensions: number;
  readonly #settings: EmbeddingSettings;
  readonly #ask: Ask;

  constructor(settings: EmbeddingSettings, dimensions: number, ask: Ask) {
    this.id = `endpoint:${settings.model}/${dimensions}`;
    this.dimensions = dimensions;
    this.#settings = settings;
    this.#ask = ask;
  }

  async embedDocuments(texts: string[], { urgent = false }: EmbedOptions = {}): Promise<number[][]> {
    const fitted = texts.map(fitText);
    const said = fitted.filter((text) => text.trim() !== "");
    const queue = new PQueue({ concurrency: AT_ONCE });
    const batches = splitBatches(said).map((batch) =>
      queue.add(() => this.#vectors(batch, urgent ? QUESTION : PASSAGES)),
    );
    const vectors = (await Promise.all(batches)).flat();
    let next = 0;
    return fitted.map((text) => (text.trim() === "" ? this.#zeros() : vectors[next++]!));
  }

  async embedQuery(text: string): Promise<number[]> {
    if (text.trim() === "") return this.#zeros();
    return (await this.#vectors([fitText(text)], QUESTION))[0]!;
  }

  async close(): Promise<void> {}

  #zeros(): number[] {
    return new Array<number>(this.dimensions).fill(0);
  }

  async #vectors(texts: readonly string[], manner: Manner): Promise<number[][]> {
    const vectors = await this.#ask(texts, manner);
    const found = vectors[0]!.length;
    if (found !== this.dimensions) throw otherLength(this.#settings, found, this.dimensions);
    return vectors.map(unit);
  }
}

/** The vector in single precision and of length 1, so that one from the cache equals one from the endpoint. */
function unit(vector: readonly number[]): number[] {
  const length = Math.hypot(...vector);
  return vector.map((value) => Math.fround(length > 0 ? value / length : 0));
}

function otherLength({ model }: EmbeddingSettings, found: number, expected: number): WenzhaiError {
  return new WenzhaiError(
    "model-bad-reply",
    `The model "${model}" gave vectors of ${found} numbers, where it gave ${expected} before. Set the earlier endpoint in OPENAI_BASE_URL again, or delete embeddings.sqlite in the data directory.`,
  );
}
