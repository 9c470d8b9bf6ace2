import { readFile } from "node:fs/promises";
import { WenzhaiError } from "../../errors.ts";
import { cannotRead } from "../sources/list-files.ts";
import { cleanPage } from "./build-article.ts";
import type { PagePiece } from "./page-pieces.ts";
import { type ReadParts, readParts } from "./read-parts.ts";

/** What ingest makes of a file: its title, and everything it holds in order, kept or taken away by a rule. */
export interface Explanation {
  readonly file: string;
  readonly title: string;
  readonly pieces: readonly PagePiece[];
}

/** Explains each article of a file. Throws WenzhaiError "bad-file" when none can be read. */
export async function explainFile(path: string, parts: ReadParts = readParts): Promise<readonly Explanation[]> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new WenzhaiError("bad-file", cannotRead(path, cause), { cause });
  });
  const read = await parts(path, bytes);
  const explained = read.flatMap((part) => {
    if (!("page" in part)) return [];
    const { facts, pieces } = cleanPage(part.page);
    return [{ file: part.inside === null ? path : `${path}/${part.inside}`, title: facts.title, pieces: pieces() }];
  });
  if (explained.length > 0) return explained;
  const fault = read.find((part) => "fault" in part);
  throw new WenzhaiError("bad-file", `${path} ${fault === undefined ? "holds no article." : fault.fault}`);
}
