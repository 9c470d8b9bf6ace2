import { expect, test } from "vitest";
import { readArticle } from "../../../src/answering/intent/read-article.ts";
import { spokenBy } from "../../../src/answering/intent/spoken-by.ts";
import { withoutCourtesy } from "../../../src/answering/intent/without-courtesy.ts";
import { articles, parts } from "./corpus-parts.ts";

const tianjin = articles.find(({ place }) => place === "天津")!;
const spoken = spokenBy(readArticle(tianjin, await parts.sentences(tianjin.id)), ["顾晓松"]);

test("thanks and greetings are left out where more is said", () => {
  const telling = withoutCourtesy(spoken);
  expect(telling.length).toBeLessThan(spoken.length);
  for (const { folded } of telling) expect(folded).not.toContain("衷心");
});

test("where nothing else is said, they are all there is", () => {
  const thanks = spoken.filter(({ folded }) => folded.includes("衷心"));
  expect(withoutCourtesy(thanks)).toEqual(thanks);
});
