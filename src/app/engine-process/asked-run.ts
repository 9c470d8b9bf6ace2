import { EventStream } from "../../answering/model-calls/event-stream.ts";
import type { AnswerEvent } from "../../domain/answer.ts";
import type { Question } from "../../domain/question.ts";

/** One question on its way: events come in from the process that answers, and are read by whoever asked. */
export class AskedRun {
  readonly question: Question;
  /** Under which it was asked last. */
  id = 0;
  /** Whether it was being answered when a process ended before: it is asked once more, with nothing beside it. */
  suspect = false;
  readonly #events = new EventStream<AnswerEvent>();
  readonly #over = Promise.withResolvers<void>();
  #ended = false;
  #error: Error | null = null;
  /** Events that came, and of these how many a repetition need not give again. */
  #taken = 0;
  #skip = 0;

  constructor(question: Question) {
    this.question = question;
  }

  /** Resolves when it has ended, however that was. */
  get over(): Promise<void> {
    return this.#over.promise;
  }

  get ended(): boolean {
    return this.#ended;
  }

  take(event: AnswerEvent): void {
    if (this.#skip > 0 && event.type !== "end") {
      this.#skip--;
      return;
    }
    this.#skip = 0;
    this.#taken++;
    this.#events.push(event);
  }

  /** It is asked again from the beginning: what came before is not given twice. */
  begunAgain(): void {
    this.#skip = this.#taken;
  }

  end(error: Error | null = null): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#error = error;
    this.#events.end();
    this.#over.resolve();
  }

  /** The events as they come. Throws what ended it. */
  async *read(): AsyncGenerator<AnswerEvent, void> {
    yield* this.#events.read();
    if (this.#error !== null) throw this.#error;
  }
}
