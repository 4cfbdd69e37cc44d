import type { Clock } from "../platform/clock";
import type { Database, WriteDb } from "../platform/database";
import type { Logger } from "../platform/log";
import { places } from "../platform/request";

const HOUR = 3_600_000;
/** Uses are gathered for as long as this before they are written. */
const GATHER_MS = 1_000;

/**
 * Remembers when tokens were last used, to within an hour: at most one row is written an hour and token, behind the
 * requests and in a transaction of its own, so that no read waits for a write.
 */
export class TokenUses {
  private readonly noted = new Map<number, number>();
  private gathered = new Map<number, string>();
  private timer: NodeJS.Timeout | null = null;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly log: Logger,
  ) {}

  /** Notes that a token was recognised just now. */
  note(tokenId: number): void {
    const now = this.clock.now();
    if (now.getTime() - (this.noted.get(tokenId) ?? -Infinity) < HOUR) return;
    this.noted.set(tokenId, now.getTime());
    this.gathered.set(tokenId, now.toISOString());
    this.timer ??= setTimeout(() => void this.flush(), GATHER_MS).unref();
  }

  /** Writes what was gathered; the last thing before the database closes. A use that cannot be written is left out. */
  flush(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    const uses = this.gathered;
    this.gathered = new Map();
    if (uses.size > 0) this.writing = this.writing.then(() => this.write(uses));
    return this.writing;
  }

  private async write(uses: ReadonlyMap<number, string>): Promise<void> {
    try {
      await this.database.write((tx) => this.writeRows(tx, uses), { visible: false });
    } catch (error) {
      for (const tokenId of uses.keys()) this.noted.delete(tokenId);
      this.log.warn({ err: error, tokens: uses.size }, "the last use of tokens was not written");
    }
  }

  /** Always in the order of the ids, so that two processes never wait for each other. */
  private async writeRows(tx: WriteDb, uses: ReadonlyMap<number, string>): Promise<void> {
    const newer =
      this.database.kind === "mysql"
        ? "ON DUPLICATE KEY UPDATE used_at = GREATEST(used_at, VALUES(used_at))"
        : "ON CONFLICT (token_id) DO UPDATE SET used_at = MAX(used_at, excluded.used_at)";
    const rows = [...uses].sort(([a], [b]) => a - b);
    const known = (await tx.query(
      `SELECT token_id, used_at FROM api_token_use WHERE token_id IN (${places(rows)})`,
      rows.map(([tokenId]) => tokenId),
    )) as { token_id: number; used_at: string }[];
    const before = new Map(known.map((row) => [row.token_id, Date.parse(row.used_at)]));
    for (const [tokenId, usedAt] of rows) {
      if (Date.parse(usedAt) - (before.get(tokenId) ?? -Infinity) < HOUR) continue;
      await tx.query(`INSERT INTO api_token_use (token_id, used_at) VALUES (?, ?) ${newer}`, [
        tokenId,
        usedAt,
      ]);
    }
  }
}
