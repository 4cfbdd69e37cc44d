import { rebuildAncestry } from "../../api/unions/ancestry";
import { UnionKind } from "../../api/unions/union.enums";
import { recordUnion, type UnionInput, type UnionVersionInput } from "../../api/unions/union.service";
import type { App } from "../support/app";

type Draft = Partial<UnionInput> &
  Pick<UnionInput, "code"> &
  Partial<Pick<UnionVersionInput, "kind" | "province" | "employer">> & { name?: string; under?: string };

/** A union with one version, under one parent, unless the draft says more. */
export function draft({ name, kind, province, employer, under, ...union }: Draft): UnionInput {
  return {
    versions: [{ nameVi: name ?? union.code, kind: kind ?? UnionKind.GRASSROOTS_UNION, province, employer }],
    affiliations: under ? [{ parent: under }] : [],
    ...union,
  };
}

/** Records unions, parents first, and derives who stands above whom; all or none. */
export function record(app: App, ...drafts: readonly Draft[]): Promise<number[]> {
  return app.database.write(async (tx) => {
    const ids: number[] = [];
    for (const one of drafts) ids.push(await recordUnion(tx, draft(one)));
    await rebuildAncestry(tx, ids);
    return ids;
  });
}
