import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { perform, type WriteLog } from "../identity/perform";
import { Role } from "../platform/actor";
import type { WriteDb } from "../platform/database";
import { badInput } from "../platform/errors";
import { keyOfId } from "../platform/ids";
import type { RequestContext } from "../platform/request";
import { WithdrawnPayload } from "../record/inputs";
import { written } from "../record/reading";
import { recordSource } from "../sources/source.inputs";
import { deleteUncited } from "../sources/uncited";
import type { UnionRow } from "../unions/union.entity";
import { CommitteeRow, MandateRow, PersonRow } from "./committee.entity";
import {
  AppointOfficerInput,
  EndMandateInput,
  MandatePayload,
  WithdrawMandateInput,
} from "./committee.inputs";
import { mandateById } from "./mandate.queries";
import { endMandate, mandateState, recordMandate } from "./mandate.service";
import { ownedBy, partId, unionOwning } from "./owner";
import { forgetUnused, heldPerson, recordPerson } from "./person.service";

/** The person that the input names, recorded where it is a new one. */
async function personOf(tx: WriteDb, union: UnionRow, input: AppointOfficerInput): Promise<number> {
  const [id, name] = [input.personId ?? null, input.personName ?? null];
  if ((id === null) === (name === null)) {
    throw badInput(
      "personId",
      "personId: cần đúng một trong personId và personName / exactly one of personId and personName is needed.",
    );
  }
  if (name !== null) return recordPerson(tx, { name, unionId: union.id }, "personName");
  const row = await heldPerson(tx, keyOfId(id!, "Person", "personId"));
  if (!row || row.erasedAt !== null) {
    throw badInput("personId", "personId: không có người này / there is no such person.");
  }
  return row.id;
}

async function committeeIdOf(tx: WriteDb, committeeId: string | null | undefined): Promise<number | null> {
  if (committeeId === null || committeeId === undefined) return null;
  const code = keyOfId(committeeId, "Committee", "committeeId");
  return (await tx.findOneBy(CommitteeRow, { code }))?.id ?? -1;
}

/** A post is a part of its union, of its person and of its committee: all three changed. */
async function logMandate(
  tx: WriteDb,
  log: WriteLog,
  row: MandateRow,
  union: UnionRow,
  before: object | null,
  after: object | null,
): Promise<void> {
  const entry = { kind: "Mandate", key: String(row.id), before, after };
  await log.changed({ ...entry, owner: { kind: "Union", key: union.code } });
  const person = (await tx.findOneBy(PersonRow, { id: row.personId }))!;
  await log.changed({ ...entry, owner: { kind: "Person", key: person.code } });
  if (row.committeeId === null) return;
  const committee = (await tx.findOneBy(CommitteeRow, { id: row.committeeId }))!;
  await log.changed({ ...entry, owner: { kind: "Committee", key: committee.code } });
}

@Resolver()
export class OfficerMutations {
  @Mutation(() => MandatePayload, {
    description:
      "Records who holds or held a post in a union within the caller's reach. BAD_USER_INPUT: a post that ends before it begins or lies outside the union's life, a committee of another union, both or neither of personId and personName.",
  })
  async appointOfficer(
    @Arg("input", () => AppointOfficerInput, { description: "The post and the person." })
    input: AppointOfficerInput,
    @Ctx() request: RequestContext,
  ): Promise<MandatePayload> {
    const { union, idempotencyKey } = input;
    const verb = { mutation: "appointOfficer", role: Role.REPORTER, union, input, idempotencyKey };
    const key = await perform(request, verb, async (tx, owner, log) => {
      const committeeId = await committeeIdOf(tx, input.committeeId);
      const personId = await personOf(tx, owner, input);
      const sourceId = input.source ? await recordSource(tx, input.source) : null;
      const facts = { ...input, personId, committeeId, sourceId };
      const id = await recordMandate(tx, owner, facts, request.today);
      const row = (await tx.findOneBy(MandateRow, { id }))!;
      await logMandate(tx, log, row, owner, null, mandateState(row));
      return String(id);
    });
    return { mandate: await written(request, mandateById, Number(key)) };
  }

  @Mutation(() => MandatePayload, {
    description:
      "Ends a post on its last day. BAD_USER_INPUT: a day before it begins, or on which the union did not exist.",
  })
  async endMandate(
    @Arg("input", () => EndMandateInput, { description: "The post and its last day." })
    input: EndMandateInput,
    @Ctx() request: RequestContext,
  ): Promise<MandatePayload> {
    const id = partId(input.mandateId, "Mandate", "mandateId");
    const union = unionOwning(request, "mandate", "id", id);
    const { idempotencyKey } = input;
    const verb = { mutation: "endMandate", role: Role.REPORTER, union, input, idempotencyKey };
    const key = await perform(request, verb, async (tx, owner, log) => {
      const row = ownedBy(await tx.findOneBy(MandateRow, { id: id ?? 0 }), owner.id);
      await endMandate(tx, owner, row, input.to, request.today);
      const after = (await tx.findOneBy(MandateRow, { id: row.id }))!;
      await logMandate(tx, log, row, owner, mandateState(row), mandateState(after));
      return String(row.id);
    });
    return { mandate: await written(request, mandateById, Number(key)) };
  }

  @Mutation(() => WithdrawnPayload, {
    description:
      "Withdraws a post that should not have been recorded. A person who then holds none and signed nothing is forgotten.",
  })
  async withdrawMandate(
    @Arg("input", () => WithdrawMandateInput, { description: "The post and why." })
    input: WithdrawMandateInput,
    @Ctx() request: RequestContext,
  ): Promise<WithdrawnPayload> {
    const id = partId(input.mandateId, "Mandate", "mandateId");
    const union = unionOwning(request, "mandate", "id", id);
    const { idempotencyKey } = input;
    const verb = { mutation: "withdrawMandate", role: Role.REPORTER, union, input, idempotencyKey };
    await perform(request, verb, async (tx, owner, log) => {
      const row = ownedBy(await tx.findOneBy(MandateRow, { id: id ?? 0 }), owner.id);
      const { code } = (await tx.findOneBy(PersonRow, { id: row.personId }))!;
      const person = (await heldPerson(tx, code))!;
      await logMandate(tx, log, row, owner, mandateState(row), null);
      await tx.delete(MandateRow, { id: row.id });
      await deleteUncited(tx, row.sourceId);
      if (await forgetUnused(tx, person.id)) {
        await deleteUncited(tx, person.sourceId);
        await log.changed({ kind: "Person", key: person.code, before: {}, after: null });
      }
      return String(row.id);
    });
    return { withdrawnId: input.mandateId };
  }
}
