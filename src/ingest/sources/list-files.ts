import type { Dirent } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { kindByName } from "../extract/file-kind.ts";

/** A file or folder that could not be read, in one sentence for the user. */
export interface Fault {
  readonly kind: "fault";
  readonly path: string;
  readonly line?: number;
  readonly message: string;
}

const ROWS = /\.jsonl(?:\.gz)?$/iu;

/** Whether ingest reads files of this name. */
export function isReadable(path: string): boolean {
  return ROWS.test(path) || kindByName(path) !== null;
}

/**
 * Every readable file at or below the paths, each once, in path order. Hidden files and folders are passed over. A path that
 * does not exist, is of another kind, or holds nothing readable becomes a fault.
 */
export async function listFiles(
  paths: readonly string[],
): Promise<{ readonly files: readonly string[]; readonly faults: readonly Fault[] }> {
  const files = new Set<string>();
  const faults: Fault[] = [];
  for (const path of paths) {
    try {
      const found = (await stat(path)).isDirectory() ? await below(path, faults) : [path];
      if (found.length === 0)
        faults.push(
          fault(
            path,
            `${path} holds no file that can be read; put texts, web pages, .jsonl, .pdf, .docx or other documents there.`,
          ),
        );
      for (const file of found) {
        if (isReadable(file)) files.add(file);
        else
          faults.push(fault(file, `${file} is of no known kind; save it as .md, .txt, .html, .jsonl, .pdf or .docx.`));
      }
    } catch (error) {
      faults.push(fault(path, cannotRead(path, error)));
    }
  }
  return { files: [...files].sort(byName), faults };
}

/** The sentence for a path that the system would not open. */
export function cannotRead(path: string, error: unknown): string {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  if (code === "ENOENT") return `${path} does not exist; check the path.`;
  if (code === "EACCES" || code === "EPERM") return `${path} may not be read by this user; change its permissions.`;
  return `${path} could not be read (${code ?? "unknown reason"}); check the disk and try again.`;
}

async function below(folder: string, faults: Fault[]): Promise<string[]> {
  let entries: Dirent[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    faults.push(fault(folder, cannotRead(folder, error)));
    return [];
  }
  const found: string[] = [];
  for (const entry of entries) {
    if (entry.name.startsWith(".")) continue;
    const path = join(folder, entry.name);
    if (await isFolder(entry, path)) found.push(...(entry.isSymbolicLink() ? [] : await below(path, faults)));
    else if (isReadable(entry.name)) found.push(path);
  }
  return found;
}

/** Links to files are followed, links to folders are not: they may lead in circles. */
async function isFolder(entry: Dirent, path: string): Promise<boolean> {
  if (!entry.isSymbolicLink()) return entry.isDirectory();
  return stat(path).then(
    (target) => target.isDirectory(),
    () => false,
  );
}

function fault(path: string, message: string): Fault {
  return { kind: "fault", path, message };
}

function byName(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
