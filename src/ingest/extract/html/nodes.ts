import type { load } from "cheerio";

/** A node of a parsed page, as cheerio gives it. */
export type AnyNode = Exclude<Parameters<typeof load>[0], string | Buffer | unknown[]>;

/** An element of a parsed page. */
export type Element = Extract<AnyNode, { readonly attribs: object }>;
