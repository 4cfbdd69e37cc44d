import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { perform } from "../identity/perform";
import { Role } from "../platform/actor";
import type { WriteDb } from "../platform/database";
import { badInput } from "../platform/errors";
import { keyOfId } from "../platform/ids";
import type { RequestContext } from "../platform/request";
import { WithdrawnPayload } from "../record/inputs";
import { written } from "../record/reading";
import { checkYear, optionalText, textOf, unionIdOf } from "../record/rules";
import { recordSource } from "../sources/source.inputs";
import { deleteUncited } from "../sources/uncited";
import type { UnionRow } from "../unions/union.entity";
import { CongressRow, ResolutionTaskRow } from "./congress.entity";
import { TaskOrigin } from "./congress.enums";
import { RecordTaskInput, TaskPayload, WithdrawTaskInput } from "./congress.inputs";
import { ownedBy, partId, unionOwning } from "./owner";
import { taskById } from "./task.queries";
import { checkOrdinal } from "./term.service";

async function congressOf(
  tx: WriteDb,
  union: UnionRow,
  { origin, congressId }: RecordTaskInput,
): Promise<number | null> {
  const given = congressId ?? null;
  if ((origin === TaskOrigin.CONGRESS_RESOLUTION) !== (given !== null)) {
    throw badInput(
      "congressId",
      "congressId: chỉ dùng cho nghị quyết đại hội, và bắt buộc / of a CONGRESS_RESOLUTION, and only of one.",
    );
  }
  if (given === null) return null;
  const row = await tx.findOneBy(CongressRow, { code: keyOfId(given, "Congress", "congressId") });
  if (row?.unionId !== union.id) {
    throw badInput(
      "congressId",
      "congressId: không phải đại hội của công đoàn này / not a congress of this union.",
    );
  }
  return row.id;
}

async function issuerOf(
  tx: WriteDb,
  union: UnionRow,
  { origin, issuedBy }: RecordTaskInput,
): Promise<number | null> {
  const id = (await unionIdOf(tx, issuedBy, "issuedBy")) ?? null;
  if (id !== null && (origin !== TaskOrigin.DIRECTION || id === union.id)) {
    throw badInput(
      "issuedBy",
      "issuedBy: chỉ là công đoàn cấp trên của một chỉ đạo / only another union, of a DIRECTION.",
    );
  }
  return id;
}

/** The number after the last of the same document. */
async function nextOrdinal(
  tx: WriteDb,
  union: UnionRow,
  { origin, year }: RecordTaskInput,
  congressId: number | null,
): Promise<number> {
  const [row] = (await tx.query(
    `SELECT MAX(ordinal) AS last FROM resolution_task
      WHERE union_id = ? AND origin = ? AND COALESCE(congress_id, 0) = ? AND COALESCE(plan_year, 0) = ?`,
    [union.id, origin, congressId ?? 0, year ?? 0],
  )) as { last: number | null }[];
  return Number(row!.last ?? 0) + 1;
}

/** What the logs keep of a task. */
function stateOf(row: ResolutionTaskRow): object {
  const { origin, ordinal, year, congressId, issuedById, textVi, textEn } = row;
  return { origin, ordinal, year, congressId, issuedById, textVi, textEn };
}

@Resolver()
export class TaskMutations {
  @Mutation(() => TaskPayload, {
    description:
      "Records what a union within the caller's reach set itself or was told to do. BAD_USER_INPUT: an ordinal below 1, a congress of another union, a year in which the union did not exist.",
  })
  async recordTask(
    @Arg("input", () => RecordTaskInput, { description: "The task." }) input: RecordTaskInput,
    @Ctx() request: RequestContext,
  ): Promise<TaskPayload> {
    const { union, idempotencyKey } = input;
    const verb = { mutation: "recordTask", role: Role.REPORTER, union, input, idempotencyKey };
    const key = await perform(request, verb, async (tx, owner, log) => {
      if (input.origin === TaskOrigin.CAMPAIGN) {
        throw badInput(
          "origin",
          "origin: nội dung phong trào được ghi cùng phong trào / contents of a campaign are recorded with the campaign.",
        );
      }
      checkOrdinal(input.ordinal ?? null, "ordinal");
      checkYear(owner, input.year ?? null);
      const congressId = await congressOf(tx, owner, input);
      const { identifiers } = await tx.insert(ResolutionTaskRow, {
        unionId: owner.id,
        origin: input.origin,
        congressId,
        campaignCode: null,
        ordinal: input.ordinal ?? (await nextOrdinal(tx, owner, input, congressId)),
        textVi: textOf(input.textVi, "textVi", 2000),
        textEn: optionalText(input.textEn, "textEn", 2000) ?? null,
        year: input.year ?? null,
        issuedById: await issuerOf(tx, owner, input),
        sourceId: input.source ? await recordSource(tx, input.source) : null,
      });
      const row = (await tx.findOneBy(ResolutionTaskRow, { id: identifiers[0]!.id as number }))!;
      await logTask(tx, log.changed, row, owner, null, stateOf(row));
      return String(row.id);
    });
    return { task: await written(request, taskById, Number(key)) };
  }

  @Mutation(() => WithdrawnPayload, { description: "Withdraws a task that should not have been recorded." })
  async withdrawTask(
    @Arg("input", () => WithdrawTaskInput, { description: "The task and why." }) input: WithdrawTaskInput,
    @Ctx() request: RequestContext,
  ): Promise<WithdrawnPayload> {
    const id = partId(input.taskId, "ResolutionTask", "taskId");
    const union = unionOwning(request, "resolution_task", "id", id);
    const { idempotencyKey } = input;
    const verb = { mutation: "withdrawTask", role: Role.REPORTER, union, input, idempotencyKey };
    await perform(request, verb, async (tx, owner, log) => {
      const row = ownedBy(await tx.findOneBy(ResolutionTaskRow, { id: id ?? 0 }), owner.id);
      if (row.origin === TaskOrigin.CAMPAIGN) {
        throw badInput(
          "taskId",
          "taskId: nội dung phong trào được sửa cùng phong trào / contents of a campaign change with the campaign.",
        );
      }
      await logTask(tx, log.changed, row, owner, stateOf(row), null);
      await tx.delete(ResolutionTaskRow, { id: row.id });
      await deleteUncited(tx, row.sourceId);
      return String(row.id);
    });
    return { withdrawnId: input.taskId };
  }
}

/** A task is a part of its union and, where a congress set it, of that congress. */
async function logTask(
  tx: WriteDb,
  changed: (entry: {
    kind: string;
    key: string;
    owner: { kind: string; key: string };
    before: object | null;
    after: object | null;
  }) => Promise<void>,
  row: ResolutionTaskRow,
  union: UnionRow,
  before: object | null,
  after: object | null,
): Promise<void> {
  const entry = { kind: "ResolutionTask", key: String(row.id), before, after };
  await changed({ ...entry, owner: { kind: "Union", key: union.code } });
  if (row.congressId === null) return;
  const congress = (await tx.findOneBy(CongressRow, { id: row.congressId }))!;
  await changed({ ...entry, owner: { kind: "Congress", key: congress.code } });
}
