/** What the thread is started with. */
export interface OnnxThreadPlan {
  /** The directory of `model.onnx` and `tokenizer.json`. */
  readonly directory: string;
  /** One number that is `BUSY` from before a request is sent until it is done: then the thread must not be ended. */
  readonly state: Int32Array<SharedArrayBuffer>;
}

export const IDLE = 0;
export const BUSY = 1;

/** A text to embed, its prefix in front; or the end. */
export type OnnxRequest = { readonly text: string } | { readonly end: true };

/** The vector of the text asked for, or why there is none. One reply a request, in their order. */
export type OnnxReply = { readonly vector: Float32Array } | { readonly error: string };
