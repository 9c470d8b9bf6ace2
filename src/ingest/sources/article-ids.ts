import { access } from "node:fs/promises";
import { dirname, extname, relative, resolve, sep } from "node:path";

/** What is known of the articles in the index. */
export interface KnownArticles {
  /** id → content hash. */
  readonly hashes: ReadonlyMap<string, string>;
  /** id → the absolute path that it came from. */
  readonly sources: ReadonlyMap<string, string>;
}

/** A file, or one inside an archive, that needs an id. */
export interface Unnamed {
  readonly path: string;
  readonly digest: string;
  /** The id that its front matter gives. */
  readonly stated?: string | undefined;
}

/**
 * Names articles: by their front matter; else as the index knows their file; else as it knows a file of the same content
 * that is gone, because it was moved; else by their path below the folder given, without the ending where that is enough.
 */
export function createIds(paths: readonly string[], known: KnownArticles): (file: Unnamed) => Promise<string> {
  const roots = paths.map((path) => resolve(path)).toSorted((a, b) => b.length - a.length);
  const idAt = new Map([...known.sources].map(([id, source]) => [source, id]));
  const taken = new Map<string, string>();
  const isFree = (id: string, source: string): boolean => (taken.get(id) ?? known.sources.get(id) ?? source) === source;
  const moved = async (digest: string): Promise<string | undefined> => {
    for (const [id, hash] of known.hashes) {
      const owner = known.sources.get(id);
      if (hash === digest && owner !== undefined && !taken.has(id) && !(await exists(owner))) return id;
    }
    return undefined;
  };
  return async ({ path, digest, stated }) => {
    const source = resolve(path);
    if (stated !== undefined) return stated;
    const names = namesFor(source, roots);
    const id =
      idAt.get(source) ??
      (await moved(digest)) ??
      names.find((name) => isFree(name, source)) ??
      `${names[0]}-${digest.slice(0, 8)}`;
    taken.set(id, source);
    return id;
  };
}

/** Names in the order in which they are tried, each saying more of the path than the one before. */
function namesFor(source: string, roots: readonly string[]): readonly string[] {
  const root = roots.find((each) => source.startsWith(each + sep));
  const below = relative(root ?? dirname(source), source)
    .split(sep)
    .join("/");
  const stem = below.slice(0, below.length - extname(below).length) || below;
  if (root !== undefined) return [stem, below];
  const folders = dirname(source)
    .split(sep)
    .filter((part) => part !== "");
  const above = folders.slice(-3).map((_, i, last) => last.slice(last.length - 1 - i).join("/"));
  return [stem, ...above.map((folder) => `${folder}/${stem}`), below];
}

/** A file inside an archive is there when the archive is. */
async function exists(path: string): Promise<boolean> {
  for (let at = path; at !== dirname(at); at = dirname(at)) {
    const found = await access(at).then(
      () => true,
      () => false,
    );
    if (found) return at === path || /\.zip$/iu.test(at);
  }
  return false;
}
