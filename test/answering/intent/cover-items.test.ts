import { expect, test } from "vitest";
import { coverItems } from "../../../src/answering/intent/cover-items.ts";
import { articles, parts } from "./corpus-parts.ts";

const article = articles[0]!;
const sentences = await parts.sentences(article.id);
const at = (order: number) => ({ article, sentences, order });
const item = (key: string, ...orders: readonly number[]) => ({ key, shown: key, sentences: orders.map(at) });
const covered = (...items: Parameters<typeof coverItems>[0]) =>
  coverItems(items).map(({ ref, items: shown }) => [ref.order, shown.map(({ key }) => key).join("")]);

test("takes the sentence that shows most, and no second one for what is shown", () => {
  expect(covered(item("a", 0, 3), item("b", 1, 3), item("c", 2), item("d", 3))).toEqual([
    [3, "abd"],
    [2, "c"],
  ]);
});

test("of two that show as many takes the one the items like better", () => {
  expect(covered(item("a", 2, 1))).toEqual([[2, "a"]]);
});
