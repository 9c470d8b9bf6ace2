const STAND_INS: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** The text as it may stand between tags and between quotation marks. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/gu, (sign) => STAND_INS[sign] ?? sign);
}
