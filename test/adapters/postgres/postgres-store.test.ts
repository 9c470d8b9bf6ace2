import { describe, expect, test } from "vitest";
import { postgresStore, storeMigrations } from "../../../src/adapters/postgres/postgres-store.ts";
import { job } from "../../ports/job.ts";
import { storeContract, subscription } from "../../ports/store-contract.ts";
import { testDatabases } from "../../postgres/test-databases.ts";

const databases = await testDatabases();

storeContract("PostgreSQL", async () => postgresStore(await databases.open(storeMigrations)), databases.options);

describe("a store in PostgreSQL", databases.options, () => {
  test("keeps everything over a restart, and a text as well as PostgreSQL can", async () => {
    const url = await databases.url();
    const first = postgresStore(await databases.openAt(url, storeMigrations));
    await first.subscribe(subscription());
    await first.jobs.add(job({ text: "零\u0000半\ud800" }), "p1");
    await first.close();
    const second = postgresStore(await databases.openAt(url, storeMigrations));
    expect(await second.subscriptions()).toEqual([subscription()]);
    const [seen] = await second.jobs.unsettled();
    expect(await second.jobs.take(seen!, "p2")).toMatchObject({ takes: 2, text: "零\u2400半\ufffd" });
  });

  test("of many processes that see a job let go, one takes it", async () => {
    const url = await databases.url();
    const stores = await Promise.all(
      Array.from({ length: 4 }, async () => postgresStore(await databases.openAt(url, storeMigrations))),
    );
    for (let round = 0; round < 20; round++) {
      await stores[0]!.jobs.add(job({ id: `j${round}` }), "p0");
      await stores[0]!.jobs.release(`j${round}`, "p0");
      const [seen] = await stores[0]!.jobs.unsettled();
      const taken = await Promise.all(stores.map((store, n) => store.jobs.take(seen!, `p${n}`)));
      const holder = taken.findIndex((each) => each !== null);
      expect(taken.filter((each) => each !== null)).toHaveLength(1);
      await stores[holder]!.jobs.settle(seen!.id, `p${holder}`, { outcome: "answered", at: 1, forgetAt: 9 });
    }
  });
});
