import { createPhrases } from "../../language/phrases.ts";

/** A sentence of help in a language, its {slots} filled. Throws TypeError for one that the data file lacks. */
export const helpWords = createPhrases<string>(new URL("data/help.json", import.meta.url));
