import { expect, test } from "vitest";
import { countsAsked } from "../../../src/answering/evidence/counts-asked.ts";
import { createAnalyseText } from "../../../src/language/analysed-text.ts";
import { createLexicon } from "../../../src/language/lexicon.ts";
import type { WeighedTerm } from "../../../src/retrieval/query/search-term.ts";
import { createMatcher } from "../../../src/retrieval/ranking/match-terms.ts";

const lexicon = createLexicon();
const analyse = createAnalyseText(lexicon);
const term = (text: string, ...written: readonly string[]): WeighedTerm => ({
  text,
  kind: "word",
  weight: 1,
  gain: 1,
  found: 1,
  worth: 1,
  alternatives: written.map((each) => ({ term: each, weight: 1 })),
});
const counts = (question: string, terms: readonly WeighedTerm[], sentence: string): number =>
  countsAsked(question, terms, (text) => createMatcher(terms, lexicon)(analyse(text)))(sentence);

test.each([
  [
    "the thing counted stands behind its number",
    "有多少座博物馆开放?",
    term("博物馆", "w博物馆"),
    "全市12座博物馆免费开放。",
    1,
  ],
  [
    "another thing is counted",
    "有多少座博物馆开放?",
    term("博物馆", "w博物馆"),
    "博物馆收到12封感谢信,来信的都是老读者。",
    0,
  ],
  ["in the other language", "How many museums are open?", term("museums", "w博物馆"), "全市12座博物馆免费开放。", 1],
  [
    "by the measure word alone",
    "How many universities took part?",
    term("universities", "w大学"),
    "80余所高等院校参加。",
    1,
  ],
  ["by people", "How many experts came?", term("experts", "w专家"), "到会的有30人。", 1],
  ["an ordinal counts nothing", "有多少座博物馆开放?", term("博物馆", "w博物馆"), "第12座博物馆开放。", 0],
  ["nothing is to be counted", "哪座博物馆开放?", term("博物馆", "w博物馆"), "12座博物馆开放。", 0],
])("%s", (_, question, wanted, sentence, met) => {
  expect(counts(question, [wanted], sentence)).toBe(met);
});
