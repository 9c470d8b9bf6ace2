import { z } from "zod";
import { finalAnswer } from "../../answering/answer-question.ts";
import { answerRow, printAnswer } from "../../answering/print-answer.ts";
import type { Question, Turn } from "../../domain/question.ts";
import { WenzhaiError } from "../../errors.ts";
import { type ExtractedPage, extractPages } from "../../ingest/extract/extract-page.ts";
import { dayAt } from "../../language/calendar.ts";
import { withApartReader } from "../compose/with-apart-reader.ts";
import type { Engine } from "../compose.ts";
import { createKnownProgress, createProgress } from "../console/progress.ts";
import { type Session, withEngine } from "../console/session.ts";
import { converse } from "./converse.ts";
import { readBatch, runBatch } from "./read-batch.ts";
import { withCorpus } from "./with-corpus.ts";

const text = z.string().trim().min(1);
const question = z.object({ id: z.string(), question: text });
/** One question, or the questions of one conversation in their order. */
const asking = question.or(
  z.object({ id: z.string(), turns: z.array(text.or(z.object({ q: text }).or(z.object({ question: text })))).min(1) }),
);
const ASKING_ROW = 'a JSON line with "id" and "question", or "id" and "turns"';
const QUESTION_ROW = 'a JSON line with "id" and "question"';

/** `wenzhai ingest PATH… [--no-wait] [--json]`: ends when every passage has its vector, or when words are searchable. */
export async function ingestCommand(
  paths: readonly string[],
  { json, wait }: { json?: boolean; wait: boolean },
  session: Session,
): Promise<void> {
  await withEngine(session, async (engine) => {
    const progress = createProgress(process.stderr, "articles read");
    const started = session.world.clock.now();
    const report = await engine.ingest(paths, progress.at).finally(progress.end);
    if (report.faults.length > 0 && report.added + report.changed + report.unchanged === 0) {
      throw new WenzhaiError("bad-input", report.faults.map(({ message }) => message).join("\n"));
    }
    const wordsMs = session.world.clock.now() - started;
    if (wait) await fillWithBar(engine);
    const { articles, passages, vectors } = await engine.index.status();
    const ms = session.world.clock.now() - started;
    if (json) session.out(JSON.stringify({ ...report, articles, passages, vectors, wordsMs, ms }));
    else {
      for (const { articleId, removals } of report.cleaned) {
        const spam = removals.filter(({ reason }) => reason === "spam" || reason === "hidden").length;
        session.out(
          `${articleId}: ${removals.length} pieces taken away${spam > 0 ? `, ${spam} of them spam or hidden` : ""}`,
        );
      }
      session.out(
        `${report.added} added, ${report.changed} changed, ${report.unchanged} unchanged, ${report.removed} removed; ${articles} articles in ${passages} passages, ${vectors} of them with vectors, ${(ms / 1000).toFixed(1)} s`,
      );
    }
    for (const line of skippedLines(
      report.skipped.map(({ message }) => message),
      json === true,
    ))
      session.err(line);
    for (const message of [...report.warnings, ...report.faults.map((fault) => fault.message)]) session.err(message);
  });
}

/** More than these are counted; the whole list is in the report. */
const MOST_NAMED = 20;

function skippedLines(skipped: readonly string[], inReport: boolean): readonly string[] {
  if (inReport) return [];
  const rest = skipped.length - MOST_NAMED;
  const more = rest > 0 ? [`Skipped ${rest} more; --json lists them all.`] : [];
  return [...skipped.slice(0, MOST_NAMED).map((message) => `Skipped: ${message}`), ...more];
}

/** Gives vectors to the passages that lack one, and shows how far it is. */
export async function fillWithBar(engine: Engine): Promise<void> {
  const bar = createKnownProgress(process.stderr, "passages embedded");
  await engine.fillVectors({ onProgress: bar.at }).finally(bar.end);
}

