import type { AnyNode, Element } from "./nodes.ts";

/** Every node at or below one, in the page's order, without recursion: pages nest as deep as they like. */
export function* nodesBelow(root: AnyNode): Iterable<AnyNode> {
  const stack: AnyNode[] = [root];
  while (stack.length > 0) {
    const node = stack.pop()!;
    yield node;
    if (!("children" in node)) continue;
    for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i]!);
  }
}

/** The text at or below a node, white space collapsed. */
export function textBelow(root: AnyNode): string {
  const parts: string[] = [];
  for (const node of nodesBelow(root)) if (node.type === "text") parts.push(node.data);
  return parts.join("").replace(/\s+/gu, " ").trim();
}

/** Deeper than any page is meant to be; what lies deeper is lifted to this level. */
const DEEPEST = 120;

/** Lifts what is nested too deep for a walk by recursion, in place: boxes around boxes say nothing. */
export function flattenDeep(root: Element): void {
  const stack: { readonly node: Element; readonly depth: number }[] = [{ node: root, depth: 0 }];
  while (stack.length > 0) {
    const { node, depth } = stack.pop()!;
    if (depth >= DEEPEST) {
      liftBelow(node);
      continue;
    }
    for (const child of node.children) if (child.type === "tag") stack.push({ node: child, depth: depth + 1 });
  }
}

/** Puts what holds text below an element directly into it, as it is; only boxes around boxes go. */
function liftBelow(element: Element): void {
  const flat: AnyNode[] = [];
  for (const node of nodesBelow(element)) {
    if (node === element || (node.type === "tag" && node.children.length > 0 && !isLeaf(node))) continue;
    if (!hasLeafAround(node, element)) flat.push(node);
  }
  element.children = flat as typeof element.children;
  for (const [i, node] of flat.entries()) {
    node.parent = element;
    node.prev = (flat[i - 1] ?? null) as typeof node.prev;
    node.next = (flat[i + 1] ?? null) as typeof node.next;
  }
}

/** What holds text of its own stays whole, so that no two lines become one. */
function isLeaf(element: Element): boolean {
  return element.children.some((child) => child.type === "text" && child.data.trim() !== "");
}

function hasLeafAround(node: AnyNode, top: Element): boolean {
  let at = node.parent;
  for (let steps = 0; at !== null && at !== top && steps < DEEPEST; steps++) {
    if (at.type === "tag" && isLeaf(at)) return true;
    at = at.parent;
  }
  return false;
}
