import { expect, test } from "vitest";
import { openApi } from "../../src/web/open-api.ts";

test("describes what is asked and given, and the token", () => {
  expect(openApi("1.2.3")).toMatchObject({
    openapi: "3.1.0",
    info: { version: "1.2.3" },
    security: [{ token: [] }],
    paths: {
      "/v1/search": {
        post: {
          requestBody: {
            content: {
              "application/json": {
                schema: {
                  required: ["query"],
                  properties: { k: { type: "integer", minimum: 1, maximum: 50, default: 10 } },
                },
              },
            },
          },
          responses: { 200: {}, 400: {}, 401: {}, 405: {}, 500: {} },
        },
      },
      "/v1/ask": { post: { responses: { 200: { content: { "text/event-stream": {} } } } } },
    },
  });
});
