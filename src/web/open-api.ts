import { z } from "zod";
import { ASKED, GIVEN } from "../api/shapes.ts";

const FAILED = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

/** Describes the routes under `/v1/` in OpenAPI 3.1, from the shapes that requests are read by. */
export function openApi(version: string): object {
  return {
    openapi: "3.1.0",
    info: {
      title: "Wenzhai",
      version,
      description:
        "Answers from a corpus of Chinese and English articles, every line with the sentences that prove it.",
    },
    components: { securitySchemes: { token: { type: "http", scheme: "bearer" } } },
    security: [{ token: [] }],
    paths: {
      "/v1/search": {
        post: operation("search", "The passages that bear most on a question, best first", ASKED.search, {
          "application/json": { schema: schemaOf(GIVEN.search) },
        }),
      },
      "/v1/ask": {
        post: operation(
          "ask",
          "An answer as it comes about: events searching, line, notice, and end or error",
          ASKED.ask,
          {
            "text/event-stream": {
              schema: {
                type: "string",
                description: "The data of the event end has this shape",
                "x-end": schemaOf(GIVEN.ask),
              },
            },
          },
        ),
      },
    },
  };
}

function operation(id: string, summary: string, asked: z.ZodType, content: object): object {
  const failed = (description: string) => ({
    description,
    content: { "application/json": { schema: schemaOf(FAILED) } },
  });
  return {
    operationId: id,
    summary,
    requestBody: { required: true, content: { "application/json": { schema: schemaOf(asked, "input") } } },
    responses: {
      200: { description: summary, content },
      400: failed("The request does not fit; the message says what"),
      401: failed("The bearer token is missing or wrong"),
      405: failed("Another method"),
      500: failed("A fault of ours; the message has the id under which the log tells more"),
    },
  };
}

function schemaOf(shape: z.ZodType, io: "input" | "output" = "output"): object {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { io });
  return schema;
}
