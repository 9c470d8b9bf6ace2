import { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { AIMessage, AIMessageChunk, type BaseMessage } from "@langchain/core/messages";
import { ChatGenerationChunk, type ChatResult } from "@langchain/core/outputs";
import { readRecording, recordingKey, writeRecording } from "./recordings.ts";

type Options = { readonly signal?: AbortSignal; readonly response_format?: unknown };

/** Says again what a model said when it was asked exactly this. Anything else is a miss: it throws, and is listed. */
export class ReplayChat extends BaseChatModel {
  readonly misses: string[] = [];
  readonly used: string[] = [];
  readonly #model: string;

  constructor(model: string) {
    super({});
    this.#model = model;
  }

  _llmType(): string {
    return "replay";
  }

  async _generate(messages: BaseMessage[], options: this["ParsedCallOptions"]): Promise<ChatResult> {
    const text = this.#reply(messages, options as Options);
    return { generations: [{ text, message: new AIMessage(text) }] };
  }

  override async *_streamResponseChunks(messages: BaseMessage[], options: this["ParsedCallOptions"]) {
    for (const text of this.#reply(messages, options as Options).match(/[\s\S]{1,9}/gu) ?? []) yield chunkOf(text);
  }

  #reply(messages: readonly BaseMessage[], options: Options): string {
    const key = recordingKey(this.#model, messages, options.response_format !== undefined);
    const recording = readRecording(key);
    if (recording === null) {
      this.misses.push(key);
      throw Object.assign(new Error(`no recording ${key}; make it with node scripts/record-answers.ts`), {
        status: 404,
      });
    }
    this.used.push(key);
    return recording.reply;
  }
}

/** Lets a model speak, and keeps what it says. */
export class RecordingChat extends BaseChatModel {
  readonly kept: string[] = [];
  readonly #model: string;
  readonly #inner: BaseChatModel;

  constructor(model: string, inner: BaseChatModel) {
    super({});
    this.#model = model;
    this.#inner = inner;
  }

  _llmType(): string {
    return "recording";
  }

  async _generate(): Promise<ChatResult> {
    throw new Error("only streams are recorded");
  }

  override async *_streamResponseChunks(messages: BaseMessage[], options: this["ParsedCallOptions"]) {
    const { signal, response_format } = options as Options;
    const given = { ...(signal ? { signal } : {}), ...(response_format ? { response_format } : {}) };
    // Whole before it is passed on: whoever listens may have heard enough before the end.
    let reply = "";
    for await (const chunk of await this.#inner.stream(messages, given)) reply += chunk.text;
    const key = recordingKey(this.#model, messages, response_format !== undefined);
    const asked = messages.at(-1)!.text;
    writeRecording(key, {
      model: this.#model,
      asked: /^Question: .*$/mu.exec(asked)?.[0] ?? asked.slice(0, 300),
      reply,
    });
    this.kept.push(key);
    yield chunkOf(reply);
  }
}

function chunkOf(text: string): ChatGenerationChunk {
  return new ChatGenerationChunk({ text, message: new AIMessageChunk(text) });
}
