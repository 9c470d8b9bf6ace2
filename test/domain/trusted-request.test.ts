import { expect, test } from "vitest";
import { isTrustedRequest } from "../../src/domain/trusted-request.ts";

test.each([
  ["127.0.0.1:8080", undefined],
  ["localhost:8080", undefined],
  ["LOCALHOST:8080", "http://localhost:8080"],
  ["[::1]:8080", "http://[::1]:8080"],
  ["127.0.0.1", "http://127.0.0.1"],
])("%s from %s is answered", (host, origin) => {
  expect(isTrustedRequest({ host, origin })).toBe(true);
});

test.each([
  ["evil.example:8080", undefined],
  ["127.0.0.1.evil.example", undefined],
  ["evil.example@127.0.0.1:8080", "http://evil.example"],
  ["127.0.0.1:8080", "http://evil.example"],
  ["127.0.0.1:8080", "http://127.0.0.1:3000"],
  ["127.0.0.1:8080", "null"],
  ["localhost:8080", "http://127.0.0.1:8080"],
  ["", undefined],
  [undefined, undefined],
  ["a b", undefined],
])("%s from %s is not", (host, origin) => {
  expect(isTrustedRequest({ host, origin })).toBe(false);
});

test("a name of the settings is trusted, and only that", () => {
  const names = ["articles.example.org"];
  expect(isTrustedRequest({ host: "articles.example.org", origin: "https://articles.example.org" }, names)).toBe(true);
  expect(isTrustedRequest({ host: "other.example.org" }, names)).toBe(false);
});
