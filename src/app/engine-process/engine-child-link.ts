import { type ChildProcess, fork } from "node:child_process";
import type { FromEngine, ToEngine } from "./protocol.ts";

/** A running process that answers. */
export interface EngineLink {
  send(message: ToEngine): void;
  /** Ends it at once, whatever it does. */
  kill(): void;
}

/** Starts a process that answers; `onMessage` hears it, `onExit` that it ended. */
export type StartLink = (onMessage: (message: FromEngine) => void, onExit: (how: string) => void) => EngineLink;

/** Starts processes of a program, which is engine-child.ts where none is given. */
export function forkEngine(program: URL = new URL("./engine-child.ts", import.meta.url)): StartLink {
  return (onMessage, onExit) => {
    // Nothing of the environment goes along: settings are read once, by the process that asks, and keys are sent with them.
    const child: ChildProcess = fork(program, [], {
      serialization: "advanced",
      execArgv: ["--disable-warning=ExperimentalWarning"],
      env: {},
    });
    child.on("message", (message) => onMessage(message as FromEngine));
    child.on("error", () => undefined);
    child.once("exit", (code, signal) => onExit(signal ?? `exit code ${code}`));
    return {
      send: (message) => void child.send(message, undefined, undefined, () => undefined),
      kill: () => void child.kill("SIGKILL"),
    };
  };
}
