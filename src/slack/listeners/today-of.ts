import { dayAt } from "../../language/calendar.ts";
import type { ListenerContext } from "./listener-context.ts";

/** Today where a person is, as an ISO day; in UTC where that is not known. */
export async function todayOf(context: ListenerContext, user: string | null): Promise<string> {
  const zone = user === null ? null : await context.zones.of(user);
  return dayAt(context.parts.clock.now(), zone ?? "UTC");
}
