import { expect, test } from "vitest";
import { placesIn } from "../../../src/answering/intent/places-in.ts";
import { absentEvent } from "../../../src/answering/sufficiency/absent-event.ts";
import { createLexicon } from "../../../src/language/lexicon.ts";
import { articles } from "./corpus-parts.ts";

const lexicon = createLexicon();

test.each([
  ["When did the Shanghai forum open?", ["Shanghai"]],
  ["What about Xi'an?", ["Xi'an"]],
  ["天津的论坛", ["天津"]],
  ["Which Hospital was it?", []],
])("places of %s", (text, places) => {
  expect(placesIn(text, lexicon).map(({ written }) => written)).toEqual(places);
});

test.each([
  ["Where did the Beijing conference take place?", "Beijing conference"],
  ["广州论坛是什么时候?", "广州论坛"],
  ["When did the Tianjin forum open?", null],
  ["Who came from Beijing?", null],
])("the event that nobody reports in %s is %s", (question, event) => {
  expect(absentEvent(question, articles, lexicon)).toBe(event);
});
