import type { Database, Migration } from "../../ports/database.ts";
import type { Store } from "../../ports/store.ts";
import { answerMigrations, postgresAnswers, postgresChannels, postgresFeedback } from "./tables/answers.ts";
import { postgresRuns, runMigrations } from "./tables/briefing-runs.ts";
import { jobMigrations, postgresJobs } from "./tables/jobs.ts";
import { postgresSubscriptions, subscriptionMigrations } from "./tables/subscriptions.ts";
import { postgresTellings, tellingMigrations } from "./tables/tellings.ts";

/** The tables of the store. */
export const storeMigrations: readonly Migration[] = [
  ...jobMigrations,
  ...subscriptionMigrations,
  ...runMigrations,
  ...tellingMigrations,
  ...answerMigrations,
];

/** The store in a PostgreSQL database that has its tables. Several processes share it; closing the store closes the database. */
export function postgresStore(database: Database): Store {
  return {
    jobs: postgresJobs(database),
    answers: postgresAnswers(database),
    feedback: postgresFeedback(database),
    channels: postgresChannels(database),
    ...postgresSubscriptions(database),
    ...postgresRuns(database),
    ...postgresTellings(database),
    close: () => database.close(),
  };
}
