/**
 * The same items until `signal` is aborted; then its reason is thrown, at once, even when the source never looks at the
 * signal itself.
 */
export async function* untilAborted<T>(source: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T> {
  signal.throwIfAborted();
  const items = source[Symbol.asyncIterator]();
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const abort = () => reject(signal.reason);
  aborted.catch(() => null);
  signal.addEventListener("abort", abort, { once: true });
  let ended = false;
  try {
    while (true) {
      const next = await Promise.race([items.next(), aborted]);
      if (next.done) {
        ended = true;
        return;
      }
      yield next.value;
    }
  } finally {
    signal.removeEventListener("abort", abort);
    // Not awaited: a source that hangs would hang here too.
    if (!ended) void Promise.resolve(items.return?.()).catch(() => null);
  }
}
