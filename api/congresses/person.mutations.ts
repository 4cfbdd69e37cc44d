import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { perform } from "../identity/perform";
import { Role } from "../platform/actor";
import type { WriteDb } from "../platform/database";
import { keyOfId } from "../platform/ids";
import type { RequestContext } from "../platform/request";
import { gone } from "../record/reading";
import type { PersonRow } from "./committee.entity";
import { CorrectPersonInput, ErasePersonInput, PersonPayload } from "./committee.inputs";
import { unionKeeping } from "./owner";
import { personByCode } from "./person.queries";
import { erasePerson, heldPerson, renamePerson } from "./person.service";

async function personOf(tx: WriteDb, code: string): Promise<PersonRow> {
  const row = await heldPerson(tx, code);
  if (!row) throw gone();
  return row;
}

async function payload(request: RequestContext, code: string): Promise<PersonPayload> {
  const person = await request.load(personByCode, code);
  if (!person) throw gone();
  return { person };
}

@Resolver()
export class PersonMutations {
  @Mutation(() => PersonPayload, {
    description:
      "Corrects the name of a person. The caller reaches every union in which the person holds or held a post. The logs keep that the name was corrected, never a name.",
  })
  async correctPerson(
    @Arg("input", () => CorrectPersonInput, { description: "The person and the right name." })
    input: CorrectPersonInput,
    @Ctx() request: RequestContext,
  ): Promise<PersonPayload> {
    const key = keyOfId(input.personId, "Person", "personId");
    const { idempotencyKey } = input;
    const union = unionKeeping(request, key);
    const verb = { mutation: "correctPerson", role: Role.REPORTER, union, input, idempotencyKey };
    const code = await perform(request, verb, async (tx, _owner, log) => {
      await renamePerson(tx, await personOf(tx, key), input.name);
      await log.changed({ kind: "Person", key, before: {}, after: { corrected: ["name"] } });
      return key;
    });
    return payload(request, code);
  }

  @Mutation(() => PersonPayload, {
    description:
      "Erases the name of a person: from the record, from search and from the quotes that state the name and the posts; posts outside the unions go with it. Posts in unions stay without a name, and both logs stay whole, for they never held one. The caller reaches every union in which the person holds or held a post.",
  })
  async erasePerson(
    @Arg("input", () => ErasePersonInput, { description: "The person and why." }) input: ErasePersonInput,
    @Ctx() request: RequestContext,
  ): Promise<PersonPayload> {
    const key = keyOfId(input.personId, "Person", "personId");
    const { idempotencyKey } = input;
    const union = unionKeeping(request, key);
    const verb = { mutation: "erasePerson", role: Role.REPORTER, union, input, idempotencyKey };
    const code = await perform(request, verb, async (tx, _owner, log) => {
      const row = await personOf(tx, key);
      if (row.erasedAt === null) await erasePerson(tx, row, request.now);
      await log.changed({ kind: "Person", key, before: {}, after: { erased: ["name"] } });
      return key;
    });
    return payload(request, code);
  }
}
