/** What one check found: it works, it is wrong, or there is nothing to check. */
export interface Finding {
  readonly check: string;
  readonly state: "ok" | "wrong" | "absent";
  readonly found: string;
  /** What to do about it. */
  readonly todo?: string;
}

const MARKS = { ok: "✓", wrong: "✗", absent: "–" } as const;

/** A finding as one line. */
export function printFinding({ check, state, found, todo }: Finding): string {
  return `${MARKS[state]} ${check}: ${found}${todo === undefined ? "" : `. ${todo}`}`;
}
