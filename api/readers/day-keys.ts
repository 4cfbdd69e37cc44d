import { randomBytes } from "node:crypto";
import { civilDay, type Clock } from "../platform/clock";
import type { Database, WriteDb } from "../platform/database";
import type { Day } from "../platform/days";
import { dayKey } from "./reader";

/** The key under which the readers of one day are told apart. */
export interface DayKey {
  readonly day: Day;
  readonly key: Buffer;
}

/**
 * The key of today, the same in every process of one database: the salt is drawn by whoever counts the first reader of
 * the day and deleted when the day is over. This process forgets yesterday's key with the first reader of today.
 */
export class DayKeys {
  private current: { readonly day: Day; readonly made: Promise<DayKey> } | null = null;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly secret: string,
  ) {}

  today(): Promise<DayKey> {
    const day = civilDay(this.clock.now());
    if (this.current?.day !== day) {
      const made = this.make(day);
      this.current = { day, made };
      made.catch(() => {
        if (this.current?.made === made) this.current = null;
      });
    }
    return this.current!.made;
  }

  private make(day: Day): Promise<DayKey> {
    return this.database.write(
      async (tx) => {
        const keep =
          this.database.kind === "mysql" ? "ON DUPLICATE KEY UPDATE day = day" : "ON CONFLICT DO NOTHING";
        const drawn = randomBytes(32).toString("base64url");
        await tx.query(`INSERT INTO reader_day (day, salt) VALUES (?, ?) ${keep}`, [day, drawn]);
        const [row] = (await tx.query("SELECT salt FROM reader_day WHERE day = ?", [day])) as {
          salt: string;
        }[];
        return { day, key: dayKey(row!.salt, this.secret) };
      },
      { visible: false },
    );
  }
}

/** Those of the days that are not over yet; none of them ends before this transaction does. */
export async function openDays(tx: WriteDb, isMysql: boolean, days: readonly Day[]): Promise<Set<Day>> {
  const open = new Set<Day>();
  for (const day of days) {
    const rows = (await tx.query(
      `SELECT day FROM reader_day WHERE day = ?${isMysql ? " LOCK IN SHARE MODE" : ""}`,
      [day],
    )) as unknown[];
    if (rows.length > 0) open.add(day);
  }
  return open;
}
