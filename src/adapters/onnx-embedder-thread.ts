import { readFile } from "node:fs/promises";
import { parentPort, workerData } from "node:worker_threads";
import { Tokenizer } from "@huggingface/tokenizers";
import { InferenceSession, Tensor } from "onnxruntime-node";
import { IDLE, type OnnxReply, type OnnxRequest, type OnnxThreadPlan } from "./onnx-protocol.ts";

/** What the model reads of a text, with the marks of its beginning and end. */
const MOST_TOKENS = 512;
/** No text of 512 tokens is longer: pieces have at most 16 characters. What lies beyond is not worth cutting into tokens. */
const MOST_CHARACTERS = MOST_TOKENS * 16;

const { directory, state } = workerData as OnnxThreadPlan;

async function openModel() {
  const [session, vocabulary] = await Promise.all([
    // Threads that spin while they wait would take the core on which questions are answered.
    InferenceSession.create(`${directory}/model.onnx`, { extra: { session: { intra_op: { allow_spinning: "0" } } } }),
    readFile(`${directory}/tokenizer.json`, "utf8"),
  ]);
  const tokenizer = new Tokenizer(JSON.parse(vocabulary) as object, {});
  return async (text: string): Promise<Float32Array> => {
    const { ids } = tokenizer.encode(text.slice(0, MOST_CHARACTERS).toWellFormed());
    if (ids.length > MOST_TOKENS) ids.splice(MOST_TOKENS - 1, ids.length - MOST_TOKENS);
    const shape = [1, ids.length];
    const inputs = {
      input_ids: new Tensor("int64", BigInt64Array.from(ids, BigInt), shape),
      attention_mask: new Tensor("int64", new BigInt64Array(ids.length).fill(1n), shape),
    };
    const { sentence_embedding: output } = await session.run(inputs, ["sentence_embedding"]);
    return Float32Array.from(output?.data as Float32Array);
  };
}

const model = openModel();
// Heard of with the first request, which may come after the failure.
model.catch(() => {});

async function serve(text: string): Promise<OnnxReply> {
  try {
    return { vector: await (await model)(text) };
  } catch (error) {
    return { error: String(error) };
  }
}

parentPort?.on("message", async (request: OnnxRequest) => {
  if ("end" in request) {
    parentPort?.close();
    return;
  }
  const reply = await serve(request.text);
  Atomics.store(state, 0, IDLE);
  Atomics.notify(state, 0);
  parentPort?.postMessage(reply, "vector" in reply ? [reply.vector.buffer as ArrayBuffer] : []);
});
