/** One phase of one system in a process of its own: `child.ts PHASE SYSTEM DIRECTORY DATA_ROOT`; prints one JSON object. */
import hnswlib from "hnswlib-node";
import { createLexicon } from "../../src/language/lexicon.ts";
import { readMaterial, vectorAt, wordsOf } from "./material.ts";
import { measureAsking } from "./measure-asking.ts";
import { measureFilling } from "./measure-filling.ts";
import { SYSTEMS } from "./systems.ts";
import { peakMemory, quantiles, timed } from "./timing.ts";

const [phase, name, directory, dataRoot] = process.argv.slice(2) as [string, string, string, string];
const material = readMaterial(directory);

/** The two parts of an ingest that nobody can avoid: cutting words, and adding vectors to the graph. */
async function unavoidable(): Promise<object> {
  const { passages, vectors, dimensions } = material;
  const lexicon = createLexicon();
  lexicon.segment("热身");
  const segment = await timed(async () => {
    for (const passage of passages) wordsOf(passage, lexicon);
  });
  const insert = await timed(async () => {
    const graph = new hnswlib.HierarchicalNSW("ip", dimensions);
    graph.initIndex(passages.length);
    for (let i = 0; i < passages.length; i++) graph.addPoint(vectorAt(vectors, i, dimensions), i);
  });
  return { segment, insert };
}

/** Load time counts until the first question is answered: what a system puts off until then is no gain. */
async function serve(): Promise<object> {
  const system = SYSTEMS[name]!;
  let answer: Awaited<ReturnType<typeof system.load>> | null = null;
  const load = await timed(async () => {
    answer = await system.load(material, directory);
    await answer(0);
  });
  const times: number[] = [];
  const found: (readonly number[])[] = [];
  for (let i = 0; i < material.questions.length; i++)
    times.push(await timed(async () => void found.push(await answer!(i))));
  return { load, ...quantiles(times), memory: peakMemory(), found };
}

const PHASES: Readonly<Record<string, () => Promise<object>>> = {
  unavoidable,
  serve,
  build: async () => ({ build: await timed(() => SYSTEMS[name]!.build(material, directory)) }),
  ask: () => measureAsking(directory, material.questions),
  fill: () => measureFilling(dataRoot, directory, material.texts),
};

const result = await PHASES[phase]!();
process.stdout.write(`${JSON.stringify(result)}\n`, () => process.exit(0));
