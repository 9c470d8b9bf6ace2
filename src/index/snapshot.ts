import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { basename } from "node:path";
import { WenzhaiError } from "../errors.ts";
import type { Log } from "../ports/log.ts";
import { replaceFile, syncPath } from "./durable-files.ts";
import type { Generation } from "./generation.ts";

const POINTER = "current";
const LOCK = "lock";
const GENERATION = /^\d{6,15}$/u;

/** Reads one generation's directory; throws when it is not sound. */
export type Load = (directory: string) => Promise<Generation>;

/**
 * The generations of one index and the pointer to the one that counts: `root/000007/…`, `root/current`. A generation is
 * written beside the others, flushed and read back before the pointer is switched to it, so that whoever dies when,
 * the pointer names a whole one.
 */
export class Snapshots {
  readonly root: string;
  #log: Log;

  constructor(root: string, log: Log) {
    this.root = root;
    this.#log = log;
  }

  /** Path of the lock against two writers. */
  get lockPath(): string {
    return `${this.root}/${LOCK}`;
  }

  /** Makes the directory. */
  async prepare(): Promise<void> {
    await mkdir(this.root, { recursive: true });
  }

  /** The name the pointer holds; null without a pointer, "" when it cannot be one. */
  async pointer(): Promise<string | null> {
    try {
      const name = (await readFile(`${this.root}/${POINTER}`, "utf8")).trim();
      return GENERATION.test(name) ? name : "";
    } catch (error) {
      if (hasCode(error, "ENOENT")) return null;
      throw error;
    }
  }

  /**
   * The generation that counts, or the newest sound one below it when it is damaged; null when nothing was ever written.
   * Throws index-damaged, and any WenzhaiError of `load`.
   */
  async load(load: Load): Promise<Generation | null> {
    for (;;) {
      const name = await this.pointer();
      const names = await this.#names();
      if (name === null && names.length === 0) return null;
      const wanted = name ? [name, ...names.filter((each) => each < name).reverse()] : names.toReversed();
      const found = await this.#firstSound(wanted, load);
      if (found !== null) return found;
      // A writer may have removed what the pointer named when it was read.
      if ((await this.pointer()) === name) return this.#nothingSound(name);
    }
  }

  /**
   * Makes and fills the next generation's directory, reads it back and switches to it. Only with the lock held.
   * Throws disk when the files cannot be written or do not read back; the pointer then stays where it was.
   */
  async commit(fill: (directory: string) => Promise<void>, load: Load): Promise<Generation> {
    const name = nextName([...(await this.#names()), (await this.pointer()) ?? ""]);
    const directory = `${this.root}/${name}`;
    const generation = await this.#fillAndLoad(directory, fill, load);
    try {
      await syncPath(this.root);
      await replaceFile(this.root, POINTER, new TextEncoder().encode(`${name}\n`));
    } catch (error) {
      throw diskError(this.root, error);
    }
    return generation;
  }

  /** Removes what writers that died before the switch left behind. Only with the lock held. */
  async removeLeftovers(): Promise<void> {
    const pointer = await this.pointer();
    if (!pointer) return;
    await this.#remove((await this.#names()).filter((name) => name > pointer));
    await rm(`${this.root}/${POINTER}.new`, { force: true });
  }

  /** Removes every generation but these directories. Only with the lock held. */
  async keepOnly(directories: readonly (string | null)[]): Promise<void> {
    const kept = new Set(directories.map((directory) => directory && basename(directory)));
    await this.#remove((await this.#names()).filter((name) => !kept.has(name)));
  }

  async #remove(names: readonly string[]): Promise<void> {
    for (const name of names) await rm(`${this.root}/${name}`, { recursive: true, force: true });
  }

  async #fillAndLoad(directory: string, fill: (directory: string) => Promise<void>, load: Load): Promise<Generation> {
    try {
      await mkdir(directory);
      await fill(directory);
      await syncPath(directory);
    } catch (error) {
      await rm(directory, { recursive: true, force: true });
      throw isDiskTrouble(error) ? diskError(this.root, error) : error;
    }
    try {
      return await load(directory);
    } catch (error) {
      await rm(directory, { recursive: true, force: true });
      throw diskError(this.root, error);
    }
  }

  async #firstSound(names: readonly string[], load: Load): Promise<Generation | null> {
    for (const [i, name] of names.entries()) {
      try {
        const generation = await load(`${this.root}/${name}`);
        if (i > 0) this.#log.warn("index-fell-back", { directory: this.root, damaged: names[0], used: name });
        return generation;
      } catch (error) {
        if (error instanceof WenzhaiError) throw error;
        this.#log.warn("index-generation-damaged", { directory: `${this.root}/${name}`, reason: String(error) });
      }
    }
    return null;
  }

  /** Directories without a pointer are what a first writer left when it died; a pointer to nothing sound is damage. */
  #nothingSound(pointer: string | null): null {
    if (pointer === null) return null;
    throw new WenzhaiError(
      "index-damaged",
      `The index in ${this.root} is damaged and no earlier state of it is sound; delete that directory and ingest again.`,
    );
  }

  async #names(): Promise<string[]> {
    try {
      return (await readdir(this.root)).filter((name) => GENERATION.test(name)).sort();
    } catch (error) {
      if (hasCode(error, "ENOENT")) return [];
      throw error;
    }
  }
}

function nextName(names: readonly string[]): string {
  return String(Math.max(0, ...names.map(Number)) + 1).padStart(6, "0");
}

/** What the system says when a file cannot be written, and what is missing when the graph's library could not. */
function isDiskTrouble(error: unknown): boolean {
  return ["ENOSPC", "EDQUOT", "EFBIG", "EIO", "EROFS", "EACCES", "EPERM", "ENOENT"].some((code) =>
    hasCode(error, code),
  );
}

function diskError(root: string, cause: unknown): WenzhaiError {
  return new WenzhaiError(
    "disk",
    `The index could not be written to ${root}: the disk is full, failing or not writable. The earlier state is kept; make room and try again.`,
    { cause, retryable: true },
  );
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
