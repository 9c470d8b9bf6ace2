/**
 * `npm test`: runs vitest and ends with one plain line, `N passed, N failed, N skipped`; the exit code follows it.
 * Arguments are passed on as file filters: `npm test -- test/text`.
 */
import { fileURLToPath } from "node:url";
import { startVitest, type TestModule } from "vitest/node";

interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

/** A file that breaks before its tests run, or an error outside any test, has no test to its name and counts as one failure. */
function countTests(modules: readonly TestModule[], strayErrors: number): Count {
  const count: Count = { passed: 0, failed: strayErrors, skipped: 0 };
  for (const module of modules) {
    let failed = 0;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state === "passed") count.passed += 1;
      else if (state === "skipped") count.skipped += 1;
      else failed += 1;
    }
    count.failed += failed === 0 && !module.ok() ? 1 : failed;
  }
  return count;
}

async function runTests(filters: string[]): Promise<Count> {
  const root = fileURLToPath(new URL("..", import.meta.url));
  const vitest = await startVitest(filters, { root, config: `${root}test/vitest.config.ts`, watch: false });
  const count = countTests(vitest.state.getTestModules(), vitest.state.getUnhandledErrors().length);
  await vitest.close();
  return count;
}

const { passed, failed, skipped } = await runTests(process.argv.slice(2)).catch((error: unknown): Count => {
  console.error(error);
  return { passed: 0, failed: 1, skipped: 0 };
});
const code = failed > 0 || passed === 0 || process.exitCode ? 1 : 0;
// Written last and waited for: a worker that will not die must not keep the run from ending.
process.stdout.write(`${passed} passed, ${failed} failed, ${skipped} skipped\n`, () => process.exit(code));
