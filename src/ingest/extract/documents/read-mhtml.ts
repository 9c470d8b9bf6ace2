import { WenzhaiError } from "../../../errors.ts";

/** The page inside a web archive, with what its head says of it. */
export interface ArchivedPage {
  readonly bytes: Uint8Array;
  readonly charset?: string;
  readonly url?: string;
}

const DEEPEST = 4;

/** Finds the page of a web archive (MHTML, a mail): its first part in HTML, else in plain text. Throws WenzhaiError "bad-file". */
export function openMhtml(bytes: Uint8Array): ArchivedPage {
  const source = new TextDecoder("latin1").decode(bytes);
  const url = /^snapshot-content-location:\s*(\S+)/imu.exec(source.slice(0, 8192))?.[1];
  const page = findPart(source, "text/html", DEEPEST) ?? findPart(source, "text/plain", DEEPEST);
  if (page === null) throw new WenzhaiError("bad-file", "is a web archive without a page; save the page anew.");
  return { ...page, ...(url === undefined ? {} : { url }) };
}

function findPart(source: string, type: string, depth: number): ArchivedPage | null {
  const gap = /\r?\n\r?\n/u.exec(source);
  if (gap === null || depth === 0) return null;
  const head = source.slice(0, gap.index).replace(/\r?\n[ \t]+/gu, " ");
  const body = source.slice(gap.index + gap[0].length);
  const contentType = /^content-type:\s*([^;\r\n]+)(.*)$/imu.exec(head);
  const kind = contentType?.[1]?.trim().toLowerCase() ?? "text/plain";
  const parameters = contentType?.[2] ?? "";
  if (kind.startsWith("multipart/")) {
    const boundary = /boundary="?([^";\r\n]+)"?/iu.exec(parameters)?.[1]?.trim();
    if (boundary === undefined) return null;
    for (const part of body.split(`--${boundary}`).slice(1)) {
      const found = findPart(part.replace(/^\r?\n/u, ""), type, depth - 1);
      if (found !== null) return found;
    }
    return null;
  }
  if (kind !== type) return null;
  const charset = /charset="?([\w-]+)"?/iu.exec(parameters)?.[1];
  const encoding = /^content-transfer-encoding:\s*(\S+)/imu.exec(head)?.[1]?.toLowerCase();
  return { bytes: decodeBody(body, encoding), ...(charset === undefined ? {} : { charset }) };
}

function decodeBody(body: string, encoding: string | undefined): Uint8Array {
  if (encoding === "base64") return Buffer.from(body, "base64");
  if (encoding !== "quoted-printable") return Buffer.from(body, "latin1");
  const plain = body
    .replace(/(?<![ \t])[ \t]*=\r?\n/gu, "")
    .replace(/=([0-9a-f]{2})/giu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(plain, "latin1");
}
