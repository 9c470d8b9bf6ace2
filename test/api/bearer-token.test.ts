import { expect, test } from "vitest";
import { hasBearerToken } from "../../src/api/bearer-token.ts";

test.each([
  ["Bearer a-token", true],
  ["bearer a-token", true],
  ["Bearer a-token ", false],
  ["Bearer a-toke", false],
  ["Basic a-token", false],
  ["Bearer ", false],
  ["", false],
  [undefined, false],
])("%s", (authorization, good) => {
  expect(hasBearerToken(authorization, "a-token")).toBe(good);
});
