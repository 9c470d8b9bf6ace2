/** What the app offers people, as its manifest says. */
export interface Surface {
  readonly commands: readonly {
    readonly command: string;
    readonly description: string;
    readonly hint: string;
  }[];
  readonly shortcuts: readonly {
    readonly callbackId: string;
    readonly name: string;
    readonly on: "message" | "anywhere";
  }[];
  /** Questions to begin with. */
  readonly prompts: readonly { readonly title: string; readonly message: string }[];
}
