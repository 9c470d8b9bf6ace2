import data from "./data/zone-names.json" with { type: "json" };
import { anyOf, type TakenText } from "./taken-text.ts";

/** Asia/Shanghai, and what is meant to be like it. */
const AREA_CITY = /\b[a-z]{2,20}\/[a-z_]{2,30}(?:[/-][a-z_]{2,30})?\b/u;
const OFFSET = /\b(?:utc|gmt)\s?([+-])\s?(\d{1,2})(?::?00)?(?!\d)|\b(?:utc|gmt)\b/u;
/** What names no zone that is known, and yet seems meant to. */
const UNKNOWN =
  /(?:\bin )?\b([a-z]{2,20}) time\b|\b(?:est|edt|cst|cdt|mst|mdt|pst|pdt|bst|ist|cest|aest|msk)\b|\p{Script=Han}{2,5}时间/u;
const ABBREVIATED = /\b(?:et|pt|jst|kst|hkt|sgt|cet)\b/u;

interface ZoneNames {
  readonly byName: ReadonlyMap<string, string>;
  /** "in New York time", 北京时间 */
  readonly pattern: RegExp;
}
let known: ZoneNames | null = null;

/** Zones by their cities' names in English, and by the names of the list. */
function zoneNames(): ZoneNames {
  if (known !== null) return known;
  const cities = Intl.supportedValuesOf("timeZone").map(
    (zone) => [zone.split("/").at(-1)!.replaceAll("_", " ").toLowerCase(), zone] as const,
  );
  const listed = Object.entries(data.names).flatMap(([zone, all]) => all.map((name) => [name, zone] as const));
  const byName = new Map([...cities, ...listed]);
  const source = `(?:\\bin |按|以)?\\(?(${anyOf(byName.keys())})(?: standard| daylight|标准)?(?: time\\b|时间)\\)?`;
  known = { byName, pattern: new RegExp(source, "u") };
  return known;
}

/** A zone's own spelling when this machine knows it by an Area/City name (or UTC), else null. */
export function zoneCalled(word: string): string | null {
  if (!word.includes("/") && word.toUpperCase() !== "UTC") return null;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: word }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

/** What looks like a zone and is none. */
export interface WrongZone {
  readonly wrong: string;
}

/** Reads and takes away a time zone: Asia/Shanghai, "New York time", 北京时间, UTC+8. Null where none is named. */
export function readZone(text: TakenText): { readonly zone: string } | WrongZone | null {
  const area = text.take(AREA_CITY);
  if (area !== null) return found(zoneCalled(area[0]), text.written(area));
  const offset = text.take(OFFSET);
  if (offset !== null) return found(offsetZone(offset[1], offset[2]), text.written(offset));
  const { byName, pattern } = zoneNames();
  const named = text.take(pattern);
  if (named !== null) return found(byName.get(named[1]!) ?? null, text.written(named));
  const short = text.take(ABBREVIATED);
  if (short !== null) return found(byName.get(short[0]) ?? null, text.written(short));
  const unknown = text.take(UNKNOWN);
  return unknown === null ? null : { wrong: text.written(unknown) };
}

function found(zone: string | null, written: string): { readonly zone: string } | WrongZone {
  return zone === null ? { wrong: written } : { zone };
}

/** The zone of UTC+8; the names of the database count the other way round. */
function offsetZone(sign: string | undefined, hours: string | undefined): string | null {
  if (sign === undefined || Number(hours) === 0) return "UTC";
  return zoneCalled(`Etc/GMT${sign === "+" ? "-" : "+"}${Number(hours)}`);
}
