import { readFileSync } from "node:fs";

interface Outside {
  /** Orders to the bot, which may follow a question that looks real. */
  readonly orders: readonly RegExp[];
  /** Whole messages that want something else than the corpus. */
  readonly requests: readonly RegExp[];
  /** What shows that something is asked. */
  readonly asks: RegExp;
}

/** What someone else said, in quotation marks, orders nobody about here. */
const QUOTED = /"[^"]{1,60}"|“[^“”]{1,60}”|「[^「」]{1,60}」|《[^《》]{1,60}》/gu;
/** The patterns of orders know one white space, and a new line begins a sentence. */
const singleSpaced = (text: string): string => text.replace(/\s+/gu, (run) => (run.includes("\n") ? "\n" : " "));
/** A longer message is about something, whatever it begins with. */
const LONGEST_REQUEST = 80;

let read: Outside | null = null;

/**
 * Whether a message wants what is not this bot's job (weather, poems, mail, translation, shares, code, harm) or orders it
 * about, even behind a question that looks real. `folded`: as src/language/fold.ts gives it.
 */
export function isOutside(folded: string): boolean {
  read ??= load();
  const bare = folded.replace(QUOTED, " ");
  const said = singleSpaced(read.asks.test(bare) ? bare : folded);
  if (read.orders.some((order) => order.test(said))) return true;
  const request = folded.replace(/(?<![?!.。,，、~;:…\s])[?!.。,，、~;:…\s]+$/u, "").trim();
  return request.length <= LONGEST_REQUEST && read.requests.some((pattern) => pattern.test(request));
}

function load(): Outside {
  const { parts, orders, requests, asks } = JSON.parse(
    readFileSync(new URL("data/outside.json", import.meta.url), "utf8"),
  ) as {
    readonly parts: Readonly<Record<string, string>>;
    readonly orders: readonly string[];
    readonly requests: readonly string[];
    readonly asks: string;
  };
  const whole = (source: string): string => source.replace(/<([a-z-]+)>/gu, (_, name: string) => parts[name]!);
  return {
    orders: orders.map((source) => new RegExp(whole(source), "u")),
    requests: requests.map((source) => new RegExp(`^(?:${whole(source)})$`, "u")),
    asks: new RegExp(asks, "u"),
  };
}
