import { unzipSync } from "fflate";
import { WenzhaiError } from "../../../errors.ts";

/** Nothing that people write unpacks to more; what does is there to fill the memory. */
const MEGABYTE = 1024 * 1024;
const LARGEST_ENTRY = 48 * MEGABYTE;
const LARGEST_WHOLE = 128 * MEGABYTE;
const MOST_ENTRIES = 5000;

/**
 * Unpacks the entries of a ZIP archive whose names are wanted. Sizes are added up before anything is unpacked, and no entry
 * is given more room than it says. Throws WenzhaiError "bad-file" for what is too large or damaged.
 */
export function openArchive(bytes: Uint8Array, wanted: (name: string) => boolean): ReadonlyMap<string, Uint8Array> {
  let [whole, entries] = [0, 0];
  let tooLarge = false;
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (tooLarge || name.endsWith("/") || !wanted(name)) return false;
        whole += originalSize;
        entries++;
        tooLarge = originalSize > LARGEST_ENTRY || whole > LARGEST_WHOLE || entries > MOST_ENTRIES;
        return !tooLarge;
      },
    });
  } catch (cause) {
    throw new WenzhaiError("bad-file", "is not an archive that can be unpacked; it may be damaged, save it anew.", {
      cause,
    });
  }
  if (tooLarge)
    throw new WenzhaiError(
      "bad-file",
      `unpacks to too much: more than ${LARGEST_ENTRY / MEGABYTE} MB in a part, or ${LARGEST_WHOLE / MEGABYTE} MB or ${MOST_ENTRIES} files in all; split it into smaller files.`,
    );
  return new Map(Object.entries(files));
}

const decoder = new TextDecoder();

/** The text of an entry, which these formats write in UTF-8; empty when there is none. */
export function entryText(files: ReadonlyMap<string, Uint8Array>, name: string): string {
  const bytes = files.get(name);
  return bytes === undefined ? "" : decoder.decode(bytes);
}
