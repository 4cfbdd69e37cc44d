import "reflect-metadata";
import { makeModel } from "../country/model";
import { QUESTIONS } from "../questions/answers";
import { variablesOf } from "../questions/variables";
import { answering } from "./answer";
import { connect } from "./connect";
import { handSql } from "./hand-sql";
import { peerSettings } from "./modules";
import { listenPlainly } from "./plain-http";

/** The limit of the transport: every answer is computed before the first request and only sent. */
async function main(): Promise<void> {
  const { port, database, size, seed } = peerSettings();
  const answers = answering(await handSql(connect(database)));
  const variables = variablesOf(makeModel(size, seed));
  const stored = new Map<string, Buffer>();
  for (const question of QUESTIONS) {
    for (const asked of variables[question]) {
      const data = await answers[question](asked as never);
      stored.set(`/${question}${JSON.stringify(asked)}`, Buffer.from(JSON.stringify({ data })));
    }
  }
  listenPlainly(port, (url, body) => stored.get(`${url}${body}`) ?? null);
}

void main();
