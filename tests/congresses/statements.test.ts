import type { WriteDb } from "../../api/platform/database";
import { CommitteeKind, PositionKind } from "../../api/congresses/committee.enums";
import { recordCommittee } from "../../api/congresses/committee.service";
import { CongressRow, DocumentReferenceRow, ResolutionTaskRow } from "../../api/congresses/congress.entity";
import { CongressStatus, TaskOrigin } from "../../api/congresses/congress.enums";
import { recordCongress } from "../../api/congresses/congress.service";
import { ExternalPositionRow } from "../../api/congresses/committee.entity";
import { recordMandate } from "../../api/congresses/mandate.service";
import { recordPerson } from "../../api/congresses/person.service";
import { OrgEventKind, OrgEventRole } from "../../api/unions/org-event.enums";
import { recordOrgEvent } from "../../api/unions/org-event.service";
import { UnionRow } from "../../api/unions/union.entity";
import { Source } from "../../api/sources/source.entity";
import { eachDatabase, startApp, type App } from "../support/app";
import { record } from "../unions/record";

const TERM = "startYear union { code } source { title }";
const TASK = "text issuedBy { code } source { title }";

/** Every field of terms, congresses, committees, people and events, two levels deep, and what they cost. */
const QUESTIONS: [string, string, number][] = [
  ["terms", `terms { ${TERM} }`, 3],
  [
    "congresses",
    `congresses { id union { code } term { ${TERM} } chosenBy { code } tasks { text } documents { title } source { title } }`,
    6,
  ],
  ["tasks", `tasks { ${TASK} }`, 3],
  ["document references", "documentReferences { title congress { code } source { title } }", 3],
  [
    "committees",
    `committees { name union { code } term { ${TERM} } mandates { title person { name } } source { title } }`,
    6,
  ],
  [
    "mandates",
    "mandates(first: 3) { totalCount nodes { title person { name externalPositions { title source { title } } mandates { title } } union { code } committee { name } source { title } } }",
    8,
  ],
  [
    "history",
    "history(first: 3) { totalCount nodes { kind parties(first: 3) { totalCount nodes { union { code } } } source { title } } }",
    6,
  ],
  ["predecessors and successors", "predecessors { code } successors { code }", 3],
];

async function fill(tx: WriteDb, code: string, index: number): Promise<void> {
  const today = "2026-11-21";
  const union = await tx.findOneByOrFail(UnionRow, { code });
  const source = async (title: string) =>
    (await tx.insert(Source, { title, disputed: false, alternatives: [] })).identifiers[0]!.id as number;
  const sourceId = await source(`Bài ${code}`);
  const root = await tx.findOneByOrFail(UnionRow, { code: "root" });
  for (const ordinal of [1, 2]) {
    const startYear = 2013 + 5 * ordinal;
    const facts = {
      term: { startYear, endYear: startYear + 5, ordinal },
      ordinal,
      status: CongressStatus.HELD,
      form: null,
      heldOn: `${startYear}-01-01`,
      isPilot: true,
      chosenById: root.id,
    };
    const key = await recordCongress(tx, union, facts, { sourceId, today });
    const congress = await tx.findOneByOrFail(CongressRow, { code: key });
    const task = { unionId: union.id, ordinal, textEn: null, year: null, campaignCode: null, sourceId };
    await tx.insert(ResolutionTaskRow, {
      ...task,
      origin: TaskOrigin.CONGRESS_RESOLUTION,
      congressId: congress.id,
      issuedById: null,
      textVi: "Việc",
    });
    await tx.insert(ResolutionTaskRow, {
      ...task,
      origin: TaskOrigin.DIRECTION,
      congressId: null,
      issuedById: root.id,
      textVi: "Chỉ đạo",
    });
    await tx.insert(DocumentReferenceRow, {
      ...{ unionId: union.id, titleVi: "Chỉ thị", titleEn: null, number: null, issuedOn: null, issuer: null },
      ...{ congressId: congress.id, sourceId },
    });
    const committeeId = await recordCommittee(tx, union, {
      kind: CommitteeKind.EXECUTIVE_COMMITTEE,
      term: facts.term,
      sourceId,
    });
    const personId = await recordPerson(tx, {
      name: `Người ${index} ${ordinal}`,
      unionId: union.id,
      sourceId,
    });
    await tx.insert(ExternalPositionRow, {
      ...{ personId, titleVi: "Phó Giám đốc", titleEn: null, organisationVi: "Sở", organisationEn: null },
      ...{ heldOn: null, sourceId },
    });
    await recordMandate(
      tx,
      union,
      { personId, position: PositionKind.CHAIR, committeeId, from: "2020-01-01", sourceId },
      today,
    );
    await recordOrgEvent(tx, {
      code: `${code}-${ordinal}`,
      kind: OrgEventKind.ABSORBED,
      effectiveOn: `201${ordinal}-01-01`,
      parties: [
        { union: code, role: ordinal === 1 ? OrgEventRole.TARGET : OrgEventRole.SOURCE },
        { union: `${code}-to`, role: ordinal === 1 ? OrgEventRole.SOURCE : OrgEventRole.TARGET },
      ],
      sourceId,
    });
  }
}

eachDatabase((kind) => {
  describe("how many statements congresses, committees and people cost", () => {
    let app: App;
    const cost = async (query: string): Promise<number> => {
      const statements = await app.statements(async () => {
        const { errors } = await app.ask(query);
        expect(errors).toBeUndefined();
      });
      return statements.length;
    };

    beforeAll(async () => {
      app = await startApp(kind);
      const codes = Array.from({ length: 50 }, (_, index) => `cs-${String(index).padStart(2, "0")}`);
      await record(
        app,
        { code: "root" },
        ...codes.map((code) => ({ code, under: "root" })),
        ...codes.map((code) => ({ code: `${code}-to`, under: code })),
      );
      await app.database.write(async (tx) => {
        for (const [index, code] of codes.entries()) await fill(tx, code, index);
      });
    });
    afterAll(() => app?.close());

    test.each(QUESTIONS)("%s of 1 union and of 50", async (_, fields, statements) => {
      const list = (first: number) =>
        `{ unions(first: ${first}, filter: { descendantOf: "root", text: "cs" }) { nodes { code ${fields} } } }`;
      // The list itself is one statement, and the union that its filter names another.
      expect([await cost(list(1)), await cost(list(50))]).toEqual([statements + 2, statements + 2]);
    });

    test.each([1, 50])("%d people with all their posts", async (first) => {
      const fields =
        "name source { title } mandates { title union { code } committee { name } source { title } } externalPositions { title source { title } }";
      expect(await cost(`{ people(first: ${first}) { nodes { ${fields} } } }`)).toBe(6);
    });

    test.each([1, 50])("%d events with all their parties", async (first) => {
      const fields = "kind source { title } parties(first: 3) { nodes { role union { code } } }";
      expect(await cost(`{ orgEvents(first: ${first}) { nodes { ${fields} } } }`)).toBe(4);
    });
  });
});
