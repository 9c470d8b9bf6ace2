/** What can be typed, by the name of the command: shown under its help. */
export const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  ingest: ["wenzhai ingest corpus/", "wenzhai ingest --explain page.html"],
  refresh: ["wenzhai refresh", "wenzhai refresh --all --json"],
  add: ["wenzhai add https://example.org/article", "wenzhai add report.pdf --yes"],
  ask: [
    'wenzhai ask "What did Zhang Jing\'an recommend at the 2025 conference?"',
    'wenzhai ask "张景安有什么建议？" --json',
    "wenzhai ask --batch questions.jsonl",
  ],
  search: ['wenzhai search "类器官" -k 5', "wenzhai search --batch questions.jsonl"],
  digest: ["wenzhai digest education since 2024 in English", "wenzhai digest 上周 天津 --md"],
  extract: ["wenzhai extract page.html --json"],
  status: ["wenzhai status", "wenzhai status --json"],
  verify: ["wenzhai verify --batch claims.jsonl"],
  check: ['wenzhai check "The 2025 conference was held in Shanghai."'],
  mcp: ["wenzhai mcp --data .wenzhai", "WENZHAI_API_TOKEN=… wenzhai mcp --http 8790"],
  feedback: ["wenzhai feedback export feedback.jsonl"],
  backup: ["wenzhai backup monday.backup"],
  restore: ["wenzhai restore monday.backup"],
  doctor: ["wenzhai doctor", "wenzhai doctor --json"],
};
