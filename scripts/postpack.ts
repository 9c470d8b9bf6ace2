import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

// A lib/ that stayed would be stale with the next change.
rmSync(fileURLToPath(new URL("../lib", import.meta.url)), { recursive: true, force: true });
