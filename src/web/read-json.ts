import { WenzhaiError } from "../errors.ts";

/** The longest question fits in this many bytes, however it is written. */
const LARGEST_BODY = 64 * 1024;

/** Reads a body as JSON. Throws bad-input for what is no JSON in UTF-8, or too large. */
export async function readJson(body: AsyncIterable<Uint8Array>): Promise<unknown> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of body) {
    bytes += piece.length;
    if (bytes > LARGEST_BODY)
      throw new WenzhaiError("bad-input", `The request is too large: ${LARGEST_BODY} bytes are read.`);
    pieces.push(piece);
  }
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(pieces)));
  } catch (cause) {
    throw new WenzhaiError("bad-input", "The request is no JSON in UTF-8.", { cause });
  }
}
