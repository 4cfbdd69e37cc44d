import { Role } from "../../api/platform/actor";
import { encodeId } from "../../api/platform/ids";
import { UnionKind } from "../../api/unions/union.enums";
import { eachDatabase, startApp, type App } from "../support/app";
import { auditAfter, everyRow, lastAuditId } from "../support/rows";
import { record } from "../unions/record";
import { campaign, congress } from "./place";

const SET =
  "mutation ($input: SetTargetInput!) { setTarget(input: $input) { target { id ordinal text condition population operator value ratingValue unit periodicity indicator { code } within { ordinal } congress { code } campaign { code } source { title quote } } } }";
const CORRECT =
  "mutation ($input: CorrectTargetInput!) { correctTarget(input: $input) { target { id ordinal value text operator unit ratingValue indicator { code } within { ordinal } source { title } } } }";
const WITHDRAW = "mutation ($input: WithdrawTargetInput!) { withdrawTarget(input: $input) { withdrawnId } }";

const VALID = {
  union: "cs-a",
  congress: "cs-a-i",
  ordinal: "1",
  text: "Tập huấn cán bộ công đoàn",
  operator: "AT_LEAST",
  value: 80,
  unit: "PERCENT",
  periodicity: "PER_YEAR",
  indicator: "officers_trained_share",
};
const QUALITATIVE = { operator: "QUALITATIVE", value: null, unit: "NONE", indicator: null };
const RATED = { value: null, unit: "RATING", ratingValue: "GOOD", indicator: null };

