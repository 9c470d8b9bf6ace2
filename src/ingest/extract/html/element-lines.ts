import { stripInvisible } from "../../clean/strip-invisible.ts";
import type { Line, LineKind } from "../page.ts";
import type { AnyNode, Element } from "./nodes.ts";

const BLOCKS = new Set(
  "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody tfoot thead tr ul caption".split(
    " ",
  ),
);
const HEADINGS = new Set(["h1", "h2", "h3", "h4", "h5", "h6"]);
const BOLD = new Set(["b", "strong"]);
/** A paragraph in bold type alone is a heading when it is short. */
const LONGEST_HEADING = 40;
const LONGEST_BESIDE_IMAGE = 60;

/** A line of a page and the block element it stands in. */
export interface PlacedLine extends Line {
  readonly element: Element;
}

/** What is being written: the lines so far, the line in hand, and whether an image stands before it. */
interface Writing {
  readonly lines: PlacedLine[];
  text: string;
  linked: number;
  bold: number;
  image: boolean;
}

/** Where the walk is. */
interface Place {
  readonly block: Element;
  readonly link: boolean;
  readonly bold: boolean;
}

/**
 * The lines of an element as a reader sees them: blocks and line breaks end a line, white space collapses, cells of a table
 * row stand beside each other. Keeps how much of each line is linked and whether it is a heading or an image's caption.
 */
export function elementLines(root: Element): readonly PlacedLine[] {
  const writing: Writing = { lines: [], text: "", linked: 0, bold: 0, image: false };
  writeElement(writing, root, { block: root, link: false, bold: false });
  endLine(writing, root);
  return writing.lines;
}

function writeElement(writing: Writing, element: Element, place: Place): void {
  const { name } = element;
  const isBlock = BLOCKS.has(name);
  if (isBlock || name === "br") endLine(writing, place.block);
  if (name === "img") writing.image = true;
  if (name === "td" || name === "th") append(writing, " ", place);
  const inner = {
    block: isBlock ? element : place.block,
    link: place.link || name === "a",
    bold: place.bold || BOLD.has(name),
  };
  for (const child of element.children) writeNode(writing, child, inner);
  if (isBlock) endLine(writing, element);
}

function writeNode(writing: Writing, node: AnyNode, place: Place): void {
  if (node.type === "text") writeText(writing, node.data, place);
  else if (node.type === "tag") writeElement(writing, node, place);
}

/** Line breaks of the source show only where it is set out beforehand. */
function writeText(writing: Writing, data: string, place: Place): void {
  if (!within(place.block, (name) => name === "pre" || name === "xmp")) {
    append(writing, data, place);
    return;
  }
  for (const [i, line] of data.split("\n").entries()) {
    if (i > 0) endLine(writing, place.block);
    append(writing, line, place);
  }
}

function append(writing: Writing, data: string, { link, bold }: Place): void {
  const text = stripInvisible(data).replace(/[\s\u00a0]+/gu, " ");
  const added = writing.text === "" || writing.text.endsWith(" ") ? text.trimStart() : text;
  writing.text += added;
  if (link) writing.linked += added.trim().length;
  if (bold) writing.bold += added.trim().length;
}

function endLine(writing: Writing, element: Element): void {
  const text = writing.text.trim();
  if (text !== "") {
    writing.lines.push({ text, kind: kindOf(text, writing, element), gap: false, linked: writing.linked, element });
    writing.image = false;
  }
  writing.text = "";
  writing.linked = 0;
  writing.bold = 0;
}

function kindOf(text: string, { bold, image }: Writing, element: Element): LineKind {
  if (within(element, (name) => name === "figcaption" || name === "caption")) return "caption";
  if (within(element, (name) => HEADINGS.has(name))) return "heading";
  if (bold > 0 && bold >= text.length - 1 && text.length <= LONGEST_HEADING) return "heading";
  return image && text.length <= LONGEST_BESIDE_IMAGE && !/[。！？!?；;：:”]$/u.test(text) ? "caption" : "text";
}

function within(element: Element, test: (name: string) => boolean): boolean {
  for (let at: Element | null = element, depth = 0; at !== null && depth < 3; depth++) {
    if (test(at.name)) return true;
    at = parentOf(at);
  }
  return false;
}

/** The element around an element, null at the top of the page. */
export function parentOf(element: Element): Element | null {
  return element.parent?.type === "tag" ? element.parent : null;
}
