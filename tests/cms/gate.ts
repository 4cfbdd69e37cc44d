import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** How the way to the API is: open, or one of the ways in which an API is away. */
export type Way = "open" | "closed" | "slow" | "garbage" | "refusing" | "another server" | "errors";

/** Stands between the CMS and a real API, at an address that stays the same. */
export class Gate {
  way: Way = "open";
  /** What was asked, as it was sent. */
  readonly asked: string[] = [];
  private readonly server = createServer((request, response) => void this.pass(request, response));
  private readonly held = new Set<ServerResponse>();

  constructor(private readonly api: () => string) {}

  async listen(): Promise<string> {
    await new Promise<void>((ready) => this.server.listen(0, "127.0.0.1", ready));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    for (const response of this.held) response.destroy();
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }

  private async pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    this.asked.push(body);
    const say = (status: number, text: string, type = "application/json") =>
      response.writeHead(status, { "content-type": type }).end(text);
    switch (this.way) {
      case "closed":
        return void request.socket.destroy();
      case "slow":
        return void this.held.add(response);
      case "garbage":
        return void say(200, "<html>Trang bảo trì</html>", "text/html");
      case "refusing":
        return void say(429, JSON.stringify({ errors: [{ message: "RATE_LIMITED" }] }));
      case "another server":
        return void say(200, JSON.stringify({ data: { unions: { nodes: "none" }, near: null } }));
      case "errors":
        return void say(200, JSON.stringify({ data: null, errors: [{ message: "SELECT secret" }] }));
    }
    const answer = await fetch(`${this.api()}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
    });
    say(answer.status, await answer.text());
  }
}
