import { createOnnxEmbedder } from "../../src/adapters/onnx-embedder.ts";

/** Run as its own process by the embedder's test: loads the model, and ends by itself, by exit or by an error. */
const mode = process.argv[2];
const embedder = createOnnxEmbedder();
await embedder.embedQuery("论坛");
if (mode !== "idle") {
  embedder
    .embedDocuments(Array.from({ length: 500 }, (_, i) => `第${i}段。${"论坛在天津举行。".repeat(60)}`))
    .catch(() => {});
  // One text is in hand, the others wait.
  await new Promise((resolve) => setImmediate(resolve));
  if (mode === "exit") process.exit(0);
  throw new Error("on purpose");
}
