import type { Clock } from "../ports/clock.ts";
import { limitedFetch } from "./limited-fetch.ts";
import { modelFailure } from "./model-failure.ts";

/** Where the models are. Without `baseUrl` it is OpenAI's own endpoint. */
export interface EndpointSettings {
  readonly apiKey?: string;
  readonly baseUrl?: string;
}

/** The longest lists have some thousand names. */
const LIST_BYTES = 4_000_000;

/** The names of an endpoint's models, or null when it keeps no list. Throws model-unavailable, model-timeout, model-rate-limited. */
export async function listModels(
  { apiKey, baseUrl }: EndpointSettings,
  clock: Clock,
  timeoutMs: number,
): Promise<readonly string[] | null> {
  const { OpenAI } = await import("openai");
  const client = new OpenAI({
    // A local server wants no key, but the client does.
    apiKey: apiKey ?? "none",
    maxRetries: 0,
    logLevel: "off",
    fetch: limitedFetch(clock, { ms: timeoutMs, bytes: LIST_BYTES }),
    ...(baseUrl === undefined ? {} : { baseURL: baseUrl }),
  });
  try {
    const { data } = await client.models.list();
    return Array.isArray(data) ? data.map(({ id }) => id) : null;
  } catch (thrown) {
    if ((thrown as { status?: unknown }).status === 404) return null;
    throw modelFailure(thrown, clock.now()).error;
  }
}
