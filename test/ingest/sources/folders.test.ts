import { mkdirSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import type { ReadOptions } from "../../../src/ingest/sources/read-articles.ts";
import { folderWith, readAll } from "../files.ts";
import { storeZip } from "../make-documents.ts";

const [east, west] = ["东村今天通了书车，读者很高兴。", "西村今天通了书车，读者很高兴。"];
const idsOf = async (paths: readonly string[], options?: ReadOptions): Promise<readonly string[]> =>
  (await readAll(paths, options)).map((r) =>
    r.kind === "article" ? r.ingested.article.id : `${r.kind} ${"id" in r ? r.id : r.message}`,
  );
const knownFrom = async (paths: readonly string[]): Promise<ReadOptions> => {
  const articles = (await readAll(paths)).flatMap((r) =>
    r.kind === "article" ? [{ path: r.path, ...r.ingested.article }] : [],
  );
  return {
    known: new Map(articles.map(({ id, hash }) => [id, hash])),
    sources: new Map(articles.map(({ id, path }) => [id, path])),
  };
};

describe("folders", () => {
  let root: string;
  beforeEach(() => {
    root = folderWith({ "news.md": east });
    for (const name of ["a", "b"]) mkdirSync(join(root, name));
  });

  test("files of one name in different folders, and of different kinds, are different articles", async () => {
    writeFileSync(join(root, "a", "news.md"), west);
    writeFileSync(join(root, "a", "news.txt"), `${west}${east}`);
    expect(await idsOf([root])).toEqual(["a/news", "a/news.txt", "news"]);
    const given = await idsOf([join(root, "news.md"), join(root, "a", "news.md")]);
    expect(given[0]).toBe("news");
    expect(given[1]).toMatch(/^wenzhai-ingest-[^/]+\/news$/u);
  });

  test("a moved file is the same article, a copied one another", async () => {
    const known = await knownFrom([root]);
    renameSync(join(root, "news.md"), join(root, "b", "moved.md"));
    expect(await idsOf([root], known)).toEqual(["news"]);
    writeFileSync(join(root, "news.md"), east);
    expect(await idsOf([root], known)).toEqual(["b/moved", "unchanged news"]);
  });

  test("what is passed over is named with its reason", async () => {
    const outside = folderWith({ "secret.md": west });
    writeFileSync(join(root, ".hidden.md"), west);
    writeFileSync(join(root, "a", "photo.png"), "x");
    symlinkSync(join(outside, "secret.md"), join(root, "b", "link.md"));
    symlinkSync(outside, join(root, "b", "folder"));
    symlinkSync(join(root, "news.md"), join(root, "b", "same.md"));
    symlinkSync(join(root, "gone"), join(root, "b", "lost.md"));
    const readings = await readAll([root]);
    expect(readings.filter((r) => r.kind === "article")).toHaveLength(1);
    const said = readings.flatMap((r) =>
      r.kind === "skipped" ? [r.message.replace(root, "").replace(root, "").replace(outside, "OUT")] : [],
    );
    expect(said.sort()).toEqual([
      "/.hidden.md is hidden: its name begins with a point.",
      "/a/photo.png is of no known kind; save it as .md, .txt, .html, .jsonl, .pdf or .docx.",
      "/b/folder is a link that leads out of the folder, to OUT.",
      "/b/link.md is a link that leads out of the folder, to OUT/secret.md.",
      "/b/lost.md is a link that leads nowhere.",
      "/b/same.md is a link to /news.md, which is read by its own name.",
    ]);
  });

  test("the files of an archive are articles of their own", async () => {
    const zip = storeZip({ "x/news.md": west, "y.txt": `${east}${west}`, "z.png": "x", "__MACOSX/._y": "x" });
    writeFileSync(join(root, "a", "all.zip"), zip);
    const readings = await readAll([root]);
    expect(readings.map((r) => (r.kind === "article" ? r.ingested.article.id : r.kind))).toEqual([
      "a/all.zip/x/news",
      "a/all.zip/y",
      "skipped",
      "news",
    ]);
    const known = await knownFrom([root]);
    expect((await readAll([root], known)).map((r) => r.kind)).toEqual([
      "unchanged",
      "unchanged",
      "skipped",
      "unchanged",
    ]);
  });

  test("a file's name gives the day for want of a better one", async () => {
    const folder = folderWith({
      "2024-05-01-书车.txt": east,
      "20240502_b.txt": `发布时间：2023-01-02\n${west}`,
      "c-2024-05-03.md": east,
    });
    const days = (await readAll([folder])).map((r) => (r.kind === "article" ? r.ingested.article.published : r.kind));
    expect(days).toEqual(["2024-05-01", "2023-01-02", undefined]);
  });
});
