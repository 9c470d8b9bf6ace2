import { expect, test } from "vitest";
import { dropRepeatedLines } from "../../../src/ingest/clean/repeated-lines.ts";
import { type Page, textLine } from "../../../src/ingest/extract/page.ts";
import { ingest } from "../files.ts";

const page = (site: string, ...texts: readonly string[]): Page => ({
  facts: { site },
  lines: texts.map((text) => textLine(text)),
  removed: [],
});
const body = (n: number): string => `第${n}号渡轮今天恢复通航，首班船载客${n + 40}人，于清晨离岸。`;
const linesOf = (pages: readonly Page[]): readonly (readonly string[])[] =>
  pages.map(({ lines }) => lines.map(({ text }) => text));

test("lines that a site's pages share go", () => {
  const slogan = "河湾网，把河湾讲给您听。";
  const pages = [1, 2, 3].map((n) => page("河湾网", body(n), slogan));
  const dropped = dropRepeatedLines([...pages, page("别的网", body(4), slogan)]);
  expect(linesOf(dropped)).toEqual([[body(1)], [body(2)], [body(3)], [body(4), slogan]]);
  expect(dropped[0]!.removed).toEqual([{ reason: "repeated", text: slogan }]);
});

test("two pages are too few, and reprints are left alone", () => {
  const two = [page("河湾网", body(1), "河湾网"), page("河湾网", body(2), "河湾网")];
  expect(dropRepeatedLines(two)).toEqual(two);
  const reprints = [1, 2, 3].map(() => page("河湾网", body(1), body(2)));
  expect(dropRepeatedLines(reprints)).toEqual(reprints);
});

test("pages read together are compared by host", async () => {
  const html = (n: number): string =>
    `<title>${n}号渡轮恢复通航</title><link rel="canonical" href="https://river.example/${n}"><div><p>${body(n)}${body(n + 50)}</p><p>河湾网是河湾人的网，天天更新，欢迎来信。</p></div>`;
  const got = await ingest({ "1.html": html(1), "2.html": html(2), "3.html": html(3) });
  expect(got.map(({ article }) => article.text)).toEqual([1, 2, 3].map((n) => body(n) + body(n + 50)));
});
