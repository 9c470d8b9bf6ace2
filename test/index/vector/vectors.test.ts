import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startVectorThread } from "../../../src/index/vector/vector-thread-writer.ts";
import { startVectorWriter, type VectorPlan } from "../../../src/index/vector/vector-writer.ts";
import { checkVector, VectorGraph } from "../../../src/index/vector/vectors.ts";
import { seeded } from "../synthetic.ts";

const DIMENSIONS = 48;
const COUNT = 2000;
let directory = "";
beforeAll(async () => {
  directory = await mkdtemp(`${tmpdir()}/wenzhai-vectors-`);
});
afterAll(() => rm(directory, { recursive: true, force: true }));

/** Vectors of length 1 and any direction. */
function randomVectors(count: number, seed: number): number[][] {
  const random = seeded(seed);
  return Array.from({ length: count }, () => {
    const vector = Array.from(
      { length: DIMENSIONS },
      () => Math.sqrt(-2 * Math.log(random() + 1e-9)) * Math.cos(2 * Math.PI * random()),
    );
    const norm = Math.hypot(...vector);
    return vector.map((value) => value / norm);
  });
}

function filled(vectors: readonly number[][]): VectorGraph {
  const graph = VectorGraph.create(DIMENSIONS, vectors.length);
  for (const [label, vector] of vectors.entries()) graph.add(label, vector);
  return graph;
}

/** Part of the exact ten best that the graph finds. */
function recallOf(graph: VectorGraph, queries: readonly number[][]): number {
  const found = queries.map((query) => {
    const exact = new Set(graph.scan(query, 10).map((hit) => hit.passage));
    return graph.search(query, 10).filter((hit) => exact.has(hit.passage)).length;
  });
  return found.reduce((sum, each) => sum + each, 0) / (10 * queries.length);
}

describe("VectorGraph", () => {
  test("finds at least 95 of the exact 100 best, before and after a load and removals", async () => {
    const graph = filled(randomVectors(COUNT, 1));
    const queries = randomVectors(20, 2);
    expect(recallOf(graph, queries)).toBeGreaterThanOrEqual(0.95);
    await graph.save(`${directory}/graph`);
    const labels = Array.from({ length: COUNT }, (_, i) => i);
    const loaded = await VectorGraph.load(`${directory}/graph`, DIMENSIONS, () => true);
    expect(queries.map((query) => loaded.search(query, 10))).toEqual(queries.map((query) => graph.search(query, 10)));
    for (const label of labels) if (label % 2 === 0) loaded.remove(label);
    expect(loaded.size).toBe(COUNT / 2);
    expect(recallOf(loaded, queries)).toBeGreaterThanOrEqual(0.95);
    expect(loaded.search(queries[0] ?? [], 200).every((hit) => hit.passage % 2 === 1)).toBe(true);
  });

  test("gives inner products, best first", () => {
    const graph = filled([...randomVectors(100, 3)]);
    const [query] = randomVectors(1, 4);
    const hits = graph.search(query ?? [], 5);
    expect(hits.map((hit) => hit.passage)).toEqual(graph.scan(query ?? [], 5).map((hit) => hit.passage));
    for (const [i, hit] of graph.scan(query ?? [], 5).entries()) expect(hits[i]?.score).toBeCloseTo(hit.score, 5);
  });

  test("finds most of the best 600, more than it looks at by itself", () => {
    const graph = filled(randomVectors(COUNT, 1));
    const [query] = randomVectors(1, 2);
    const exact = new Set(graph.scan(query ?? [], 600).map((hit) => hit.passage));
    const found = graph.search(query ?? [], 600);
    expect(found.length).toBe(600);
    expect(found.filter((hit) => exact.has(hit.passage)).length).toBeGreaterThanOrEqual(570);
  });

  test("gives all there are when asked for more, and nothing for k = 0", () => {
    const graph = filled(randomVectors(30, 5));
    graph.remove(7);
    graph.remove(7);
    const [query] = randomVectors(1, 6);
    expect(graph.search(query ?? [], 1000).length).toBe(29);
    expect(graph.search(query ?? [], 0)).toEqual([]);
    expect(VectorGraph.create(DIMENSIONS, 0).search(query ?? [], 3)).toEqual([]);
  });

  test("takes more than it was made for after reserve", () => {
    const graph = filled(randomVectors(3, 7));
    graph.reserve(2);
    for (const [i, vector] of randomVectors(2, 8).entries()) graph.add(3 + i, vector);
    expect(graph.size).toBe(5);
  });

  test("of a file only the labels in use are found, however often it was written", async () => {
    const live = (label: number) => label !== 1;
    await filled(randomVectors(3, 9)).save(`${directory}/three`);
    const first = await VectorGraph.load(`${directory}/three`, DIMENSIONS, live);
    await first.save(`${directory}/three-again`);
    const again = await VectorGraph.load(`${directory}/three-again`, DIMENSIONS, live);
    expect(again.labels()).toEqual([0, 2]);
    expect([again.has(1), again.has(2)]).toEqual([false, true]);
    const [query] = randomVectors(1, 9);
    expect(again.similarity(query!, 1)).toBeNull();
    expect(again.similarity(query!, 0)).toBeCloseTo(1, 5);
    expect(again.search(query!, 3).map((hit) => hit.passage)).not.toContain(1);
  });
});

