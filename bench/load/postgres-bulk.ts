import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { peerModule, type PeerSettings } from "../peers/modules";
import { asText, type Bulk } from "./bulk";

interface Client {
  connect(): Promise<void>;
  query(sql: string): Promise<unknown>;
  query(copy: NodeJS.WritableStream): NodeJS.WritableStream;
  end(): Promise<void>;
}

/** Streams rows into PostgreSQL through COPY. */
export async function openPostgresBulk(database: PeerSettings["database"]): Promise<Bulk> {
  if (database.kind !== "postgres") throw new Error("not PostgreSQL");
  const { Client } = peerModule<{ Client: new (options: unknown) => Client }>("pg");
  const { from } = peerModule<{ from(sql: string): NodeJS.WritableStream }>("pg-copy-streams");
  const client = new Client({ ...database, database: database.name });
  await client.connect();
  return {
    async append(table, seen) {
      const copy = client.query(from(`COPY ${table.name} (${table.columns.join(", ")}) FROM STDIN`));
      await pipeline(Readable.from(asText(table.rows(), seen), { objectMode: false }), copy);
    },
    async run(sql) {
      await client.query(sql);
    },
    close: () => client.end(),
  };
}
