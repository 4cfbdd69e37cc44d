import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { perform } from "../identity/perform";
import { Role } from "../platform/actor";
import { keyOfId } from "../platform/ids";
import type { RequestContext } from "../platform/request";
import { WithdrawnPayload } from "../record/inputs";
import { gone } from "../record/reading";
import { recordSource } from "../sources/source.inputs";
import { deleteUncited } from "../sources/uncited";
import { CommitteeRow } from "./committee.entity";
import { CommitteePayload, RecordCommitteeInput, WithdrawCommitteeInput } from "./committee.inputs";
import { committeeById } from "./committee.queries";
import { committeeState, recordCommittee } from "./committee.service";
import { ownedBy, unionOwning } from "./owner";
import { deleteUnused } from "./stable-code";
import { leaveTerm } from "./unstated-term";

@Resolver()
export class CommitteeMutations {
  @Mutation(() => CommitteePayload, {
    description:
      "Records a body of a union within the caller's reach. BAD_USER_INPUT: a body of kind OTHER without a name, a term that overlaps another, both a union's term and one of its own.",
  })
  async recordCommittee(
    @Arg("input", () => RecordCommitteeInput, { description: "The body." }) input: RecordCommitteeInput,
    @Ctx() request: RequestContext,
  ): Promise<CommitteePayload> {
    const { union, idempotencyKey } = input;
    const verb = { mutation: "recordCommittee", role: Role.REPORTER, union, input, idempotencyKey };
    const key = await perform(request, verb, async (tx, owner, log) => {
      const sourceId = input.source ? await recordSource(tx, input.source) : null;
      const id = await recordCommittee(tx, owner, { ...input, sourceId });
      const row = (await tx.findOneBy(CommitteeRow, { id }))!;
      await log.changed({ kind: "Committee", key: row.code, before: null, after: committeeState(row) });
      return String(id);
    });
    const committee = await request.load(committeeById, Number(key));
    if (!committee) throw gone();
    return { committee };
  }

  @Mutation(() => WithdrawnPayload, {
    description:
      "Withdraws a body that should not have been recorded, and its term where nothing else states it. CONFLICT while posts are recorded on it.",
  })
  async withdrawCommittee(
    @Arg("input", () => WithdrawCommitteeInput, { description: "The body and why." })
    input: WithdrawCommitteeInput,
    @Ctx() request: RequestContext,
  ): Promise<WithdrawnPayload> {
    const key = keyOfId(input.committeeId, "Committee", "committeeId");
    const union = unionOwning(request, "committee", "code", key);
    const { idempotencyKey } = input;
    const verb = { mutation: "withdrawCommittee", role: Role.REPORTER, union, input, idempotencyKey };
    await perform(request, verb, async (tx, owner, log) => {
      const row = ownedBy(await tx.findOneBy(CommitteeRow, { code: key }), owner.id);
      await deleteUnused(tx, "committee", row.id);
      await leaveTerm(tx, row.termId, row.sourceId);
      await deleteUncited(tx, row.sourceId);
      await log.changed({ kind: "Committee", key, before: committeeState(row), after: null });
      return key;
    });
    return { withdrawnId: input.committeeId };
  }
}
