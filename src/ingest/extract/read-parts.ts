import { WenzhaiError } from "../../errors.ts";
import { kindByName, kindOf } from "./file-kind.ts";
import type { Page } from "./page.ts";
import { readPage } from "./read-page.ts";

/** One article of a file: of an archive the path inside it. What could not be read says why, in words that go on from the name. */
export type FilePart =
  | { readonly inside: string | null; readonly page: Page; readonly bytes?: Uint8Array }
  | { readonly inside: string | null; readonly fault: string }
  | { readonly inside: string | null; readonly skipped: string };

/** Takes a file apart into its articles. Never throws. */
export type ReadParts = (path: string, bytes: Uint8Array) => Promise<readonly FilePart[]>;

/** Reads a file in this thread: one part, or for a ZIP archive one for each file in it. */
export const readParts: ReadParts = async (path, bytes) => {
  try {
    if (kindOf(path, bytes) !== "zip") return [{ inside: null, page: await readPage(path, bytes) }];
    const { openArchive } = await import("./documents/open-archive.ts");
    return await insideOf(openArchive(bytes, (name) => !isHidden(name)));
  } catch (error) {
    return [{ inside: null, fault: faultOf(error) }];
  }
};

async function insideOf(files: ReadonlyMap<string, Uint8Array>): Promise<readonly FilePart[]> {
  const parts: FilePart[] = [];
  for (const [inside, bytes] of [...files].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    if (kindByName(inside) === null) parts.push({ inside, skipped: "is of no known kind." });
    else
      try {
        parts.push({ inside, page: await readPage(inside, bytes), bytes });
      } catch (error) {
        parts.push({ inside, fault: faultOf(error) });
      }
  }
  return parts.length > 0 ? parts : [{ inside: null, fault: "is an archive without a file that can be read." }];
}

function isHidden(name: string): boolean {
  return name.split("/").some((part) => part.startsWith(".") || part === "__MACOSX");
}

/** What to say of a file that could not be taken apart. */
export function faultOf(error: unknown): string {
  if (error instanceof WenzhaiError) return error.message;
  return "could not be taken apart; save it in another format and try again.";
}
