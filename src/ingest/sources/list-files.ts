import type { Dirent } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { join, resolve, sep } from "node:path";
import { kindByName } from "../extract/file-kind.ts";

/** A file or folder that could not be read, in one sentence for the user. */
export interface Fault {
  readonly kind: "fault";
  readonly path: string;
  readonly line?: number;
  readonly message: string;
}

/** A file or folder that was passed over, and why, in one sentence. */
export interface Skipped {
  readonly kind: "skipped";
  readonly path: string;
  readonly message: string;
}

/** What was found: files to read in path order, what could not be opened, what was passed over. */
export interface Listing {
  readonly files: readonly string[];
  readonly faults: readonly Fault[];
  readonly skipped: readonly Skipped[];
}

const ROWS = /\.jsonl(?:\.gz)?$/iu;
const KINDS = "save it as .md, .txt, .html, .jsonl, .pdf or .docx.";

/** Whether ingest reads files of this name. */
export function isReadable(path: string): boolean {
  return ROWS.test(path) || kindByName(path) !== null;
}

/**
 * Every readable file at or below the paths, each once, in path order. What is passed over is named with its reason: hidden
 * files, kinds that are not read, links that lead out of the folder or to a file that is read anyway. A path that does not
 * exist, is of another kind, or holds nothing readable is a fault.
 */
export async function listFiles(paths: readonly string[]): Promise<Listing> {
  const files = new Set<string>();
  const faults: Fault[] = [];
  const skipped: Skipped[] = [];
  for (const path of paths) {
    try {
      const isFolder = (await stat(path)).isDirectory();
      const found = isFolder ? await below(path, { root: await realpath(path), faults, skipped }) : [path];
      if (found.length === 0 && !faults.some((each) => resolve(each.path).startsWith(resolve(path))))
        faults.push(
          fault(
            path,
            `${path} holds no file that can be read; put texts, web pages, .jsonl, .pdf, .docx or other documents there.`,
          ),
        );
      for (const file of found) {
        if (isReadable(file)) files.add(file);
        else faults.push(fault(file, `${file} is of no known kind; ${KINDS}`));
      }
    } catch (error) {
      faults.push(fault(path, cannotRead(path, error)));
    }
  }
  return { files: [...files].sort(byName), faults, skipped };
}

/** The sentence for a path that the system would not open. */
export function cannotRead(path: string, error: unknown): string {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  if (code === "ENOENT") return `${path} does not exist; check the path.`;
  if (code === "EACCES" || code === "EPERM") return `${path} may not be read by this user; change its permissions.`;
  return `${path} could not be read (${code ?? "unknown reason"}); check the disk and try again.`;
}

interface Walk {
  readonly root: string;
  readonly faults: Fault[];
  readonly skipped: Skipped[];
}

async function below(folder: string, walk: Walk): Promise<string[]> {
  let entries: Dirent[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    walk.faults.push(fault(folder, cannotRead(folder, error)));
    return [];
  }
  const found: string[] = [];
  for (const entry of entries) {
    const path = join(folder, entry.name);
    const reason = entry.name.startsWith(".")
      ? "is hidden: its name begins with a point."
      : entry.isSymbolicLink()
        ? await againstLink(path, walk.root)
        : entry.isDirectory() || isReadable(entry.name)
          ? null
          : `is of no known kind; ${KINDS}`;
    if (reason !== null) walk.skipped.push({ kind: "skipped", path, message: `${path} ${reason}` });
    else if (entry.isDirectory()) found.push(...(await below(path, walk)));
    else found.push(path);
  }
  return found;
}

/** Why a link is not followed: out of the folder it may lead anywhere, within it to what is read by its own name. */
async function againstLink(path: string, root: string): Promise<string> {
  try {
    const target = await realpath(path);
    if (target !== root && !target.startsWith(root + sep))
      return `is a link that leads out of the folder, to ${target}.`;
    return `is a link to ${target}, which is read by its own name.`;
  } catch {
    return "is a link that leads nowhere.";
  }
}

function fault(path: string, message: string): Fault {
  return { kind: "fault", path, message };
}

function byName(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
