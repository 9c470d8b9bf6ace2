import { expect, test } from "vitest";
import { readArticle } from "../../../src/answering/intent/read-article.ts";
import { spokenBy, withoutCourtesy } from "../../../src/answering/intent/spoken-by.ts";
import { articles, parts } from "./corpus-parts.ts";

const tianjin = articles.find(({ place }) => place === "天津")!;
const read = readArticle(tianjin, await parts.sentences(tianjin.id));

test("what somebody says is told apart from where they are only listed", () => {
  const spoken = spokenBy(read, ["胡文平"]).map(({ folded }) => folded);
  expect(spoken.length).toBeGreaterThan(2);
  for (const text of spoken) expect(text).not.toContain("出席年会的专家");
});

test("thanks and greetings are left out where more is said", () => {
  const spoken = spokenBy(read, ["顾晓松"]);
  const telling = withoutCourtesy(spoken);
  expect(telling.length).toBeLessThan(spoken.length);
  for (const { folded } of telling) expect(folded).not.toContain("衷心");
});
