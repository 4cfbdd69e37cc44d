import { QUESTIONS } from "../questions/answers";
import { answering } from "./answer";
import { connect } from "./connect";
import { handSql } from "./hand-sql";
import { listenPlainly } from "./plain-http";
import { peerSettings } from "./modules";

/** A limit: node:http, hand-written SQL, JSON.stringify and nothing else. POST /q1 … /q5 with the variables as JSON. */
async function main(): Promise<void> {
  const { port, database } = peerSettings();
  const answers = answering(await handSql(connect(database)));
  listenPlainly(port, async (url, body) => {
    const question = QUESTIONS.find((each) => url === `/${each}`);
    if (!question) return null;
    return Buffer.from(JSON.stringify({ data: await answers[question](JSON.parse(body) as never) }));
  });
}

void main();
