import { setTimeout as sleep } from "node:timers/promises";
import { Unreadable } from "./decode";

interface DatabaseError {
  code?: string;
  message?: string;
}

const TRIES = 4;

const isBusy = ({ code, message = "" }: DatabaseError): boolean =>
  /SQLITE_BUSY|ER_LOCK_WAIT_TIMEOUT|ER_LOCK_DEADLOCK/.test(`${code}`) || /database is locked$/.test(message);

/** A page that another import has noted meanwhile. */
export const isTaken = ({ code, message = "" }: DatabaseError): boolean =>
  /SQLITE_CONSTRAINT|ER_DUP_ENTRY/.test(`${code}`) && /imported_pages/.test(message);

const busy = () =>
  new Unreadable(
    "database_busy",
    "cơ sở dữ liệu đang bận (CMS đang chạy trên cùng tệp): chưa ghi gì, hãy chạy lại lệnh",
    "the database is busy (the CMS runs on the same file): nothing was written, run the command again",
  );

/** Another process may hold the database for a moment: it is asked again before the work is given up. */
export async function patiently<Result>(work: () => Promise<Result>, tries = TRIES): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isBusy(error as DatabaseError)) throw error;
      if (attempt >= tries) throw busy();
      await sleep(attempt * 1500);
    }
  }
}

/** What an error says, without the statement and the values that a database's error repeats: they hold a draft's words. */
export function shortMessage(error: Error): string {
  const { message, code } = error as Error & DatabaseError;
  const isStatement = /^\s*(?:select|insert|update|delete|begin|commit|alter|create)\b/i.test(message);
  const reason = isStatement ? message.slice(message.lastIndexOf(" - ") + 3) : message;
  return `${code ? `${code}: ` : ""}${reason}`.replace(/\s+/g, " ").slice(0, 200);
}
