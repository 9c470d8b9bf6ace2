import { type FilePart, readParts } from "../read-parts.ts";

/** What the process is told: to load what a kind of file needs, or to take one apart. */
export type ParseTask = { readonly prepare: "html" | "other" } | { readonly path: string; readonly bytes: Uint8Array };

/** What it answers: that it is prepared, or the parts. */
export type ParseReply = "prepared" | readonly FilePart[];

async function work(task: ParseTask): Promise<ParseReply> {
  if ("path" in task) return readParts(task.path, task.bytes);
  if (task.prepare === "html") {
    await import("../html/read-html.ts");
    await (await import("../html/kept-libraries.ts")).askLibraries("<p></p>", "https://page.invalid/");
  }
  return "prepared";
}

process.on("message", (task: ParseTask) => {
  void work(task).then((reply) => process.send?.(reply));
});
process.on("disconnect", () => process.exit());
