/** What a page of the docs says exists. */
export interface DocClaims {
  /** Paths of the repository, from its root; a trailing slash means a folder. */
  readonly paths: readonly string[];
  /** Scripts of package.json. */
  readonly scripts: readonly string[];
  /** Subcommands of `wenzhai`. */
  readonly subcommands: readonly string[];
}

const FENCE = /^(`{3,})[^\n]*\n([\s\S]*?)^\1\s*$/gmu;
const SPAN = /(`+)((?:(?!\1)[^\n])+)\1/gu;
const LINK = /\]\(([^)\s]+)\)/gu;
/** npm's own verbs run the script of their name; `npm run` takes options before the name. */
const NPM = /\bnpm (?:(start|test)\b|run (?:--?[\w-]+ )*([\w:-]+))/gu;
const WENZHAI = /(?:^|[\s`])wenzhai (?:-- )?([a-z][a-z-]*)/gmu;
const TOP =
  /^(?:\.?\/?)((?:src|test|scripts|docs|corpus|prompts|\.ci)\/[\w./*-]*|[\w.-]+\.(?:ts|mjs|json|md|yml|svg)|LICENSE|NOTICE)$/u;

/** Reads the claims of one Markdown page. `folder` is the page's own, from the root ("" or "docs/"), for its links. */
export function readClaims(markdown: string, folder: string): DocClaims {
  const blocks = [...markdown.matchAll(FENCE)].map((match) => match[2]!);
  const prose = markdown.replace(FENCE, "");
  const code = [...blocks, ...[...prose.matchAll(SPAN)].map((match) => match[2]!)];
  const words = code.flatMap((text) => text.split(/[\s"'=|]+/u)).map((word) => TOP.exec(word)?.[1]);
  const links = [...prose.matchAll(LINK)].map((match) => match[1]!.replace(/#.*$/u, ""));
  const local = links.filter((link) => link !== "" && !/^[a-z]+:/u.test(link));
  return {
    paths: unique([...words.filter((word) => word !== undefined), ...local.map((link) => resolveLink(folder, link))]),
    scripts: unique(code.flatMap((text) => [...text.matchAll(NPM)].map(([, verb, name]) => verb ?? name!))),
    subcommands: unique(code.flatMap((text) => [...text.matchAll(WENZHAI)].map((match) => match[1]!))),
  };
}

const resolveLink = (folder: string, link: string): string => new URL(link, `file:///${folder}`).pathname.slice(1);

const unique = (values: readonly string[]): string[] => [...new Set(values)];
