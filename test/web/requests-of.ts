import fc from "fast-check";

/** The part of a JSON schema that describes what is asked. */
export interface AskedSchema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, AskedSchema>>;
  readonly required?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
}

const odd = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom("", " ", "\u0000", "\ud800", "__proto__", -1, 0, 1e308, 0.5, "9".repeat(5_000), "为".repeat(4_100)),
);

/** Makes bodies of a described request: those that fit, those of which one part is odd, and any other JSON. */
export function requestsOf(schema: AskedSchema): fc.Arbitrary<unknown> {
  return fc.oneof(fitting(schema), almost(schema), odd);
}

/** Makes values that fit. */
export function fitting(schema: AskedSchema): fc.Arbitrary<unknown> {
  if (schema.type === "integer") return fc.integer({ min: schema.minimum ?? 0, max: schema.maximum ?? 1_000 });
  if (schema.type !== "object") return texts(schema.maxLength ?? 100).filter((text) => /\S/u.test(text));
  return members(schema, fitting);
}

function almost(schema: AskedSchema): fc.Arbitrary<unknown> {
  return members(schema, (part) => fc.oneof(odd, fitting(part)), []);
}

function members(
  { properties = {}, required = [] }: AskedSchema,
  of: (part: AskedSchema) => fc.Arbitrary<unknown>,
  requiredKeys = required,
): fc.Arbitrary<unknown> {
  const parts = Object.fromEntries(Object.entries(properties).map(([name, part]) => [name, of(part)]));
  return fc.record(parts, { requiredKeys: [...requiredKeys] });
}

function texts(longest: number): fc.Arbitrary<string> {
  const words = fc.constantFrom("张景安", "呂毅", "Who", "2025", "？", "西安交通大学", "how many", "上周", " ", "[1]");
  const said = fc.array(words, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(""));
  return fc.oneof(said, fc.string({ unit: "binary", maxLength: Math.min(60, longest) }));
}
