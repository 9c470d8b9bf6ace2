import type { Weighed } from "./dense-root.ts";
import { parentOf } from "./element-lines.ts";
import type { Element } from "./nodes.ts";

/** A part beside the densest one belongs to it when it has this much of sentences, and little else. */
const LEAST_WORTH = 40;
const LEAST_DENSITY = 0.8;

/**
 * An element and the dense parts beside it, which a table of contents or a box of facts may stand between. Parts that only
 * the whole page holds together are not beside each other.
 */
export function withSiblings(root: Element, weighed: readonly Weighed[]): readonly Element[] {
  const parent = parentOf(root);
  if (parent === null || parent.name === "body") return [root];
  const parts = new Map<Element, { value: number; length: number }>();
  for (const { line, value } of weighed) {
    const part = childOf(parent, line.element);
    if (part === null || part === root) continue;
    const sums = parts.get(part) ?? { value: 0, length: 0 };
    parts.set(part, { value: sums.value + value, length: sums.length + line.text.length });
  }
  const dense = [...parts].filter(([, { value, length }]) => value >= Math.max(LEAST_WORTH, length * LEAST_DENSITY));
  return [root, ...dense.map(([part]) => part)];
}

/** The child of `parent` that holds the element. */
function childOf(parent: Element, element: Element): Element | null {
  let at: Element | null = element;
  while (at !== null && parentOf(at) !== parent) at = parentOf(at);
  return at;
}
