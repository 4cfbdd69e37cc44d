import type { WriteDb } from "../platform/database";
import { encodeId } from "../platform/ids";
import type { TargetRow } from "../targets/target.entity";
import type { TargetGiven } from "../targets/target.columns";
import { numberedTarget, setTarget } from "../targets/target.service";
import { UnionRow } from "../unions/union.entity";
import type { DemoSources } from "./sources";
import record from "./targets.json";

type DemoTarget = Omit<TargetGiven, "within"> & {
  union: string;
  /** Number of the target that it is a part of, which stands before it. */
  within: string | null;
  source: { key: string; quote: string; note: string | null };
};

function recorded(
  tx: WriteDb,
  union: UnionRow,
  { congress, campaign }: DemoTarget,
  ordinal: string,
): Promise<TargetRow | null> {
  return numberedTarget(tx, {
    unionId: union.id,
    congressCode: congress ?? null,
    campaignCode: campaign ?? null,
    ordinal,
  });
}

/** Records the targets that are not there yet; returns how many. */
export async function loadTargets(tx: WriteDb, sources: DemoSources): Promise<number> {
  let count = 0;
  for (const target of record as DemoTarget[]) {
    const { union: code, within, source, ...given } = target;
    const union = (await tx.findOneBy(UnionRow, { code }))!;
    if (await recorded(tx, union, target, target.ordinal)) continue;
    const whole = within === null ? null : (await recorded(tx, union, target, within))!;
    const sourceId = await sources(source.key, source.quote, { note: source.note });
    await setTarget(
      tx,
      union,
      { ...given, within: whole && encodeId("Target", `${code}/${whole.id}`) },
      sourceId,
    );
    count += 1;
  }
  return count;
}
