import iconv from "iconv-lite";
import { stripInvisible } from "../../clean/strip-invisible.ts";
import { type Page, textLine } from "../page.ts";

/** Groups that hold no text of the document. */
const NO_TEXT =
  /^(?:fonttbl|colortbl|stylesheet|info|pict|object|header[lrf]?|footer[lrf]?|themedata|datastore|latentstyles|listtable|listoverridetable|rsidtbl|generator|xmlnstbl|filetbl|revtbl|fldinst|annotation|atnid|atnauthor|atrfstart|atrfend|bkmkstart|bkmkend|nonshppict|mmathPr|listtext|pntext)$/u;
const BREAKS: ReadonlySet<string> = new Set(["par", "line", "sect", "page", "row", "column"]);
const CHARACTERS: Readonly<Record<string, string>> = {
  tab: " ",
  cell: " ",
  emdash: "—",
  endash: "–",
  lquote: "‘",
  rquote: "’",
  ldblquote: "“",
  rdblquote: "”",
  bullet: "•",
  emspace: " ",
  enspace: " ",
};
/** Character sets of fonts, by the number that RTF gives them. */
const CHARSETS: Readonly<Record<number, string>> = {
  128: "shift_jis",
  129: "cp949",
  134: "gbk",
  136: "big5",
  204: "win1251",
  238: "win1250",
};
const TOKEN = /\\([a-z]+)(-?\d+)? ?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|([^\\{}\r\n]+)|[\r\n]+/giu;
const DEEPEST = 500;

interface State {
  readonly skip: boolean;
  readonly hidden: boolean;
  readonly encoding: string;
  /** How many characters stand after each \u for readers that do not know it. */
  readonly spare: number;
}

/** Reads a rich text file: its paragraphs and rows of tables; hidden and deleted text, heads and feet are left out. */
export function readRtf(bytes: Uint8Array): Page {
  const source = new TextDecoder("latin1").decode(bytes);
  const reader = new RtfText(source);
  const lines = stripInvisible(reader.read())
    .split("\n")
    .map((line) => line.replace(/\s+/gu, " ").trim());
  return { facts: {}, lines: lines.filter((line) => line !== "").map((line) => textLine(line)), removed: [] };
}

class RtfText {
  readonly #source: string;
  readonly #fonts: ReadonlyMap<number, string>;
  #state: State;
  #text = "";
  #bytes: number[] = [];
  #toSkip = 0;

  constructor(source: string) {
    this.#source = source;
    this.#fonts = fontEncodings(source);
    const page = Number(/\\ansicpg(\d+)/u.exec(source)?.[1] ?? 1252);
    this.#state = { skip: false, hidden: false, encoding: page === 936 ? "gbk" : `cp${page}`, spare: 1 };
  }

  read(): string {
    const stack: State[] = [];
    for (const [, word, number, hex, symbol, brace, plain] of this.#source.matchAll(TOKEN)) {
      if (hex !== undefined) this.#byte(Number.parseInt(hex, 16));
      else {
        if (plain !== undefined) this.#plain(plain);
        else if (word !== undefined) this.#word(word, number === undefined ? undefined : Number(number));
        else if (brace === "{" && stack.length < DEEPEST) stack.push(this.#state);
        else if (brace === "}") {
          this.#flush();
          this.#state = stack.pop() ?? this.#state;
        } else if (symbol !== undefined) this.#symbol(symbol);
      }
    }
    this.#flush();
    return this.#text;
  }

  #word(word: string, number: number | undefined): void {
    this.#flush();
    const state = this.#state;
    if (NO_TEXT.test(word)) this.#state = { ...state, skip: true };
    else if (word === "u" && number !== undefined) {
      this.#put(String.fromCharCode(number < 0 ? number + 65536 : number));
      this.#toSkip = state.spare;
    } else if (word === "uc") this.#state = { ...state, spare: number ?? 1 };
    else if (word === "f") this.#state = { ...state, encoding: this.#fonts.get(number ?? 0) ?? state.encoding };
    else if (word === "v" || word === "deleted") this.#state = { ...state, hidden: number !== 0 };
    else if (word === "plain") this.#state = { ...state, hidden: false };
    else if (BREAKS.has(word)) this.#put("\n");
    else if (CHARACTERS[word] !== undefined) this.#put(CHARACTERS[word]);
  }

  #symbol(symbol: string): void {
    this.#flush();
    if (symbol === "*") this.#state = { ...this.#state, skip: true };
    else if (symbol === "~") this.#put(" ");
    else if (symbol === "_") this.#put("-");
    else if (symbol === "\n" || symbol === "\r") this.#put("\n");
    else if (/[\\{}]/u.test(symbol)) this.#plain(symbol);
  }

  #plain(text: string): void {
    this.#flush();
    const rest = text.slice(this.#toSkip);
    this.#toSkip = Math.max(0, this.#toSkip - text.length);
    this.#put(rest);
  }

  #byte(byte: number): void {
    if (this.#toSkip > 0) this.#toSkip--;
    else this.#bytes.push(byte);
  }

  #flush(): void {
    if (this.#bytes.length === 0) return;
    const { encoding } = this.#state;
    const decoded = iconv.decode(Buffer.from(this.#bytes), iconv.encodingExists(encoding) ? encoding : "win1252");
    this.#bytes = [];
    this.#put(decoded);
  }

  #put(text: string): void {
    if (!this.#state.skip && !this.#state.hidden) this.#text += text;
  }
}

function fontEncodings(source: string): ReadonlyMap<number, string> {
  const table = source.slice(0, 200_000).matchAll(/\{\\f(\d+)[^{}]{0,80}?\\fcharset(\d+)/gu);
  return new Map(
    [...table].flatMap(([, font, charset]) => {
      const encoding = CHARSETS[Number(charset)];
      return encoding === undefined ? [] : [[Number(font), encoding] as const];
    }),
  );
}
