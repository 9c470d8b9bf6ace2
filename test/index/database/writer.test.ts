import { describe, expect, test } from "vitest";
import { indexMigrations } from "../../../src/index/database/index-tables.ts";
import { asWriter } from "../../../src/index/database/writer.ts";
import { testDatabases } from "../../postgres/test-databases.ts";

const databases = await testDatabases();

describe("the writer's lock", databases.options, () => {
  test("while one writes another is told to try again, and can when it is done", async () => {
    const url = await databases.url();
    const [one, other] = [await databases.openAt(url, indexMigrations), await databases.openAt(url, indexMigrations)];
    await asWriter(one, () =>
      expect(asWriter(other, async () => "both")).rejects.toMatchObject({ code: "index-busy", retryable: true }),
    );
    expect(await asWriter(other, async () => "then")).toBe("then");
  });
});
