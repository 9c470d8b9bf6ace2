import robotsParser from "robots-parser";

/** What a host asks of those who read it by program. */
export interface RobotsRules {
  allows(url: string): boolean;
  /** Seconds to leave between two requests. */
  readonly delay: number | undefined;
}

/** Rules beyond this are not read, as RFC 9309 has it. */
const MOST_CHARACTERS = 500_000;

/** The library is of CommonJS, which its types do not say. */
const parse = robotsParser as unknown as (address: string, text: string) => Parsed;

interface Parsed {
  isAllowed(url: string, agent: string): boolean | undefined;
  getCrawlDelay(agent: string): number | undefined;
}

/** Reads a robots.txt for a reader of this name. */
export function readRobots(address: string, text: string, agent: string): RobotsRules {
  const rules = parse(address, text.slice(0, MOST_CHARACTERS));
  return { allows: (url) => rules.isAllowed(url, agent) !== false, delay: rules.getCrawlDelay(agent) };
}
