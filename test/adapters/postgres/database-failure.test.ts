import { expect, test } from "vitest";
import { databaseFailure } from "../../../src/adapters/postgres/database-failure.ts";
import { WenzhaiError } from "../../../src/errors.ts";

const failed = (code: string, message = "something with postgresql://u:geheim@h/n") =>
  databaseFailure("n at h", Object.assign(new Error(message), { code }));

test.each([
  ["28P01", "bad-config", false, "password"],
  ["3D000", "bad-config", false, "create it"],
  ["42501", "bad-config", false, "grant"],
  ["57P01", "store", true, "try again"],
  ["08006", "store", true, "try again"],
  ["40P01", "store", true, "try again"],
  ["53300", "store", true, "max_connections"],
  ["25006", "store", false, "primary"],
  ["ECONNREFUSED", "store", true, "start it"],
  ["ETIMEDOUT", "store", true, "cannot be reached"],
  ["42P01", "store", false, "42P01"],
])("%s is %s, and says the way out", (sqlState, code, retryable, way) => {
  const error = failed(sqlState);
  expect(error).toMatchObject({ code, retryable, message: expect.stringContaining(way) });
  expect(error.message).toContain("n at h");
  expect(error.message).not.toContain("geheim");
});

test("a server without pgvector is told from one that refuses something else", () => {
  expect(failed("0A000", 'extension "vector" is not available').message).toContain("pgvector");
  expect(failed("42501", 'permission denied to create extension "vector"').message).toContain("pgvector");
  expect(failed("42501", "permission denied for schema public").message).not.toContain("pgvector");
});

test("of several addresses tried the first says why, a line without a code cannot be reached, and ours stays ours", () => {
  const refused = Object.assign(new Error("no"), { code: "ECONNREFUSED" });
  expect(databaseFailure("n", new AggregateError([refused])).message).toContain("does not answer");
  expect(databaseFailure("n", new Error("Connection terminated unexpectedly"))).toMatchObject({ retryable: true });
  const ours = new WenzhaiError("bad-input", "no");
  expect(databaseFailure("n", ours)).toBe(ours);
});