/** `wenzhai ask "question" [--json]`, `wenzhai ask --batch FILE` */
export async function askCommand(
  asked: string | undefined,
  { json, batch }: { json?: boolean; batch?: string },
  session: Session,
): Promise<void> {
  const one = batch === undefined ? given(asked, "ask") : "";
  await withCorpus(session, async (engine) => {
    const ask = (question: string, history: readonly Turn[] = []) =>
      finalAnswer(engine.ask({ text: question, history, now: today(session) }));
    if (batch !== undefined) {
      const answer = async (row: z.infer<typeof asking>): Promise<object> =>
        "question" in row
          ? answerRow(row.id, await ask(row.question))
          : {
              id: row.id,
              turns: (await converse(row.turns.map(textOfTurn), ask)).map((each) => answerRow(undefined, each)),
            };
      await runBatch(readBatch(batch, asking, ASKING_ROW), answer, session.out);
      return;
    }
    const answer = await ask(one);
    if (json) session.out(JSON.stringify(answerRow(undefined, answer)));
    else for (const line of printAnswer(answer)) session.out(line);
  });
}

function textOfTurn(turn: string | { readonly q: string } | { readonly question: string }): string {
  if (typeof turn === "string") return turn;
  return "q" in turn ? turn.q : turn.question;
}

/** `wenzhai search "question" [-k 10]`, `wenzhai search --batch FILE` */
export async function searchCommand(
  text: string | undefined,
  { k, batch, json }: { k: number; batch?: string; json?: boolean },
  session: Session,
): Promise<void> {
  const one = batch === undefined ? given(text, "search") : "";
  await withCorpus(session, async (engine) => {
    const search = async (asked: Question) =>
      (await engine.search(asked, k)).map(({ articleId, passageId, score, text }) => ({
        articleId,
        passageId,
        score,
        text,
      }));
    if (batch !== undefined) {
      await runBatch(
        readBatch(batch, question, QUESTION_ROW),
        async (row) => ({ id: row.id, hits: await search({ text: row.question, now: today(session) }) }),
        session.out,
      );
      return;
    }
    const hits = await search({ text: one, now: today(session) });
    if (json) session.out(JSON.stringify({ hits }));
    else
      for (const [i, hit] of hits.entries())
        session.out(`${i + 1}. ${hit.articleId}  ${hit.score.toFixed(3)}\n   ${hit.text.replace(/\s+/gu, " ")}`);
  });
}

/** `wenzhai extract FILE… --json` */
export async function extractCommand(
  files: readonly string[],
  { json }: { json?: boolean },
  session: Session,
): Promise<void> {
  const faults: string[] = [];
  await withApartReader(session.world.clock, async (apart) => {
    for (const file of files) {
      try {
        for (const page of await extractPages(file, apart)) session.out(json ? JSON.stringify(page) : printPage(page));
      } catch (error) {
        if (!(error instanceof WenzhaiError) || error.code !== "bad-file") throw error;
        faults.push(error.message);
      }
    }
  });
  if (faults.length > 0) throw new WenzhaiError("bad-file", faults.join("\n"));
}

function printPage({ title, publisher, date, text }: ExtractedPage): string {
  return [`# ${title}`, [publisher, date].filter(Boolean).join(" · "), "", text, ""].join("\n");
}

/** `wenzhai status [--json]` */
export async function statusCommand({ json }: { json?: boolean }, session: Session): Promise<void> {
  await withEngine(session, async (engine) => {
    const status = await engine.index.status();
    if (json) {
      session.out(JSON.stringify({ ...status, sound: true }));
      return;
    }
    const sound = session.config.databaseUrl === undefined ? "on disk; every checksum holds" : "in the database";
    const age = status.articles === 0 ? "never filled" : `last changed ${status.updated}`;
    session.out(`${status.articles} articles, ${status.sentences} sentences in ${status.passages} passages; ${age}`);
    session.out(
      `${status.vectors} of ${status.passages} passages have vectors; embedder ${status.embedder}, ${status.dimensions} dimensions; ${(status.bytes / 1e6).toFixed(1)} MB ${sound}`,
    );
  });
}

function given(text: string | undefined, command: string): string {
  if (text === undefined || text.trim() === "")
    throw new WenzhaiError("bad-input", `wenzhai ${command} needs a question in quotes, or --batch FILE.`);
  return text;
}

/** The day where the command is typed, not in UTC. */
function today(session: Session): string {
  return dayAt(session.world.clock.now());
}
