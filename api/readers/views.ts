import type { Database, WriteDb } from "../platform/database";
import type { Day } from "../platform/days";
import type { Logger } from "../platform/log";
import { articleText, type ArticleKey } from "./article-key";
import { openDays } from "./day-keys";
import { publishedOf } from "./published";

/** One reader of one article on one day. */
export interface View extends ArticleKey {
  readonly day: Day;
  readonly digest: string;
}

/** Views are gathered for as long as this, or until there are so many, before they are written. */
const GATHER_MS = 3_000;
const MOST_GATHERED = 1_000;
/** Rows of one INSERT. */
const ROWS = 200;

const nameOf = (view: View): string => `${view.day} ${articleText(view)} ${view.digest}`;

/**
 * Gathers views in memory and writes them behind the requests, one transaction for all of a few seconds. What is
 * gathered is lost with the process; no more than so many are ever held.
 */
export class Views {
  private gathered = new Map<string, View>();
  private timer: NodeJS.Timeout | null = null;
  private writing: Promise<void> = Promise.resolve();
  private isWriting = false;
  private isAway = false;
  private lost = 0;

  constructor(
    private readonly database: Database,
    private readonly log: Logger,
  ) {}

  /** Notes a view; the same reader of the same article on the same day counts once. */
  note(view: View): void {
    this.gather(view);
    // A database that is away is tried again after a while, not with every view.
    if (this.gathered.size >= MOST_GATHERED && !this.isWriting && !this.isAway) void this.flush();
    else this.wait();
  }

  private gather(view: View): void {
    if (this.gathered.size < MOST_GATHERED) this.gathered.set(nameOf(view), view);
    else this.lost += 1;
  }

  private wait(): void {
    this.timer ??= setTimeout(() => void this.flush(), GATHER_MS).unref();
  }

  /** Writes what was gathered; the last thing before the database closes. */
  flush(): Promise<void> {
    this.isWriting = true;
    this.writing = this.writing.then(() => this.write()).finally(() => (this.isWriting = false));
    return this.writing;
  }

  /** What cannot be written is gathered again, as far as there is room. */
  private async write(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    const views = this.gathered;
    this.gathered = new Map();
    if (views.size === 0) return;
    try {
      await this.database.write((tx) => this.writeRows(tx, [...views.values()]), { visible: false });
      this.isAway = false;
    } catch (error) {
      this.isAway = true;
      for (const view of views.values()) this.gather(view);
      this.wait();
      this.log.warn({ err: error, views: views.size }, "views were not written yet");
    }
    if (this.lost > 0) this.log.warn({ lost: this.lost }, "more views came than could be written");
    this.lost = 0;
  }

  /** A view of a day that is over, or of what is not published, is left out. */
  private async writeRows(tx: WriteDb, views: readonly View[]): Promise<void> {
    const isMysql = this.database.kind === "mysql";
    const open = await openDays(tx, isMysql, [...new Set(views.map(({ day }) => day))].sort());
    const published = await publishedOf(tx, views);
    const counted = views
      .filter((view) => open.has(view.day) && published.has(articleText(view)))
      .sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
    const once = isMysql ? "ON DUPLICATE KEY UPDATE digest = digest" : "ON CONFLICT DO NOTHING";
    for (let at = 0; at < counted.length; at += ROWS) {
      const rows = counted.slice(at, at + ROWS);
      await tx.query(
        `INSERT INTO reader_view (day, document_id, locale, digest) VALUES ${rows.map(() => "(?, ?, ?, ?)").join(", ")} ${once}`,
        rows.flatMap(({ day, documentId, locale, digest }) => [day, documentId, locale, digest]),
      );
    }
  }
}
