/** What a question wants, as far as its words tell. Each kind but `fact` has a composer of its own. */
export type Intent =
  /** Greetings and thanks; who or what the bot is; what it can do. */
  | "small-talk"
  | "help"
  /** Which, how many, how new the articles are; which topics. */
  | "corpus"
  /** Not the bot's job: weather, poems, mail, translation, orders, what is unsafe, nonsense. */
  | "outside"
  /** Too little to go on: "who else?" without a thread. */
  | "unclear"
  /** What is new, any news, give me a digest. */
  | "recent"
  /** Who is X, what is X's job. */
  | "person"
  | "summary"
  | "list"
  | "comparison"
  | "timeline"
  | "yes-no"
  | "fact";
