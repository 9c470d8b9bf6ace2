import { sourceTroubles } from "../views/adding-view.ts";
import { type Home, homeBlocks, trendOf } from "../views/home-view.ts";
import { wordsOf } from "../views/words.ts";
import { homeBriefings } from "./home-briefings.ts";
import { readHomeOpened } from "./incoming.ts";
import type { ListenerContext } from "./listener-context.ts";

/** Each takes three blocks, of which Slack takes a hundred. */
const RECENT = 5;

/** The Home tab in the person's language. What cannot be read now is left out. */
export async function onHomeOpened(context: ListenerContext, event: unknown): Promise<void> {
  const opened = readHomeOpened(event);
  if (opened === null || opened.tab !== "home") return;
  const { store, status, clock, log } = context.parts;
  const orNothing = <T>(read: Promise<T>): Promise<T | null> =>
    read.catch((cause: unknown) => {
      log.warn("home-not-read", { cause });
      return null;
    });
  const language = (await context.slackApi.person(opened.user).catch(() => null))?.language ?? "en";
  const words = wordsOf(language);
  const briefings = await homeBriefings(context, opened.user, language);
  const troubles = sourceTroubles((await orNothing(context.parts.adding.troubles())) ?? [], language);
  const [recent, feedback, corpus] = await Promise.all([
    orNothing(store.answers.latest(opened.user, RECENT)),
    orNothing(store.feedback.all()),
    orNothing(status()),
  ]);
  const home: Home = {
    language,
    about: words.home(context.corpusName ?? words.articles),
    recent: recent ?? [],
    trend: feedback === null ? null : trendOf(feedback, clock.now()),
    corpus,
  };
  await context.slackApi.publishHome(opened.user, [...homeBlocks(home), ...briefings, ...troubles]);
}
