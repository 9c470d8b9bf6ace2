/** Where a message goes: a channel, or a thread of it. */
export interface Place {
  readonly channel: string;
  readonly thread: string | null;
}
