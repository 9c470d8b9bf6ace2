/** Bits of an entry below the passage's number, and those of the count below the length. */
const BELOW_PASSAGE = 21;
const BELOW_LENGTH = 8;
const MOST_COUNTED = 2 ** BELOW_LENGTH - 1;
const LONGEST = 2 ** (BELOW_PASSAGE - BELOW_LENGTH) - 1;

/** Passages whose entries of one term stand in one row. */
export const CHUNK = 1024;

/**
 * One term in one passage as a number below 2^53: the passage, how many terms its field has there (at most 8191), how often
 * the term occurs (at most 255, as in the embedded index).
 */
export function packEntry(passage: number, length: number, count: number): number {
  return passage * 2 ** BELOW_PASSAGE + Math.min(length, LONGEST) * 2 ** BELOW_LENGTH + Math.min(count, MOST_COUNTED);
}

/** The same three of an entry `e` in SQL. */
export const ENTRY = {
  passage: `(e >> ${BELOW_PASSAGE})::int`,
  length: `((e >> ${BELOW_LENGTH}) & ${LONGEST})`,
  count: `(e & ${MOST_COUNTED})`,
} as const;
