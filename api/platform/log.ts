import pino, { type DestinationStream, type Logger } from "pino";

export type { Logger };

/** A token's secret anywhere in a line, whoever put it there and however deep. */
const SECRETS = /cdh_[A-Za-z0-9_-]{12,}/g;
const HEADERS = [
  "authorization",
  "cookie",
  "headers.authorization",
  "headers.cookie",
  'headers["set-cookie"]',
];

/** An error without the values of the statement that failed: they are a person's, or a body's. */
function describeError(error: Error): object {
  const {
    parameters: _,
    sql: __,
    driverError: ___,
    ...rest
  } = pino.stdSerializers.err(error) as unknown as Record<string, unknown>;
  return rest;
}

/** The process's log: one JSON line an event, secrets redacted. It goes to the standard output, or to `stream`. */
export function createLog(level: string, stream?: DestinationStream): Logger {
  const options: pino.LoggerOptions = {
    level,
    serializers: { err: describeError },
    hooks: { streamWrite: (line) => line.replace(SECRETS, "[redacted]") },
    redact: {
      paths: [
        ...HEADERS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
        ...["password", "token", "secret"].flatMap((name) => [name, `*.${name}`]),
      ],
      censor: "[redacted]",
    },
  };
  return stream ? pino(options, stream) : pino(options);
}
