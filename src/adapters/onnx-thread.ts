import { readFileSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import { Tokenizer } from "@huggingface/tokenizers";
import { InferenceSession, Tensor } from "onnxruntime-node";

/** One text to embed, and its vector or why there is none. */
export interface EmbedRequest {
  readonly id: number;
  readonly text: string;
}
export interface EmbedReply {
  readonly id: number;
  readonly vector?: Float32Array;
  readonly error?: string;
}

/** Tokens the model was trained on; what is longer is cut. */
const LONGEST = 512;

const { folder } = workerData as { readonly folder: string };
const tokenizer = new Tokenizer(JSON.parse(readFileSync(`${folder}/tokenizer.json`, "utf8")), {});
const session = InferenceSession.create(`${folder}/model.onnx`);

async function embed(text: string): Promise<Float32Array> {
  const ids = tokenizer.encode(text).ids;
  // What is cut off loses its end; the mark of the end stays.
  const kept = ids.length <= LONGEST ? ids : [...ids.slice(0, LONGEST - 1), ids.at(-1)!];
  const shape = [1, kept.length];
  const output = await (await session).run({
    input_ids: new Tensor("int64", BigInt64Array.from(kept, BigInt), shape),
    attention_mask: new Tensor("int64", new BigInt64Array(kept.length).fill(1n), shape),
  });
  return Float32Array.from(output.sentence_embedding!.data as Float32Array);
}

parentPort?.on("message", async ({ id, text }: EmbedRequest) => {
  const reply: EmbedReply = await embed(text).then(
    (vector) => ({ id, vector }),
    (error) => ({ id, error: String(error) }),
  );
  parentPort?.postMessage(reply, reply.vector === undefined ? [] : [reply.vector.buffer as ArrayBuffer]);
});
