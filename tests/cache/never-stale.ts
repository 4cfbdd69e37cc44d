/** What a run of readers beside a writer found. */
export interface Seen {
  readonly reads: number;
  readonly writes: number;
  /** Reads that were told "not modified". */
  readonly unchanged: number;
  /** Reads that showed less than what had been acknowledged before they began; must be empty. */
  readonly stale: readonly string[];
}

export interface Course {
  /** The processes that share one database. */
  readonly urls: readonly string[];
  /** Writes the number through one of them; resolves when that is acknowledged. */
  readonly write: (number: number, url: string) => Promise<void>;
  /** A query for strangers, and the number in its data. */
  readonly query: string;
  readonly numberIn: (data: any) => number;
  readonly reads: number;
  /** Readers at once. */
  readonly readers?: number;
  /** The longest pause between two writes, in milliseconds. */
  readonly pause?: number;
}

/** One reader: asks by POST, by GET, and with the tag that it was given last. */
class Reader {
  private readonly held = new Map<string, { tag: string; number: number }>();
  unchanged = 0;

  constructor(private readonly course: Course) {}

  async read(url: string, way: number): Promise<number> {
    if (way % 3 === 0) {
      const headers = { "content-type": "application/json" };
      const body = JSON.stringify({ query: this.course.query });
      return this.numberOf(await fetch(`${url}/graphql`, { method: "POST", headers, body }));
    }
    const address = `/graphql?query=${encodeURIComponent(this.course.query)}`;
    // A tag is good at every process of the same program.
    const held = way % 3 === 1 ? undefined : this.held.get(address);
    const headers = { "apollo-require-preflight": "1", ...(held && { "if-none-match": held.tag }) };
    const answer = await fetch(`${url}${address}`, { headers });
    if (answer.status === 304) {
      this.unchanged += 1;
      return held!.number;
    }
    const number = await this.numberOf(answer);
    this.held.set(address, { tag: answer.headers.get("etag")!, number });
    return number;
  }

  private async numberOf(answer: Response): Promise<number> {
    const text = await answer.text();
    const { data, errors } = JSON.parse(text);
    if (errors || !data) throw new Error(text);
    return this.course.numberIn(data);
  }
}

/**
 * Reads through several processes while numbers are written through them, one larger than the other: a read that
 * begins after a write was acknowledged must show that number or a larger one, never one that was not yet begun.
 */
export async function readBesideWrites(course: Course): Promise<Seen> {
  const { urls, write, reads, readers = 12, pause = 15 } = course;
  let begun = 0;
  let acknowledged = 0;
  let started = 0;
  const stale: string[] = [];
  await write(++begun, urls[0]!);
  acknowledged = begun;
  let reading = true;
  const writing = (async () => {
    while (reading) {
      begun += 1;
      await write(begun, urls[begun % urls.length]!);
      acknowledged = begun;
      await new Promise((done) => setTimeout(done, Math.random() * pause));
    }
  })();
  const all = Array.from({ length: readers }, () => new Reader(course));
  const work = all.map(async (reader) => {
    for (let way = started++; way < reads; way = started++) {
      const atLeast = acknowledged;
      const url = urls[Math.floor(Math.random() * urls.length)]!;
      const number = await reader.read(url, way);
      if (number < atLeast || number > begun)
        stale.push(`read ${number}, acknowledged ${atLeast}, begun ${begun}`);
    }
  });
  try {
    await Promise.all(work);
  } finally {
    reading = false;
    await writing;
  }
  return { reads, writes: begun, unchanged: all.reduce((sum, { unchanged }) => sum + unchanged, 0), stale };
}
