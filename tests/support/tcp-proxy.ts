import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";

/** What becomes of connections: passed on, refused, accepted and then silent, passed on with one side cut off. */
export type Weather = "fair" | "refused" | "silent" | "half-closed";

/** A stretch of network between two programs that a test can spoil. */
export class TcpProxy {
  weather: Weather = "fair";
  /** Every piece waits so long, in milliseconds. */
  delay = 0;
  /** Where connections lead; nothing answers as long as there is none. */
  target: string | null = null;
  /** What callers sent, piece by piece: the last fifty. */
  readonly sent: Buffer[] = [];
  private readonly open = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    /** Where the proxy listens, without a slash at the end. */
    readonly url: string,
  ) {}

  static async start(target: string | null = null): Promise<TcpProxy> {
    const server = createServer();
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    const proxy = new TcpProxy(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    proxy.target = target;
    server.on("connection", (socket) => proxy.accept(socket));
    return proxy;
  }

  private accept(client: Socket): void {
    this.keep(client);
    if (this.weather === "refused" || this.target === null) return void client.resetAndDestroy();
    if (this.weather === "silent") return void client.resume();
    const { hostname, port } = new URL(this.target);
    const server = connect(Number(port), hostname);
    this.keep(server);
    const pass = (from: Socket, to: Socket): void => {
      from.on("data", (piece) => {
        const send = (): void => void (to.destroyed || to.write(piece));
        if (this.delay > 0) setTimeout(send, this.delay);
        else send();
      });
      from.on("end", () => setTimeout(() => to.end(), this.delay));
      from.on("close", () => setTimeout(() => to.destroy(), this.delay));
    };
    client.on("data", (piece) => this.sent.splice(0, Math.max(0, this.sent.push(piece) - 50)));
    pass(client, server);
    // The question arrives and the answer does not.
    if (this.weather === "half-closed") server.on("data", () => client.end());
    else pass(server, client);
  }

  private keep(socket: Socket): void {
    this.open.add(socket);
    socket.on("error", () => undefined);
    socket.on("close", () => this.open.delete(socket));
  }

  /** Sends what a caller sent once before again, on a connection of its own; nobody reads the answer. */
  repeat(piece: Buffer): void {
    if (this.target === null) return;
    const { hostname, port } = new URL(this.target);
    const again = connect(Number(port), hostname, () => again.end(piece));
    this.keep(again);
    again.resume();
  }

  /** Ends whatever is under way; what comes next is as the weather says. */
  cut(): void {
    for (const socket of this.open) socket.destroy();
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((done) => this.server.close(done));
  }
}
