import { hash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { WenzhaiError } from "../../errors.ts";
import { dropRepeatedLines } from "../clean/repeated-lines.ts";
import { stripInvisible } from "../clean/strip-invisible.ts";
import { articleFromPage, cleanPage } from "../extract/build-article.ts";
import { decodeText } from "../extract/decode-text.ts";
import type { Page } from "../extract/page.ts";
import { readPage } from "../extract/read-page.ts";
import { readFrontMatter } from "./front-matter.ts";
import { cannotRead } from "./list-files.ts";
import type { Known, Reading } from "./reading.ts";

/** No single article is longer; more is a data set and belongs in .jsonl, which is streamed. */
const LARGEST_FILE = 32 * 1024 * 1024;

/** A file taken apart, or what is to be said about it at once. */
type Opened = { readonly path: string; readonly id: string; readonly digest: string; readonly page: Page } | Reading;

/** Reads files that hold one article each, and drops the lines that the pages of one site among them share. */
export async function* readPageFiles(paths: readonly string[], known: Known): AsyncIterable<Reading> {
  const opened: Opened[] = [];
  for (const path of paths) opened.push(await openFile(path, known));
  const pages = opened.flatMap((file) => ("page" in file ? [file.page] : []));
  const cleaned = new Map(pages.map((page, i) => [page, i]));
  const distinct = dropRepeatedLines(pages);
  for (const file of opened) {
    if ("page" in file) {
      for (const said of file.page.warnings ?? [])
        yield { kind: "warning", path: file.path, message: `${file.path} ${said}` };
      yield finish({ ...file, page: distinct[cleaned.get(file.page)!]! });
    } else yield file;
  }
}

async function openFile(path: string, known: Known): Promise<Opened> {
  try {
    const bytes = await bytesOf(path);
    const digest = hash("sha256", bytes);
    const id = idOf(path, bytes);
    if (known.get(id) === digest) return { kind: "unchanged", path, id };
    return { path, id, digest, page: await readPage(path, bytes) };
  } catch (error) {
    return { kind: "fault", path, message: faultOf(path, error) };
  }
}

function finish({ path, id, digest, page }: Exclude<Opened, Reading>): Reading {
  const clean = cleanPage(page);
  if (clean.text.trim() !== "") return { kind: "article", path, ingested: articleFromPage(clean, id, digest) };
  return { kind: "fault", path, message: `${path} holds no text of an article; check that it is the right file.` };
}

function faultOf(path: string, error: unknown): string {
  if (error instanceof WenzhaiError) return `${path} ${error.message}`;
  if ((error as NodeJS.ErrnoException | null)?.code !== undefined) return cannotRead(path, error);
  return `${path} could not be taken apart; save it in another format and try again.`;
}

async function bytesOf(path: string): Promise<Uint8Array> {
  const { size } = await stat(path);
  if (size === 0) throw new WenzhaiError("bad-file", "is empty; fill it or remove it.");
  if (size <= LARGEST_FILE) return readFile(path);
  throw new WenzhaiError("bad-file", "is larger than 32 MB; split it, or write it as .jsonl with one article a line.");
}

/** The id that front matter gives, else the file's name without its ending. */
function idOf(path: string, bytes: Uint8Array): string {
  const stem = basename(path).replace(/\.[^.]+$/u, "");
  if (!/\.(?:md|markdown)$/iu.test(path)) return stem;
  return readFrontMatter(stripInvisible(decodeText(bytes)?.text ?? "")).facts.id ?? stem;
}
