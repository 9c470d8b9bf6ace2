import { readFileSync } from "node:fs";
import { join } from "node:path";
import { WenzhaiError } from "../errors.ts";

/** Gives the function that reads a prompt by its name from a folder of `name.md` files. It throws bad-config when one is missing. */
export function promptFiles(folder: string): (name: string) => string {
  return (name) => {
    const path = join(folder, `${name}.md`);
    try {
      return readFileSync(path, "utf8");
    } catch (cause) {
      throw new WenzhaiError("bad-config", `The prompt ${path} cannot be read. Put it back from the repository.`, {
        cause,
      });
    }
  };
}
