import pino, { type Logger } from "pino";

export type { Logger };

/** The process's log: one JSON line an event, secrets redacted. */
export function createLog(level: string): Logger {
  return pino({
    level,
    redact: {
      paths: [
        "*.authorization",
        "*.cookie",
        "*.password",
        "*.token",
        "req.headers.authorization",
        "req.headers.cookie",
      ],
      censor: "[redacted]",
    },
  });
}
