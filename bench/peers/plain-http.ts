import { createServer } from "node:http";

/** Serves what `answer` gives to an address and a body (null: nothing is there), without a framework. */
export function listenPlainly(
  port: number,
  answer: (url: string, body: string) => Promise<Buffer | null> | Buffer | null,
): void {
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8");
    request.on("data", (piece: string) => (body += piece));
    request.on("end", () => {
      const send = (found: Buffer | null): void => {
        const bytes = found ?? Buffer.from("{}");
        response.writeHead(found ? 200 : 404, {
          "content-type": "application/json; charset=utf-8",
          "content-length": bytes.length,
        });
        response.end(bytes);
      };
      const found = answer(request.url ?? "", body);
      if (!(found instanceof Promise)) return send(found);
      found.then(send, (error: unknown) => response.writeHead(500).end(String(error)));
    });
  });
  server.listen(port, "127.0.0.1");
}
