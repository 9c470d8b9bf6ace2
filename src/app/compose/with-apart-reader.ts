import { type ApartReader, createApartReader } from "../../ingest/extract/apart/read-apart.ts";
import type { Clock } from "../../ports/clock.ts";

/** Gives `work` a reader that takes files apart in processes with limits of time and memory; they end with it. */
export async function withApartReader<T>(clock: Clock, work: (apart: ApartReader) => Promise<T>): Promise<T> {
  const apart = createApartReader({ clock });
  try {
    return await work(apart);
  } finally {
    apart.close();
  }
}
