import { load } from "cheerio";
import { stripInvisible } from "../../clean/strip-invisible.ts";
import type { AnyNode, Element } from "../html/nodes.ts";
import { nodesBelow } from "../html/walk-nodes.ts";
import type { Line } from "../page.ts";

/** What the elements of an XML format mean: names without their prefix. */
export interface XmlGrammar {
  readonly paragraphs: ReadonlySet<string>;
  readonly headings: ReadonlySet<string>;
  readonly rows: ReadonlySet<string>;
  readonly breaks: ReadonlySet<string>;
  readonly spaces: ReadonlySet<string>;
  /** Elements left out with everything in them. */
  readonly skipped: ReadonlySet<string>;
  /** Elements whose text counts; null when all text does. */
  readonly texts: ReadonlySet<string> | null;
}

/** Parses XML; entities that a document declares for itself are not followed. */
export function loadXml(xml: string): AnyNode {
  return load(xml, { xml: { xmlMode: true, decodeEntities: true } }).root()[0] as unknown as AnyNode;
}

/** The name of an element without its prefix. */
export function localName(element: Element): string {
  return element.name.slice(element.name.indexOf(":") + 1);
}

/** The lines below a node: paragraphs and headings, and rows of tables with their cells beside each other. */
export function xmlLines(root: AnyNode, grammar: XmlGrammar): readonly Line[] {
  const lines: Line[] = [];
  const stack: AnyNode[] = [root];
  while (stack.length > 0) {
    const node = stack.pop()!;
    const name = node.type === "tag" ? localName(node) : "";
    if (node.type === "tag" && grammar.skipped.has(name)) continue;
    if (node.type === "tag" && grammar.rows.has(name)) lines.push(...linesOf([rowText(node, grammar)], "text"));
    else if (node.type === "tag" && (grammar.paragraphs.has(name) || grammar.headings.has(name)))
      lines.push(...linesOf(textOf(node, grammar).split("\n"), grammar.headings.has(name) ? "heading" : "text"));
    else if ("children" in node) for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i]!);
  }
  return lines;
}

function linesOf(texts: readonly string[], kind: Line["kind"]): readonly Line[] {
  const tidy = texts.map((text) =>
    stripInvisible(text)
      .replace(/[^\S\n]+/gu, " ")
      .trim(),
  );
  return tidy.filter((text) => text !== "").map((text) => ({ text, kind, gap: false, linked: 0 }));
}

function rowText(row: Element, grammar: XmlGrammar): string {
  return row.children
    .flatMap((cell) => (cell.type === "tag" ? [textOf(cell, grammar).replace(/\s+/gu, " ").trim()] : []))
    .filter((text) => text !== "")
    .join(" ");
}

/** The text of an element; paragraphs inside it (of notes, of boxes) are apart. */
function textOf(element: Element, grammar: XmlGrammar): string {
  let text = "";
  const skipped = new Set<AnyNode>();
  for (const node of nodesBelow(element)) {
    const { parent } = node;
    if (parent !== null && skipped.has(parent)) skipped.add(node);
    else if (node.type === "tag") {
      const name = localName(node);
      if (grammar.skipped.has(name)) skipped.add(node);
      else if (grammar.breaks.has(name) || (node !== element && grammar.paragraphs.has(name))) text += "\n";
      else if (grammar.spaces.has(name)) text += " ";
    } else if (
      node.type === "text" &&
      (grammar.texts === null || (parent?.type === "tag" && grammar.texts.has(localName(parent))))
    )
      text += node.data;
  }
  return text;
}
