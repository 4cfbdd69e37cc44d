import { MandateRow } from "../congresses/committee.entity";
import { mandateState, readMandateDays, recordMandate } from "../congresses/mandate.service";
import { recordPerson } from "../congresses/person.service";
import type { Change } from "../platform/changes";
import type { WriteDb } from "../platform/database";
import { addDays, OPEN_FROM, OPEN_TO } from "../platform/days";
import type { UnionRow } from "../unions/union.entity";
import { auditImport } from "./import.audit";
import { RowRefused } from "./import.columns";
import type { ImportKind, ImportRun, ImportSession, Outcome } from "./import.kind";
import { reasonOf, type ReadRow } from "./import.read";
import { ERASED, KnownPosts, postKey } from "./officers.known";
import { OFFICER_COLUMNS, type OfficerRead, readOfficer } from "./officers.row";

class OfficerSession implements ImportSession<OfficerRead> {
  private readonly changed = new Map<string, Change>();

  constructor(
    private readonly tx: WriteDb,
    private readonly run: ImportRun,
  ) {}

  async take(rows: readonly ReadRow<OfficerRead>[]): Promise<readonly Outcome[]> {
    const known = await KnownPosts.of(this.tx, [...new Set(rows.map(({ value }) => value.union))]);
    const outcomes: Outcome[] = [];
    for (const { value } of rows) {
      try {
        outcomes.push(await this.record(value, known));
      } catch (error) {
        outcomes.push({ refused: reasonOf(error) });
      }
    }
    return outcomes;
  }

  /** Everything is checked before the first of its rows is written. */
  private async record(post: OfficerRead, known: KnownPosts): Promise<Outcome> {
    const { tx, run } = this;
    const union = known.unions.get(post.union);
    if (!union)
      throw new RowRefused(`union: không có công đoàn ${post.union} / there is no union ${post.union}`);
    const committeeId = known.committeeId(union, post.committee);
    readMandateDays(union, post, run.today);
    const stored = {
      ...{ position_kind: post.position, title_vi: post.titleVi, committee_id: committeeId },
      ...{ valid_from: post.from ?? OPEN_FROM, valid_to: post.to === null ? OPEN_TO : addDays(post.to, 1) },
      held_on: post.heldOn,
    };
    const key = postKey(union.id, post.person, stored);
    if (known.posts.has(key) || known.posts.has(postKey(union.id, ERASED, stored))) return "UNCHANGED";
    known.posts.add(key);
    const name = `${union.id} ${post.person}`;
    const personId =
      known.persons.get(name) ?? (await recordPerson(tx, { name: post.person, unionId: union.id }, "person"));
    known.persons.set(name, personId);
    const { position, titleVi } = post;
    const facts = { ...post, personId, position, titleVi, committeeId, sourceId: null };
    const id = await recordMandate(tx, union, facts, run.today);
    const row = (await tx.findOneBy(MandateRow, { id }))!;
    await this.log(row, union);
    return "RECORDED";
  }

  /** A post is a part of its union, of its person and of its committee: all three changed. */
  private async log(row: MandateRow, union: UnionRow): Promise<void> {
    const owners = (await this.tx.query(
      `SELECT 'Person' AS kind, code FROM person WHERE id = ? UNION ALL SELECT 'Committee', code FROM committee WHERE id = ?`,
      [row.personId, row.committeeId ?? 0],
    )) as { kind: string; code: string }[];
    const after = mandateState(row);
    const changes = [{ kind: "Mandate", key: String(row.id), before: null, after }];
    await auditImport(this.tx, this.run, "officers", union.code, changes);
    for (const { kind, code } of [{ kind: "Union", code: union.code }, ...owners]) {
      const change: Change = { kind, key: code, code: kind === "Union" ? code : null, action: "UPSERT" };
      this.changed.set(`${kind} ${code}`, change);
    }
  }

  finish(): Promise<readonly Change[]> {
    return Promise.resolve([...this.changed.values()]);
  }
}

/** Posts of people in unions. */
export const OFFICER_IMPORT: ImportKind<OfficerRead> = {
  columns: OFFICER_COLUMNS,
  read: readOfficer,
  key: (row) => JSON.stringify(row),
  open: async (tx, run) => new OfficerSession(tx, run),
};
