import type { PassageIndex, PassageIndexWriter } from "../ports/passage-index.ts";

/** An index that is open, wherever it is kept. After `close` it must not be used. */
export type OpenedIndex = PassageIndex &
  PassageIndexWriter & {
    /** Takes up what another process wrote since; gives whether there was anything. What cannot be read leaves the state as it is. */
    refresh(): Promise<boolean>;
    close(): Promise<void>;
  };