eachDatabase((kind) => {
  describe("writing targets", () => {
    let app: App;
    let token: string;
    let number = 0;
    const fresh = (more: object = {}) => ({ ...VALID, ordinal: `x${(number += 1)}`, ...more });
    const send = (document: string, input: object, as: string | undefined = token) =>
      app.ask(document, { input }, { token: as });
    const set = async (more: object = {}): Promise<any> => {
      const { data, errors } = await send(SET, fresh(more));
      expect(errors).toBeUndefined();
      return data.setTarget.target;
    };
    const rows = () => everyRow(app, "api_token", "data_version", "audit", "audit_refusal", "audit_refusals");

    beforeAll(async () => {
      app = await startApp(kind);
      await record(
        app,
        { code: "goc", kind: UnionKind.CONFEDERATION },
        { code: "ld", kind: UnionKind.PROVINCIAL_FEDERATION, under: "goc" },
        { code: "cs-a", under: "ld" },
        { code: "cs-b", under: "goc" },
      );
      await congress(app, "cs-a", "cs-a-i", [2023, 2028]);
      await congress(app, "cs-a", "cs-a-0", [2018, 2023]);
      await congress(app, "cs-b", "cs-b-i", [2023, 2028]);
      await campaign(app, "ld", "thi-dua", "2024-01-01", "2024-12-31");
      token = await app.token("cs-a", Role.REPORTER);
    });
    afterAll(() => app.close());

    test("a target is set with everything it says, and left in the audit and the change feed", async () => {
      const before = await lastAuditId(app);
      const source = { title: "Nghị quyết đại hội", quote: "ít nhất 80%" };
      const parent = await set({ ordinal: "1a" });
      const details = { condition: "Nếu có", population: "Cán bộ công đoàn", within: parent.id, source };
      const { data, errors } = await send(SET, { ...VALID, ordinal: "1b", value: 33.3333, ...details });
      expect(errors).toBeUndefined();
      expect(data.setTarget.target).toEqual({
        ...{
          id: expect.any(String),
          ordinal: "1b",
          text: VALID.text,
          condition: "Nếu có",
          population: "Cán bộ công đoàn",
        },
        ...{
          operator: "AT_LEAST",
          value: 33.3333,
          ratingValue: null,
          unit: "PERCENT",
          periodicity: "PER_YEAR",
        },
        ...{
          indicator: { code: "officers_trained_share" },
          within: { ordinal: "1a" },
          congress: { code: "cs-a-i" },
          campaign: null,
          source,
        },
      });
      const audit = await auditAfter(app, before);
      expect(
        audit.map(({ mutation, union_code, kind: of, outcome }) => [mutation, union_code, of, outcome]),
      ).toEqual(Array(2).fill(["setTarget", "cs-a", "Target", "DONE"]));
      expect(JSON.parse(audit[1]!.after_state!)).toMatchObject({
        ordinal: "1b",
        value: 33.3333,
        congressCode: "cs-a-i",
      });
      const { data: again } = await app.ask(
        "query ($id: ID!) { node(id: $id) { ... on Target { ordinal union { code } } } }",
        { id: data.setTarget.target.id },
      );
      expect(again.node).toEqual({ ordinal: "1b", union: { code: "cs-a" } });
    });

    test("what is corrected changes, what is left out stays, null empties", async () => {
      const parent = await set();
      const { id } = await set({ within: parent.id, textEn: "Training" });
      const first = await send(CORRECT, { targetId: id, value: 85, text: " Tập huấn " });
      expect(first.data.correctTarget.target).toMatchObject({
        id,
        value: 85,
        text: "Tập huấn",
        operator: "AT_LEAST",
        within: { ordinal: parent.ordinal },
      });
      const second = await send(CORRECT, {
        targetId: id,
        within: null,
        indicator: null,
        source: { title: "Đính chính" },
      });
      expect(second.data.correctTarget.target).toMatchObject({
        value: 85,
        within: null,
        indicator: null,
        source: { title: "Đính chính" },
      });
      const third = await send(CORRECT, { targetId: id, ...RATED });
      expect(third.data.correctTarget.target).toMatchObject({
        value: null,
        unit: "RATING",
        ratingValue: "GOOD",
      });
    });

    test("a withdrawn target is gone, with its reason in the audit; one with parts stays until they are gone", async () => {
      const parent = await set();
      const part = await set({ within: parent.id });
      const reason = "Ghi nhầm";
      const refused = await send(WITHDRAW, { targetId: parent.id, reason });
      expect(refused.errors![0]!.extensions).toMatchObject({ code: "BAD_USER_INPUT", field: "targetId" });
      for (const { id } of [part, parent]) {
        const key = `withdraw-${id}`.slice(0, 64);
        for (const _ of [1, 2])
          expect(
            (await send(WITHDRAW, { targetId: id, reason, idempotencyKey: key })).data.withdrawTarget,
          ).toEqual({ withdrawnId: id });
        expect((await send(WITHDRAW, { targetId: id, reason })).errors![0]!.extensions.code).toBe(
          "NOT_FOUND",
        );
        expect((await send(CORRECT, { targetId: id, value: 1 })).errors![0]!.extensions.code).toBe(
          "NOT_FOUND",
        );
        expect((await app.ask("query ($id: ID!) { node(id: $id) { id } }", { id })).data.node).toBeNull();
      }
    });

    test("the same key and input again set nothing and give the same target", async () => {
      const input = fresh({ idempotencyKey: "mot-lan" });
      const first = await send(SET, input);
      const before = await rows();
      expect((await send(SET, input)).data).toEqual(first.data);
      expect(await rows()).toEqual(before);
      expect((await send(SET, { ...input, value: 81 })).errors![0]!.extensions.code).toBe(
        "IDEMPOTENCY_CONFLICT",
      );
    });

    test.each<[string, object]>([
      ["ordinal", { ordinal: " " }],
      ["ordinal", { ordinal: "1234567890123456789012" }],
      ["text", { text: "" }],
      ["text", { text: "x".repeat(1001) }],
      ["condition", { condition: "x".repeat(501) }],
      ["indicator", { indicator: "officers_trained_shares" }],
      ["indicator", { indicator: "officers_trained" }],
      ["indicator", { unit: "PERSON", value: 5 }],
      ["indicator", { unit: "VND", value: 5 }],
      ["indicator", { unit: "EVENT", value: 5, indicator: "party_admitted" }],
      ["indicator", { unit: "OTHER", value: 5, indicator: "charity_contributions_vnd" }],
      ["value", { value: null }],
      ["value", { value: undefined }],
      ["value", { value: -1 }],
      ["value", { value: 100.5 }],
      ["value", { value: 101 }],
      ["value", { value: 100, operator: "MORE_THAN" }],
      ["value", { value: 33.33333 }],
      ["value", { unit: "VND", value: 1.5, indicator: "charity_contributions_vnd" }],
      ["value", { unit: "PERSON", value: 2.5, indicator: "party_admitted" }],
      ["value", { unit: "OTHER", value: 1e15 + 0.5, indicator: null }],
      ["ratingValue", { ratingValue: "GOOD" }],
      ["value", { ...QUALITATIVE, value: 1 }],
      ["ratingValue", { ...QUALITATIVE, ratingValue: "GOOD" }],
      ["unit", { ...QUALITATIVE, unit: "PERCENT" }],
      ["unit", { unit: "NONE" }],
      ["value", { ...RATED, value: 1 }],
      ["ratingValue", { ...RATED, ratingValue: null }],
      ["ratingValue", { ...RATED, ratingValue: "NOT_RATED" }],
      ["indicator", { ...RATED, indicator: "officers_trained_share" }],
      ["congress", { congress: "khong-co" }],
      ["congress", { congress: "cs-b-i" }],
      ["campaign", { congress: null, campaign: "khong-co" }],
      ["campaign", { campaign: "thi-dua" }],
      ["periodicity", { congress: null, periodicity: "PER_TERM" }],
      ["periodicity", { periodicity: "PER_CAMPAIGN" }],
      ["fit", { indicator: null, fit: "PART" }],
      ["population", { fit: "OTHER_POPULATION" }],
      ["within", { within: "abc" }],
      ["within", { within: Buffer.from("Target:cs-a/999999").toString("base64url") }],
      ["within", { within: Buffer.from("Union:cs-a").toString("base64url") }],
      ["source.title", { source: { title: "" } }],
      ["source.url", { source: { title: "Nghị quyết", url: "javascript:alert(1)" } }],
    ])("%s: %j is BAD_USER_INPUT, and nothing is written", async (field, more) => {
      const before = await rows();
      const { errors } = await send(SET, fresh(more));
      expect(errors?.map(({ extensions }) => [extensions.code, extensions.field])).toEqual([
        ["BAD_USER_INPUT", field],
      ]);
      expect(await rows()).toEqual(before);
    });

    test.each<[object]>([
      [{ unit: "PERCENT", value: 120, indicator: "members_admitted_plan_share" }],
      [{ unit: "PERCENT", value: 150, indicator: null }],
      [{ unit: "PERCENT", value: 0, operator: "AT_MOST" }],
      [{ ...QUALITATIVE, indicator: "conferences_held" }],
      [{ ...RATED }],
      [{ unit: "VND", value: 9_000_000_000_000_000, indicator: "charity_contributions_vnd" }],
      [{ congress: null, campaign: "thi-dua", periodicity: "PER_CAMPAIGN" }],
      [{ congress: null }],
      [{ periodicity: "PER_TERM" }],
    ])("%j is a target", async (more) => {
      await set(more);
    });

    test("a number twice, a cycle and a part elsewhere are refused, and nothing is written", async () => {
      const a = await set();
      const second = await set({ within: a.id });
      const third = await set({ within: second.id });
      const elsewhere = await set({ congress: "cs-a-0" });
      const before = await rows();
      const refusals: [string, string, object][] = [
        ["ordinal", SET, { ...VALID, ordinal: a.ordinal }],
        ["ordinal", CORRECT, { targetId: second.id, ordinal: a.ordinal }],
        ["ordinal", CORRECT, { targetId: second.id, ordinal: null }],
        ["operator", CORRECT, { targetId: second.id, operator: null }],
        ["within", CORRECT, { targetId: a.id, within: a.id }],
        ["within", CORRECT, { targetId: a.id, within: third.id }],
        ["within", CORRECT, { targetId: second.id, within: third.id }],
        ["within", CORRECT, { targetId: third.id, within: elsewhere.id }],
        ["congress", CORRECT, { targetId: a.id, congress: "cs-a-0" }],
        ["within", CORRECT, { targetId: second.id, congress: "cs-a-0" }],
        ["within", SET, fresh({ congress: null, within: a.id })],
        ["value", CORRECT, { targetId: second.id, value: 120 }],
        ["reason", WITHDRAW, { targetId: elsewhere.id, reason: " " }],
      ];
      for (const [field, document, input] of refusals) {
        const { errors } = await send(document, input);
        expect([input, errors?.map(({ extensions }) => [extensions.code, extensions.field])]).toEqual([
          input,
          [["BAD_USER_INPUT", field]],
        ]);
      }
      expect(await rows()).toEqual(before);
    });

    test("a congress or a campaign that has targets is not withdrawn before them", async () => {
      const above = await app.token("ld", Role.REPORTER);
      await set();
      await set({ congress: null, campaign: "thi-dua" });
      const [congressId, campaignId] = [encodeId("Congress", "cs-a-i"), encodeId("Campaign", "thi-dua")];
      const before = await rows();
      const withdraw = (name: string, input: object) =>
        send(
          `mutation ($input: Withdraw${name}Input!) { withdraw${name}(input: $input) { withdrawnId } }`,
          { ...input, reason: "x" },
          above,
        );
      expect((await withdraw("Congress", { congressId })).errors![0]!.extensions.code).toBe("CONFLICT");
      expect((await withdraw("Campaign", { campaignId })).errors![0]!.extensions.code).toBe("CONFLICT");
      expect(await rows()).toEqual(before);
    });

    test("a stranger, another subtree, a reader and an id under another union's name are refused", async () => {
      const { id } = await set();
      const rowId = Buffer.from(id, "base64url").toString().split("/")[1];
      const forged = Buffer.from(`Target:cs-b/${rowId}`).toString("base64url");
      const sibling = await app.token("cs-b", Role.ADMIN);
      const reader = await app.token("cs-a", Role.READER);
      const before = await rows();
      const codeOf = async (document: string, input: object, as?: string) =>
        (await app.ask(document, { input }, { token: as })).errors![0]!.extensions.code;
      for (const [document, input] of [
        [SET, fresh()],
        [CORRECT, { targetId: id, value: 1 }],
        [WITHDRAW, { targetId: id, reason: "x" }],
      ] as const) {
        expect(await codeOf(document, input)).toBe("UNAUTHENTICATED");
        expect(await codeOf(document, input, sibling)).toBe("FORBIDDEN");
        expect(await codeOf(document, input, reader)).toBe("FORBIDDEN");
      }
      expect(await codeOf(CORRECT, { targetId: forged, value: 1 }, sibling)).toBe("NOT_FOUND");
      expect(await codeOf(WITHDRAW, { targetId: forged, reason: "x" }, sibling)).toBe("NOT_FOUND");
      expect(
        (await app.ask("query ($id: ID!) { node(id: $id) { id } }", { id: forged })).data.node,
      ).toBeNull();
      expect(await rows()).toEqual(before);
      const above = await app.token("ld", Role.REPORTER);
      expect((await send(CORRECT, { targetId: id, value: 81 }, above)).errors).toBeUndefined();
    });
  });
});
