import { expect, test } from "vitest";
import type { Article } from "../../src/domain/article.ts";
import { findReprints } from "../../src/web/find-reprints.ts";

const TEXT =
  "张景安在2025数智医疗产教融合科技成果大会上建议：政策支持要继续加强，产教融合要深化，技术转化要推动，伦理与安全也须注重，从而为健康中国建设开创新篇章。";
const article = (id: string, text: string, published: string): Article => {
  return { id, title: id, text, published, language: "zh-Hans", people: [], aliases: [], hash: id };
};

test("finds those who print the same text, oldest first, and nobody else", () => {
  const own = article("own", TEXT, "2025-06-09");
  const later = article("later", `（转载）${TEXT}`, "2025-06-11");
  const sooner = article("sooner", TEXT, "2025-06-10");
  const quoting = article(
    "quoting",
    `${TEXT.slice(0, 20)}${"大会还发布了别的成果，另见下文各节。".repeat(9)}`,
    "2025-06-10",
  );
  expect(findReprints(own, [own, later, sooner, quoting]).map(({ id }) => id)).toEqual(["sooner", "later"]);
});
