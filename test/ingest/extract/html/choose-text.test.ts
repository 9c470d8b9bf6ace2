import { load } from "cheerio";
import { expect, test } from "vitest";
import { type AskOthers, chooseText } from "../../../../src/ingest/extract/html/choose-text.ts";
import { weighLines } from "../../../../src/ingest/extract/html/dense-root.ts";
import type { Element } from "../../../../src/ingest/extract/html/nodes.ts";

const nobody: AskOthers = async () => [null, null];
const choose = async (html: string, ask: AskOthers = nobody, title = ""): Promise<readonly string[]> => {
  const body = load(html)("body")[0] as Element;
  return (await chooseText(body, weighLines(body), title, ask)).map(({ line }) => line.text);
};

const story = (n: number): string =>
  `第${n}号渡轮今天恢复通航，首班船载客${n + 40}人，于六点二十分离岸，预计每天往返八次。`;
const long = [1, 2, 3, 4, 5, 6].map(story);
const about = "河湾网创办于二十年前，收集河湾两岸的消息，每天更新，读者遍及各县，欢迎来信来稿，编辑部设在老码头旁边。";

/** What stands between the parts of a real page. */
const links = `<ul>${Array.from({ length: 12 }, (_, i) => `<li><a href="/${i}">栏目第${i}号</a></li>`).join("")}</ul>`;

test("a part that holds most of the sentences stands alone, and nobody is asked", async () => {
  const ask = async (): Promise<never> => {
    throw new Error("asked");
  };
  expect(
    await choose(`<div>${long.map((text) => `<p>${text}</p>`).join("")}</div>${links}<div><p>${about}</p></div>`, ask),
  ).toEqual(long);
});

test("a short text under the headline beats a longer one at the foot", async () => {
  const html = `<div><h1>渡轮恢复通航</h1><div><p>${story(1)}</p></div></div>${links}<div><p>${about}</p></div>`;
  expect(await choose(html, nobody, "渡轮恢复通航")).toEqual([story(1)]);
});

test("where the page is in doubt, agreement of the others decides", async () => {
  const html = `<div><p>${story(1)}</p></div>${links}<div><p>${about}</p></div>`;
  expect(await choose(html)).toEqual([about]);
  expect(await choose(html, async () => [new Set([story(1)]), new Set([story(1)])])).toEqual([story(1)]);
});

test("comments, teasers and parts named as asides are no text, however long", async () => {
  const talk = long.map((text) => `<p>${text}</p>`).join("");
  const cards = long
    .map((text, i) => `<li><a href="/${i}">${i}号渡轮明天也要恢复通航了</a><p>${text}</p></li>`)
    .join("");
  for (const aside of [
    `<div class="comment-list">${talk}</div>`,
    `<div id="relatedNews">${talk}</div>`,
    `<aside>${talk}</aside>`,
    `<ul>${cards}</ul>`,
  ]) {
    const html = `<div class="enableCommentsOnTop"><p>${about}</p><p>${story(9)}</p><p>${story(8)}</p><p>${story(7)}</p><p>${story(6)}${about}</p></div>${aside}`;
    expect(await choose(html)).toEqual([about, story(9), story(8), story(7), story(6) + about]);
  }
});
