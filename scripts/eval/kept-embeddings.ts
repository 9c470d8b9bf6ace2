import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const CACHE = fileURLToPath(new URL("../../.wenzhai/evaluation.sqlite", import.meta.url));

/** Lets a new data directory use the vectors that earlier runs have made, and keep its own for later ones. */
export function keepEmbeddings(data: string): void {
  mkdirSync(dirname(CACHE), { recursive: true });
  writeFileSync(CACHE, "", { flag: "a" });
  symlinkSync(CACHE, join(data, "embeddings.sqlite"));
}
