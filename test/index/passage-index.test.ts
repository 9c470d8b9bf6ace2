import { cp, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openIndex } from "../../src/index/passage-index.ts";
import { readManifest, writeManifest } from "../../src/index/storage/manifest.ts";
import { takeWriterLock } from "../../src/index/storage/writer-lock.ts";
import { countingEmbedder } from "../fakes/counting-embedder.ts";
import { memoryIndex } from "../fakes/memory-index.ts";
import { answersOf, expectSameAnswers, queryFrom } from "../ports/passage-index-contract.ts";
import { lastStep, stateAfter, stateText, stepOf } from "./history.ts";
import { makeArticle, testParts } from "./synthetic.ts";

let directory = "";
beforeEach(async () => {
  directory = await mkdtemp(`${tmpdir()}/wenzhai-index-`);
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const put = (...numbers: number[]) => ({ put: numbers.map((n) => makeArticle(`a${n}`, n)), remove: [] });
const generations = async () => (await readdir(`${directory}/index`)).filter((name) => /^\d+$/u.test(name)).sort();
const stateOf = async (path: string) => stateText(await (await openIndex(path, testParts())).hashes());

describe("openIndex", () => {
  test("opening makes nothing, and what was applied is there when it is opened again", async () => {
    const index = await openIndex(`${directory}/deep/data`, testParts());
    expect(await readdir(directory)).toEqual([]);
    await index.apply(put(1, 2, 3));
    await index.fillVectors();
    await index.close();
    const again = await openIndex(`${directory}/deep/data`, testParts());
    const queries = [queryFrom(makeArticle("a1", 1))];
    const vectors = await countingEmbedder().embedDocuments([makeArticle("a2", 2).article.text]);
    const oracle = memoryIndex(testParts());
    await oracle.apply(put(1, 2, 3));
    await oracle.fillVectors();
    const ask = (each: typeof again | typeof oracle) => answersOf(each, queries, vectors, 9);
    expectSameAnswers(await ask(again), await ask(oracle));
    expect(await again.status()).toEqual(await index.status());
    expect((await again.status()).bytes).toBeGreaterThan(1000);
  });

  test("under another embedder words are found, and vectors are made anew", async () => {
    const first = await openIndex(directory, testParts());
    await first.apply(put(1));
    await first.fillVectors();
    for (const embedder of [countingEmbedder(32, "other"), countingEmbedder(64, "counting-32")]) {
      const index = await openIndex(directory, testParts({ embedder }));
      const { id, dimensions } = embedder;
      expect(await index.status()).toMatchObject({ vectors: 0, embedder: id, dimensions });
      expect((await index.searchWords(queryFrom(makeArticle("a1", 1)), 3)).length).toBeGreaterThan(0);
      await index.fillVectors();
      const again = await openIndex(directory, testParts({ embedder }));
      expect((await again.status()).vectors).toBe(3);
    }
    expect((await (await openIndex(directory, testParts())).status()).vectors).toBe(0);
  });

  test("an index of the format before is searched by words, and its vectors are made anew", async () => {
    const index = await openIndex(directory, testParts());
    await index.apply(put(1));
    await index.fillVectors();
    const path = `${directory}/index/000002/manifest`;
    const manifest = readManifest(await readFile(path));
    await writeFile(path, writeManifest({ ...manifest, format: 1 }));
    const old = await openIndex(directory, testParts());
    expect(await old.status()).toMatchObject({ articles: 1, vectors: 0 });
    await old.fillVectors();
    expect((await old.status()).vectors).toBe(3);
    await rm(`${directory}/index`, { recursive: true });
    await (await openIndex(directory, testParts())).apply(put(1));
    await writeFile(`${directory}/index/000001/manifest`, writeManifest({ ...manifest, format: 99 }));
    await expect(openIndex(directory, testParts())).rejects.toThrow("update Wenzhai");
  });

  test("articles taken in under another analysis ask to be taken in again", async () => {
    await (await openIndex(directory, testParts({ analysis: "1" }))).apply(put(1, 2));
    const index = await openIndex(directory, testParts({ analysis: "2" }));
    expect([...(await index.hashes())]).toEqual([
      ["a1", ""],
      ["a2", ""],
    ]);
    await index.apply(put(1));
    expect([...(await index.hashes()).values()]).toEqual(["", ""]);
    await index.apply(put(1, 2));
    expect([...(await index.hashes()).values()]).toEqual(["a1-1", "a2-2"]);
  });

  test("a change that changes nothing writes nothing", async () => {
    const index = await openIndex(directory, testParts());
    await index.apply(put(1));
    await index.apply({ put: [], remove: ["nobody"] });
    expect(await generations()).toEqual(["000001"]);
  });

  test("keeps this state and the one before, and clears away what a dead writer left", async () => {
    const index = await openIndex(directory, testParts());
    for (const n of [1, 2, 3]) await index.apply(put(n));
    expect(await generations()).toEqual(["000002", "000003"]);
    await cp(`${directory}/index/000002`, `${directory}/index/000009`, { recursive: true });
    await openIndex(directory, testParts());
    expect(await generations()).toEqual(["000002", "000003"]);
  });

  test("holes are closed when a third is dead, and old numbers never name another passage", async () => {
    const index = await openIndex(directory, testParts());
    const seen = new Set<number>();
    for (let n = 0; n < 12; n++) {
      const fresh = makeArticle("a", n);
      await index.apply({ put: [fresh, ...(n === 0 ? put(100, 101).put : [])], remove: [] });
      const hits = await index.searchWords(queryFrom(fresh), 20);
      const views = await index.passages(hits.map((hit) => hit.passage));
      const own = views.filter((view) => view.article.id === "a").map((view) => view.number);
      expect(own.length).toBe(3);
      for (const number of own) expect(seen.has(number)).toBe(false);
      for (const number of own) seen.add(number);
    }
    const [latest] = (await generations()).slice(-1);
    const manifest = await readFile(`${directory}/index/${latest}/manifest`, "utf8");
    expect(JSON.parse(manifest.slice(manifest.indexOf("\n"))).base).toBeGreaterThan(0);
  });

  test("many vectors are put in part by part; a failure between keeps those that are in", async () => {
    let calls = 0;
    const honest = countingEmbedder();
    const embedDocuments: typeof honest.embedDocuments = async (texts) => {
      if (++calls === 6) throw new Error("out of paper");
      return honest.embedDocuments(texts);
    };
    const index = await openIndex(directory, testParts({ embedder: { ...honest, embedDocuments } }));
    const many = put(...Array.from({ length: 220 }, (_, n) => n));
    await index.apply(many);
    await expect(index.fillVectors()).rejects.toThrow("out of paper");
    expect((await index.status()).vectors).toBe(512);
    await index.fillVectors();
    const oracle = memoryIndex(testParts());
    await oracle.apply(many);
    await oracle.fillVectors();
    const vectors = await honest.embedDocuments([makeArticle("a7", 7).article.text]);
    const ask = (each: typeof index | typeof oracle) => answersOf(each, [], vectors, 5);
    expectSameAnswers(await ask(index), await ask(oracle));
  });

  test("articles that change while vectors are made are filled as they are then", async () => {
    const honest = countingEmbedder();
    let change = async (): Promise<void> => {};
    const embedDocuments: typeof honest.embedDocuments = async (texts) => {
      const during = change;
      change = async () => {};
      await during();
      return honest.embedDocuments(texts);
    };
    const index = await openIndex(directory, testParts({ embedder: { ...honest, embedDocuments } }));
    await index.apply(put(1, 2, 3));
    // So many go that the passages that stay are numbered anew.
    change = () => index.apply({ put: [makeArticle("a3", 33)], remove: ["a1", "a2"] });
    await index.fillVectors();
    const oracle = memoryIndex(testParts());
    await oracle.apply({ put: [makeArticle("a3", 33)], remove: [] });
    await oracle.fillVectors();
    const vectors = await honest.embedDocuments([makeArticle("a3", 33).article.text]);
    const ask = (each: typeof index | typeof oracle) => answersOf(each, [], vectors, 9);
    expectSameAnswers(await ask(index), await ask(oracle));
    expect((await index.status()).vectors).toBe(3);
  });

  test("closing ends a fill", async () => {
    const honest = countingEmbedder();
    const started = Promise.withResolvers<void>();
    const embedDocuments: typeof honest.embedDocuments = (_, { signal } = {}) => {
      started.resolve();
      return new Promise((__, reject) => signal?.addEventListener("abort", () => reject(signal.reason)));
    };
    const index = await openIndex(directory, testParts({ embedder: { ...honest, embedDocuments } }));
    await index.apply(put(1));
    const filling = expect(index.fillVectors()).rejects.toMatchObject({ name: "AbortError" });
    await started.promise;
    await index.close();
    await filling;
  });
});

describe("two writers", () => {
  test("while another process writes, a change is refused and may be tried again", async () => {
    const index = await openIndex(directory, testParts());
    await index.apply(put(1));
    const release = takeWriterLock(`${directory}/index/lock`);
    await expect(index.apply(put(2))).rejects.toMatchObject({ code: "index-busy", retryable: true });
    release?.();
    await index.apply(put(2));
    expect((await index.status()).articles).toBe(2);
  });

  test("each takes in what the other wrote", async () => {
    const [one, two] = [await openIndex(directory, testParts()), await openIndex(directory, testParts())];
    await one.apply(put(1));
    await two.apply(put(2));
    await one.apply(put(3));
    expect(await stateOf(directory)).toBe("a1=a1-1 a2=a2-2 a3=a3-3");
  });

  test("whoever opens it while it is written finds a whole state", async () => {
    const index = await openIndex(directory, testParts());
    await index.apply(stepOf(1));
    let writing = true;
    const writer = (async () => {
      for (let n = 2; n <= 12; n++) await index.apply(stepOf(n));
      writing = false;
    })();
    let opened = 0;
    for (; writing; opened++) {
      const hashes = await (await openIndex(directory, testParts())).hashes();
      expect(stateText(hashes)).toBe(stateAfter(lastStep(hashes)));
    }
    await writer;
    expect(opened).toBeGreaterThan(1);
  });

  test("what one wrote the other takes up when it looks, once, and answers from it", async () => {
    const [one, two] = [await openIndex(directory, testParts()), await openIndex(directory, testParts())];
    expect(await two.refresh()).toBe(false);
    await one.apply(put(1));
    expect([await two.refresh(), await two.refresh()]).toEqual([true, false]);
    expect((await two.searchWords(queryFrom(makeArticle("a1", 1)), 3)).length).toBeGreaterThan(0);
    await two.apply(put(2));
    expect([await two.refresh(), await one.refresh()]).toEqual([false, true]);
    expect((await one.status()).articles).toBe(2);
  });

  test("a new state that is damaged, or an index that is taken away, leaves the other as it was", async () => {
    const [one, two] = [await openIndex(directory, testParts()), await openIndex(directory, testParts())];
    await one.apply(put(1));
    await two.refresh();
    await one.apply(put(2));
    await writeFile(`${directory}/index/${(await generations()).at(-1)}/articles.bin`, "");
    await two.refresh();
    expect(stateText(await two.hashes())).toBe("a1=a1-1");
    await rm(`${directory}/index`, { recursive: true });
    expect(await two.refresh()).toBe(false);
    expect((await two.status()).articles).toBe(1);
  });

  test("changes of one process take turns", async () => {
    const index = await openIndex(directory, testParts());
    await Promise.all([1, 2, 3].map((n) => index.apply(put(n))));
    expect((await index.status()).articles).toBe(3);
  });
});

describe("damage", () => {
  const names = ["manifest", "postings.bin", "articles.bin"];
  const flip = async (path: string, at: number, bit: number) => {
    const bytes = await readFile(path);
    const position = at % bytes.length;
    bytes[position] = (bytes[position] as number) ^ (1 << bit);
    await writeFile(path, bytes);
  };

  test.each(names)("a flipped bit in %s is told, wherever it is", async (name) => {
    await (await openIndex(directory, testParts())).apply(put(1, 2));
    const path = `${directory}/index/000001/${name}`;
    const sound = await readFile(path);
    const anywhere = fc.tuple(fc.nat({ max: sound.length - 1 }), fc.nat({ max: 7 }));
    await fc.assert(
      fc.asyncProperty(anywhere, async ([at, bit]) => {
        await flip(path, at, bit);
        const opened = openIndex(directory, testParts());
        await expect(opened).rejects.toMatchObject({ code: "index-damaged" });
        await expect(opened).rejects.toThrow(`${directory}/index`);
        await writeFile(path, sound);
      }),
      { numRuns: 25 },
    );
    expect(await stateOf(directory)).toBe("a1=a1-1 a2=a2-2");
  });

  test.each(names)("a shortened or lost %s is told; the state before is used where there is one", async (name) => {
    const index = await openIndex(directory, testParts());
    await index.apply(put(1));
    await truncate(`${directory}/index/000001/${name}`, 20);
    await expect(openIndex(directory, testParts())).rejects.toMatchObject({ code: "index-damaged" });
    await rm(`${directory}/index`, { recursive: true });
    const again = await openIndex(directory, testParts());
    for (const n of [1, 2]) await again.apply(put(n));
    await rm(`${directory}/index/000002/${name}`);
    const warnings: string[] = [];
    const log = { info() {}, error() {}, warn: (event: string) => warnings.push(event) };
    const fallen = await openIndex(directory, testParts({ log }));
    expect(stateText(await fallen.hashes())).toBe("a1=a1-1");
    expect(warnings).toContain("index-fell-back");
    await fallen.apply(put(3));
    expect(await stateOf(directory)).toBe("a1=a1-1 a3=a3-3");
    expect(await generations()).toEqual(["000001", "000003"]);
  });

  test("a damaged or lost pointer leads to the newest sound state", async () => {
    const index = await openIndex(directory, testParts());
    for (const n of [1, 2]) await index.apply(put(n));
    const pointer = `${directory}/index/current`;
    const sound = await readFile(pointer);
    for (let bit = 0; bit < sound.length * 8; bit++) {
      await flip(pointer, bit >> 3, bit % 8);
      expect(await stateOf(directory)).toBe("a1=a1-1 a2=a2-2");
      await writeFile(pointer, sound);
    }
    await rm(pointer);
    expect(await stateOf(directory)).toBe("a1=a1-1 a2=a2-2");
  });

  const warningsTo = (warnings: string[]) => ({
    info() {},
    error() {},
    warn: (event: string) => void warnings.push(event),
  });

  test("a flipped bit in the vectors, wherever it is, is told, and they are made anew", async () => {
    const index = await openIndex(directory, testParts());
    await index.apply(put(1, 2));
    await index.fillVectors();
    const path = `${directory}/index/000002/vectors.bin`;
    const sound = await readFile(path);
    const anywhere = fc.tuple(fc.nat({ max: sound.length - 1 }), fc.nat({ max: 7 }));
    await fc.assert(
      fc.asyncProperty(anywhere, async ([at, bit]) => {
        await flip(path, at, bit);
        const warnings: string[] = [];
        const opened = await openIndex(directory, testParts({ log: warningsTo(warnings) }));
        expect(warnings).toEqual(["index-vectors-damaged"]);
        expect(await opened.status()).toMatchObject({ articles: 2, vectors: 0 });
        await writeFile(path, sound);
      }),
      { numRuns: 25 },
    );
    await flip(path, 50, 3);
    const opened = await openIndex(directory, testParts());
    await opened.fillVectors();
    expect((await (await openIndex(directory, testParts())).status()).vectors).toBe(6);
  });

  test.each([
    ["articles", put(3)],
    ["nothing but numbers", put(1)],
  ])("vectors damaged while the index is open are not taken along with a change of %s", async (_, change) => {
    const warnings: string[] = [];
    const index = await openIndex(directory, testParts({ log: warningsTo(warnings) }));
    await index.apply(put(1, 2));
    await index.fillVectors();
    await flip(`${directory}/index/000002/vectors.bin`, 50, 3);
    await index.apply(change);
    expect(warnings).toEqual(["index-vectors-damaged"]);
    const { passages, vectors } = await index.status();
    expect(vectors).toBe(0);
    await index.fillVectors();
    expect((await index.status()).vectors).toBe(passages);
  });

  test("an index that cannot be read is not called damaged", async () => {
    await (await openIndex(directory, testParts())).apply(put(1));
    await rm(`${directory}/index/000001/manifest`);
    await mkdir(`${directory}/index/000001/manifest`);
    await expect(openIndex(directory, testParts())).rejects.toMatchObject({ code: "disk", retryable: true });
  });

  test("an index whose directory is taken away starts again", async () => {
    const index = await openIndex(directory, testParts());
    await index.apply(put(1));
    await rm(`${directory}/index`, { recursive: true });
    await index.apply(put(2));
    expect(await stateOf(directory)).toBe("a2=a2-2");
  });
});
