import { In } from "typeorm";
import type { CommitteeKind } from "../congresses/committee.enums";
import type { WriteDb } from "../platform/database";
import type { Day } from "../platform/days";
import { places } from "../platform/request";
import { fold } from "../platform/text";
import { UnionRow } from "../unions/union.entity";
import { RowRefused } from "./import.columns";
import { COMMITTEES } from "./officers.row";

interface CommitteeFound {
  id: number;
  code: string;
  union_id: number;
  kind: CommitteeKind;
}

interface MandateFound {
  union_id: number;
  person_id: number;
  name: string;
  erased_at: string | null;
  position_kind: string;
  title_vi: string | null;
  committee_id: number | null;
  valid_from: Day;
  valid_to: Day;
  held_on: Day | null;
}

/** What two posts of one union must not share. An erased person's post has no name: its days and kind stand for it. */
export const postKey = (
  union: number,
  name: string,
  post: Omit<MandateFound, "union_id" | "name" | "person_id" | "erased_at">,
): string =>
  JSON.stringify([
    ...[union, name, post.position_kind, post.title_vi, post.committee_id],
    ...[post.valid_from, post.valid_to, post.held_on],
  ]);

/** Stands for the name of a person whose name was erased. */
export const ERASED = "\0erased";

/** What is recorded of the unions of some rows. */
export class KnownPosts {
  private constructor(
    readonly unions: ReadonlyMap<string, UnionRow>,
    private readonly committees: readonly CommitteeFound[],
    readonly persons: Map<string, number>,
    readonly posts: Set<string>,
  ) {}

  static async of(tx: WriteDb, codes: readonly string[]): Promise<KnownPosts> {
    const unions = await tx.findBy(UnionRow, { code: In([...codes]) });
    const ids = unions.map(({ id }) => id);
    if (ids.length === 0) return new KnownPosts(new Map(), [], new Map(), new Set());
    const inUnions = `union_id IN (${places(ids)})`;
    const committees = (await tx.query(
      `SELECT id, code, union_id, kind FROM committee WHERE ${inUnions}`,
      ids,
    )) as CommitteeFound[];
    const posts = (await tx.query(
      `SELECT m.union_id, m.person_id, p.name, p.erased_at, m.position_kind, m.title_vi, m.committee_id, m.valid_from, m.valid_to, m.held_on
         FROM mandate m JOIN person p ON p.id = m.person_id WHERE m.${inUnions}`,
      ids,
    )) as MandateFound[];
    const keepers = (await tx.query(
      `SELECT id, union_id, name FROM person WHERE erased_at IS NULL AND ${inUnions} ORDER BY id DESC`,
      ids,
    )) as { id: number; union_id: number; name: string }[];
    const persons = new Map(keepers.map((row) => [`${row.union_id} ${row.name}`, row.id]));
    for (const row of posts)
      if (row.erased_at === null) persons.set(`${row.union_id} ${row.name}`, row.person_id);
    const keys = posts.map((row) => postKey(row.union_id, row.erased_at === null ? row.name : ERASED, row));
    return new KnownPosts(
      new Map(unions.map((union) => [union.code, union])),
      committees,
      persons,
      new Set(keys),
    );
  }

  committeeId(union: UnionRow, named: string | null): number | null {
    if (named === null) return null;
    const own = this.committees.filter((committee) => committee.union_id === union.id);
    const byCode = own.find((committee) => committee.code === named);
    const kind = COMMITTEES.get(fold(named));
    const [found, ...others] = byCode ? [byCode] : own.filter((committee) => committee.kind === kind);
    if (found && others.length === 0) return found.id;
    throw new RowRefused(
      `committee: “${named.slice(0, 60)}” không phải một ban duy nhất của công đoàn này / not one committee of this union`,
    );
  }
}
