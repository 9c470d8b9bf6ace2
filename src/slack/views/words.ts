import type { Language } from "../../domain/article.ts";
import { createPhrases } from "../../language/phrases.ts";

/** Every word of the frame around an answer. Nothing here comes from an article or a model. */
export interface Words {
  readonly searchedFor: (question: string) => string;
  readonly nearest: string;
  readonly noAnswer: string;
  readonly writing: string;
  readonly stopped: string;
  readonly reading: string;
  readonly waiting: (ahead: number) => string;
  readonly asks: string;
  /** What the corpus is called when nobody named it. */
  readonly articles: string;
  readonly howToAsk: (corpus: string) => string;
  readonly answeredDirectly: string;
  readonly answeredElsewhere: (question: string) => string;
  readonly briefedElsewhere: string;
  readonly late: string;
  readonly notHere: string;
  readonly notYou: string;
  readonly groupsUnread: string;
  readonly failed: Readonly<Record<Failure, string>>;
  readonly tooMany: (most: number) => string;
  readonly errorId: (id: string) => string;
  readonly home: (corpus: string) => readonly string[];
}

/** What a person is told about a failure; the log has the rest. */
export type Failure = "internal" | "model" | "no-index" | "busy" | "restarting" | "too-long";

const phrase = createPhrases<string>(new URL("data/words.json", import.meta.url));

/** The frame words of a language. */
export function wordsOf(language: Language): Words {
  const say = (name: string, slots = {}): string => phrase(language, name, slots);
  return {
    ...fixedWords(say),
    searchedFor: (question) => say("searched-for", { question }),
    answeredElsewhere: (question) => say("answered-elsewhere", { question }),
    howToAsk: (corpus) => say("how-to-ask", { corpus }),
    waiting: (count) => say("waiting", { count }),
    tooMany: (most) => say("too-many", { most }),
    errorId: (id) => say("error-id", { id }),
    home: (corpus) => say("home", { corpus }).split("\n"),
  };
}

type Fixed = {
  readonly [Name in keyof Words as Words[Name] extends (...given: never[]) => unknown ? never : Name]: Words[Name];
};

/** The words that nothing is filled into. */
function fixedWords(say: (name: string) => string): Fixed {
  return {
    nearest: say("nearest"),
    noAnswer: say("no-answer"),
    writing: say("writing"),
    stopped: say("stopped"),
    reading: say("reading"),
    asks: say("asks"),
    articles: say("articles"),
    answeredDirectly: say("answered-directly"),
    briefedElsewhere: say("briefed-elsewhere"),
    late: say("late"),
    notHere: say("not-here"),
    notYou: say("not-you"),
    groupsUnread: say("groups-unread"),
    failed: {
      internal: say("failed-internal"),
      model: say("failed-model"),
      "no-index": say("failed-no-index"),
      busy: say("failed-busy"),
      restarting: say("failed-restarting"),
      "too-long": say("failed-too-long"),
    },
  };
}
