import type { Gloss } from "../../domain/answer.ts";

/**
 * A gloss in one line of English: that the quote is Chinese, then people with their role, organisations that no role
 * names, dates and numbers.
 */
export function glossLine({ people, organisations, values }: Gloss): string {
  const roles = people.map(({ role }) => role ?? "").join("; ");
  const parts = [
    ...people.map(({ name, romanised, role }) => `${romanised} ${name}${role === null ? "" : `, ${role}`}`),
    ...organisations.filter(({ english }) => !roles.includes(english)).map(({ name, english }) => `${english} ${name}`),
    ...values.map(({ written, english }) => `${english} ${written}`),
  ];
  return parts.length === 0 ? "In Chinese" : `In Chinese: ${parts.join(" · ")}`;
}
