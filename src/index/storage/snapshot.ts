import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { basename } from "node:path";
import { WenzhaiError } from "../../errors.ts";
import type { Log } from "../../ports/log.ts";
import { damaged, onDisk, systemCode, unreadable } from "./disk-errors.ts";
import { replaceFile, syncPath } from "./durable-files.ts";
import type { Generation } from "./generation.ts";
import { sha256 } from "./manifest.ts";
import { takeWriterLock, waitForWriterLock } from "./writer-lock.ts";

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

  /** Whether anything was ever written here. */
  async exists(): Promise<boolean> {
    return (await this.pointer()) !== null || (await this.#names()).length > 0;
  }

  /**
   * Makes the directory and takes its lock: gives what releases it, or null when another process holds it. Who is patient
   * waits a second for it.
   */
  async lock({ patient }: { readonly patient: boolean }): Promise<(() => void) | null> {
    return onDisk(this.root, async () => {
      await mkdir(this.root, { recursive: true });
      const path = `${this.root}/${LOCK}`;
      return patient ? await waitForWriterLock(path) : takeWriterLock(path);
    });
  }

  /** The name the pointer holds; null without a pointer, "" when it is damaged. */
  async pointer(): Promise<string | null> {
    try {
      const text = await readFile(`${this.root}/${POINTER}`, "utf8");
      const name = text.slice(0, text.indexOf(" "));
      return GENERATION.test(name) && text === pointerText(name) ? name : "";
    } catch (error) {
      if (systemCode(error) === "ENOENT") return null;
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
    await onDisk(this.root, async () => {
      await syncPath(this.root);
      await replaceFile(this.root, POINTER, new TextEncoder().encode(pointerText(name)));
    });
    return generation;
  }

  /**
   * Removes what writers that died left behind: generations above the pointer, and those that are older than the one
   * before it. The one in use stays. Only with the lock held.
   */
  async removeLeftovers(inUse: string | null): Promise<void> {
    const pointer = await this.pointer();
    if (pointer === "") return;
    const kept = (await this.#names()).filter((name) => pointer !== null && name <= pointer).slice(-2);
    await this.keepOnly([...kept, inUse]);
    await rm(`${this.root}/${POINTER}.new`, { force: true });
  }

  /** Removes every generation but these directories. Only with the lock held. What cannot be removed is left. */
  async keepOnly(directories: readonly (string | null)[]): Promise<void> {
    const kept = new Set(directories.map((directory) => directory && basename(directory)));
    try {
      for (const name of await this.#names()) {
        if (!kept.has(name)) await rm(`${this.root}/${name}`, { recursive: true, force: true });
      }
    } catch (error) {
      this.#log.warn("index-leftovers-kept", { directory: this.root, reason: String(error) });
    }
  }

  async #fillAndLoad(directory: string, fill: (directory: string) => Promise<void>, load: Load): Promise<Generation> {
    try {
      await onDisk(this.root, () => mkdir(directory));
      await fill(directory);
      return await onDisk(this.root, async () => {
        await syncPath(directory);
        return load(directory);
      });
    } catch (error) {
      await rm(directory, { recursive: true, force: true });
      throw error;
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
        if (!["ENOENT", "ENOTDIR", null].includes(systemCode(error))) throw unreadable(this.root, error);
        this.#log.warn("index-generation-damaged", { directory: `${this.root}/${name}`, reason: String(error) });
      }
    }
    return null;
  }

  /** Directories without a pointer are what a first writer left when it died; a pointer to nothing sound is damage. */
  #nothingSound(pointer: string | null): null {
    if (pointer === null) return null;
    throw damaged(this.root);
  }

  async #names(): Promise<string[]> {
    try {
      return (await readdir(this.root)).filter((name) => GENERATION.test(name)).sort();
    } catch (error) {
      if (systemCode(error) === "ENOENT") return [];
      throw error;
    }
  }
}

/** A name and a part of its checksum: one flipped bit must not point at another state. */
function pointerText(name: string): string {
  return `${name} ${sha256([new TextEncoder().encode(name)]).slice(0, 16)}\n`;
}

function nextName(names: readonly string[]): string {
  return String(Math.max(0, ...names.map(Number)) + 1).padStart(6, "0");
}
