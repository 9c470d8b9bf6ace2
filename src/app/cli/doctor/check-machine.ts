import { asWenzhaiError } from "../../../errors.ts";
import { createLexicon } from "../../../language/lexicon.ts";
import type { Finding } from "./finding.ts";

const OLDEST_NODE = 24;

/** The version of Node, such as "24.21.0". */
export function checkNode(version: string): Finding {
  const sound = Number.parseInt(version, 10) >= OLDEST_NODE;
  const todo = `Start it by npm, which brings Node ${OLDEST_NODE} along: npm run --silent wenzhai -- doctor.`;
  return { check: "Node", state: sound ? "ok" : "wrong", found: version, ...(sound ? {} : { todo }) };
}

/** Looks a word up in each table of the dictionary. */
export function checkDictionary(): Finding {
  const check = "dictionary";
  try {
    const lexicon = createLexicon();
    const word = lexicon.chinese("conference")[0]?.word ?? "";
    const known =
      lexicon.glosses(word).length > 0 && lexicon.readings("张").length > 0 && lexicon.lemma("children") === "child";
    if (known && lexicon.segment("会议开幕").length > 1) return { check, state: "ok", found: `conference is ${word}` };
    return {
      check,
      state: "wrong",
      found: "words are missing",
      todo: "Bring src/language/data back from the repository.",
    };
  } catch (thrown) {
    const found = `cannot be read (${String((asWenzhaiError(thrown).cause as Error | undefined)?.message ?? thrown)})`;
    return { check, state: "wrong", found, todo: "Bring src/language/data back from the repository, then run npm ci." };
  }
}