test("checkVector tells zeros, and throws on what is not a vector", () => {
  expect(checkVector([0, 0.5], 2)).toBe(true);
  expect(checkVector([0, -0, 1e-60], 3)).toBe(false);
  for (const bad of [[Number.NaN, 1], [1, Number.NEGATIVE_INFINITY], [1e39, 1], [1], [1, 1, 1]]) {
    expect(() => checkVector(bad, 2)).toThrow(expect.objectContaining({ code: "model-bad-reply" }));
  }
});

describe("writers", () => {
  const vectors = randomVectors(40, 10);
  const flat = (list: readonly number[][]) => Float32Array.from(list.flat());
  const empty: VectorPlan = { dimensions: DIMENSIONS, from: null, moved: null, adding: 40 };

  test.each([
    ["here", async (plan: VectorPlan) => startVectorWriter(plan)],
    ["on a thread", async (plan: VectorPlan) => startVectorThread(plan)],
  ])("%s: build, remove, move", async (name, start) => {
    const path = `${directory}/${name}`;
    const first = await start(empty);
    for (let i = 0; i < 40; i += 2) await first.add([i, i + 1], flat(vectors.slice(i, i + 2)));
    await first.save(path);
    await first.stop();

    const live = vectors.map((_, i) => i);
    const second = await start({ ...empty, from: { path, live: live.slice(2) }, adding: 1 });
    await second.add([40], flat([vectors[0] ?? []]));
    await second.save(`${path}-2`);
    await second.stop();
    const kept = [...live.slice(2), 40];
    const removed = await VectorGraph.load(`${path}-2`, DIMENSIONS, () => true);
    for (const label of [0, 1]) removed.remove(label);
    expect(removed.search(vectors[0] ?? [], 1)[0]?.passage).toBe(40);

    const moved = kept.map((label, i) => [label, i] as const);
    const third = await start({ ...empty, from: { path: `${path}-2`, live: kept }, moved, adding: 0 });
    await third.save(`${path}-3`);
    await third.stop();
    const closed = await VectorGraph.load(`${path}-3`, DIMENSIONS, () => true);
    expect(closed.labels()).toEqual(moved.map(([, next]) => next));
    expect(closed.search(vectors[0] ?? [], 1)[0]?.passage).toBe(38);
    expect(closed.search(vectors[5] ?? [], 1)[0]?.passage).toBe(3);
  });

  test("a thread that fails says so to whoever waits", async () => {
    const writer = startVectorThread({ ...empty, from: { path: `${directory}/absent`, live: [] } });
    await writer.add([1], flat(vectors.slice(0, 1)));
    await expect(writer.save(`${directory}/never`)).rejects.toThrow();
    await expect(writer.add([2], flat(vectors.slice(0, 1)))).rejects.toThrow();
    await writer.stop();
  });
});
