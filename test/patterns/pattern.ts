/** A regular expression of `src`, and the file (from the root of the repository) that it stands in. */
export interface Pattern {
  readonly source: string;
  readonly flags: string;
  readonly file: string;
}

/** How a pattern is written in reports and lists. `g` and `d` say what is given back, not what is matched: they are left out. */
export function written({ source, flags }: Pick<Pattern, "source" | "flags">): string {
  return `/${source}/${flags.replace(/[gd]/gu, "")}`;
}
