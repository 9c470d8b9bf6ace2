import { existsSync } from "node:fs";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Where this machine has Chromium or Chrome; null when it has none. */
export function findChromium(): string | null {
  return PLACES.find((path) => existsSync(path)) ?? null;
}
