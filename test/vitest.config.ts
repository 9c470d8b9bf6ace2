import { defineConfig } from "vitest/config";

/** What keeps no state and starts nothing: these files share a process, and so the dictionary and whatever else is read once. */
const PURE = [
  "answering",
  "briefing/request",
  "digest",
  "domain",
  "emulator/page",
  "ingest/clean",
  "ingest/segment",
  "language",
  "retrieval",
  "slack/views",
].map((folder) => `test/${folder}/**/*.test.ts`);

export default defineConfig({
  test: {
    root: new URL("..", import.meta.url).pathname,
    globalSetup: ["test/postgres/global-setup.ts"],
    // Two workers on two cores; native addons want processes, not threads.
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: "apart", include: ["test/**/*.test.ts"], exclude: PURE } },
      { extends: true, test: { name: "together", include: PURE, isolate: false } },
    ],
  },
});
