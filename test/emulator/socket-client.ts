import { WebSocket } from "ws";
import type { Fields } from "../../src/emulator/model.ts";
import type { Workspace } from "../../src/emulator/workspace.ts";
import { closeLater } from "./opening.ts";

/** A bare Socket Mode client: keeps what it hears and acknowledges only when told. */
export class Client {
  readonly heard: Fields[] = [];
  readonly ws: WebSocket;
  readonly closed: Promise<number>;
  #wake: () => void = () => undefined;

  constructor(url: string) {
    this.ws = new WebSocket(url);
    this.closed = new Promise((resolve) => this.ws.on("close", resolve));
    this.ws.on("message", (data) => {
      this.heard.push(JSON.parse(String(data)));
      this.#wake();
    });
    closeLater(() => this.ws.terminate());
  }

  /** The nth thing heard, waiting for it. */
  async nth(n: number): Promise<Fields> {
    for (;;) {
      const found = this.heard[n];
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  acknowledge(envelope: Fields, payload?: unknown): void {
    this.ws.send(JSON.stringify({ envelope_id: envelope.envelope_id, payload }));
  }
}

/** A fresh address for one connection. */
export async function address(workspace: Workspace): Promise<string> {
  const response = await fetch(`${workspace.apiUrl}apps.connections.open`, {
    method: "POST",
    headers: { authorization: `Bearer ${workspace.appToken}` },
  });
  const { url } = (await response.json()) as { url: string };
  return url;
}

/** A client that has been greeted. */
export async function connect(workspace: Workspace): Promise<Client> {
  const before = workspace.sockets();
  const client = new Client(await address(workspace));
  await client.nth(0);
  await workspace.until(() => workspace.sockets() > before, "the socket");
  return client;
}
