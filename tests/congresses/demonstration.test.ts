import record from "../../api/demo/congresses.json";
import peopleRecord from "../../api/demo/people.json";
import { loadDemonstration } from "../../api/demo/load";
import { encodeId } from "../../api/platform/ids";
import { eachDatabase, startApp, type App } from "../support/app";
import { everyRow } from "../support/rows";

const SOURCE = "source { title quote disputed note alternatives }";
const TERM = `term { startYear endYear ordinal union { code } ${SOURCE} }`;

const terms = new Map(record.terms.map((term) => [term.key, term]));
const { people, mandates, externalPositions } = peopleRecord;

interface Passage {
  quote: string;
  disputed: boolean;
  note: string | null;
  alternatives: string[];
}

/** A source as readers see it: the note of the passage stands before that of its text. */
const sourceOf = ({ quote, disputed, note, alternatives }: Passage) => ({
  quote,
  disputed,
  note: note === null ? expect.anything() : expect.stringContaining(note),
  alternatives,
});

const yearsOf = (key: string | null) => {
  const term = key === null ? null : terms.get(key)!;
  return term && { startYear: term.startYear, endYear: term.endYear, ordinal: term.ordinal };
};

eachDatabase((kind) => {
  describe("terms, congresses, committees and people of the demonstration", () => {
    let app: App;
    beforeAll(async () => {
      app = await startApp(kind, { demo: true });
    });
    afterAll(() => app?.close());

    const ask = async (query: string, variables?: Record<string, unknown>) => {
      const { data, errors } = await app.ask(query, variables);
      expect(errors).toBeUndefined();
      return data;
    };

    test.each(record.terms.map((term) => [term.key, term] as const))("term %s", async (_, term) => {
      const { union } = await ask(
        `query ($code: String!) { union(code: $code) { ${TERM.replace("term", "terms")} } }`,
        {
          code: term.union,
        },
      );
      expect(union.terms).toEqual([
        {
          ...yearsOf(term.key),
          union: { code: term.union },
          source: expect.objectContaining(sourceOf(term.source)),
        },
      ]);
    });

    test.each(record.congresses.map((congress) => [congress.code, congress] as const))(
      "congress %s",
      async (code, congress) => {
        const fields = `id code ordinal status form heldOn isPilot union { code } chosenBy { code } ${TERM} ${SOURCE}`;
        const id = encodeId("Congress", code);
        const { congress: found, node } = await ask(
          `query ($id: ID!) { congress(id: $id) { ${fields} } node(id: $id) { ... on Congress { ${fields} } } }`,
          { id },
        );
        const { ordinal, status, form, heldOn, isPilot } = congress;
        expect(found).toEqual({
          id,
          code,
          ...{ ordinal, status, form, heldOn, isPilot },
          union: { code: congress.union },
          chosenBy: congress.chosenBy === null ? null : { code: congress.chosenBy },
          term: congress.term === null ? null : expect.objectContaining(yearsOf(congress.term)!),
          source: expect.objectContaining(sourceOf(congress.source)),
        });
        expect(node).toEqual(found);
        const { union } = await ask("query ($code: String!) { union(code: $code) { congresses { id } } }", {
          code: congress.union,
        });
        const all = record.congresses.filter((other) => other.union === congress.union);
        expect(union.congresses.map((each: { id: string }) => each.id).sort()).toEqual(
          all.map((other) => encodeId("Congress", other.code)).sort(),
        );
      },
    );

    test.each(record.committees.map((committee) => [committee.code, committee] as const))(
      "committee %s",
      async (code, committee) => {
        const id = encodeId("Committee", code);
        const { node, union } = await ask(
          `query ($id: ID!, $code: String!, $kind: CommitteeKind) {
            node(id: $id) { ... on Committee { id kind name nameEn: name(locale: EN) union { code } ${TERM} mandates { title } ${SOURCE} } }
            union(code: $code) { committees(kind: $kind) { id } }
          }`,
          { id, code: committee.union, kind: committee.kind },
        );
        const years = committee.ownTerm ?? yearsOf(committee.term);
        expect(node).toEqual({
          id,
          kind: committee.kind,
          name: committee.nameVi ?? expect.stringMatching(/\S/),
          nameEn: committee.nameEn ?? expect.stringMatching(/\S/),
          union: { code: committee.union },
          term: years === null ? null : expect.objectContaining(years),
          mandates: mandates
            .filter((mandate) => mandate.committee === code)
            .map(({ titleVi }) => ({ title: titleVi })),
          source: expect.objectContaining(sourceOf(committee.source)),
        });
        expect(union.committees).toContainEqual({ id });
      },
    );

    test.each(
      record.tasks.map(
        (task) => [`${task.union} ${task.origin} ${task.ordinal} ${task.year}`, task] as const,
      ),
    )("task %s", async (_, task) => {
      const { union } = await ask(
        `query ($code: String!, $origin: TaskOrigin) { union(code: $code) { tasks(origin: $origin) {
            ordinal text textEn: text(locale: EN) origin year issuedBy { code } ${SOURCE} } } }`,
        { code: task.union, origin: task.origin },
      );
      expect(union.tasks).toContainEqual({
        ordinal: task.ordinal,
        text: task.textVi,
        textEn: task.textEn,
        origin: task.origin,
        year: task.year,
        issuedBy: task.issuedBy === null ? null : { code: task.issuedBy },
        source: expect.objectContaining(sourceOf(task.source)),
      });
      expect(union.tasks).toHaveLength(
        record.tasks.filter((other) => other.union === task.union && other.origin === task.origin).length,
      );
    });

    test("the resolution of congress IV sets eight tasks, in order", async () => {
      const { congress } = await ask(`query ($id: ID!) { congress(id: $id) { tasks { ordinal text } } }`, {
        id: encodeId("Congress", "cdcs-sct-001-iv"),
      });
      const stated = record.tasks.filter((task) => task.congress === "cdcs-sct-001-iv");
      expect(congress.tasks).toEqual(stated.map(({ ordinal, textVi }) => ({ ordinal, text: textVi })));
      expect(congress.tasks).toHaveLength(8);
    });

    test.each(record.documentReferences.map((reference) => [reference.titleVi, reference] as const))(
      "reference %s",
      async (_, reference) => {
        const { union } = await ask(
          `query ($code: String!) { union(code: $code) { documentReferences { title number issuedOn issuer congress { code } ${SOURCE} } } }`,
          { code: reference.union },
        );
        const { titleVi, number, issuedOn, issuer, congress } = reference;
        expect(union.documentReferences).toContainEqual({
          title: titleVi,
          ...{ number, issuedOn, issuer },
          congress: congress === null ? null : { code: congress },
          source: expect.objectContaining(sourceOf(reference.source)),
        });
        expect(union.documentReferences).toHaveLength(
          record.documentReferences.filter((other) => other.union === reference.union).length,
        );
      },
    );

    test.each(people.map((person) => [person.code, person] as const))("person %s", async (code, person) => {
      const id = encodeId("Person", code);
      const fields = `id name isErased ${SOURCE}
        mandates { position title titleEn: title(locale: EN) from to heldOn union { code } committee { id } person { id } ${SOURCE} }
        externalPositions { title titleEn: title(locale: EN) organisation organisationEn: organisation(locale: EN) heldOn ${SOURCE} }`;
      const { node, people: found } = await ask(
        `query ($id: ID!, $text: String) { node(id: $id) { ... on Person { ${fields} } } people(text: $text) { totalCount nodes { ${fields} } } }`,
        { id, text: person.name },
      );
      const held = mandates.filter((mandate) => mandate.person === code);
      expect(node).toEqual({
        id,
        name: person.name,
        isErased: false,
        source: expect.objectContaining(sourceOf(person.source)),
        mandates: held.map(({ position, titleVi, titleEn, from, to, heldOn, union, committee, source }) => ({
          ...{ position, titleEn, from, to, heldOn },
          title: titleVi,
          union: { code: union },
          committee: committee === null ? null : { id: encodeId("Committee", committee) },
          person: { id },
          source: expect.objectContaining(sourceOf(source)),
        })),
        externalPositions: externalPositions
          .filter((position) => position.person === code)
          .map(({ titleVi, titleEn, organisationVi, organisationEn, heldOn, source }) => ({
            ...{ titleEn, organisationEn, heldOn },
            title: titleVi,
            organisation: organisationVi,
            source: expect.objectContaining(sourceOf(source)),
          })),
      });
      expect(found).toEqual({ totalCount: 1, nodes: [node] });
    });

    test("the person who held three posts in three organisations that day is one", async () => {
      const { people: found } = await ask(
        `{ people(text: "huy quang TRAN") { nodes { id mandates { heldOn union { code } } externalPositions { heldOn organisation } } } }`,
      );
      expect(found.nodes).toEqual([
        {
          id: encodeId("Person", "demo-1"),
          mandates: [
            { heldOn: "2018-11-06", union: { code: "cdctvn" } },
            { heldOn: "2018-11-06", union: { code: "tld" } },
          ],
          externalPositions: [{ heldOn: "2018-11-06", organisation: "Bộ Công Thương" }],
        },
      ]);
    });

    test("a post of which one day is known shows on that day alone, unless all are asked for", async () => {
      const fields = "mandates { totalCount nodes { person { name } union { id asOf } } }";
      const data = await ask(`{
        before: union(code: "cd-bct", asOf: "2018-11-05") { ${fields} }
        that: union(code: "cd-bct", asOf: "2018-11-06") { id ${fields} }
        after: union(code: "cd-bct", asOf: "2018-11-07") { ${fields} }
        today: union(code: "cd-bct") { ${fields} all: mandates(all: true) { nodes { position } } vice: mandates(all: true, position: VICE_CHAIR) { totalCount } }
      }`);
      const none = { mandates: { totalCount: 0, nodes: [] } };
      expect(data.before).toEqual(none);
      expect(data.after).toEqual(none);
      expect(data.that.mandates).toEqual({
        totalCount: 1,
        nodes: [{ person: { name: "Nguyễn Thị Hoa" }, union: { id: data.that.id, asOf: "2018-11-06" } }],
      });
      expect(data.today).toEqual({
        ...none,
        all: { nodes: [{ position: "CHAIR" }] },
        vice: { totalCount: 0 },
      });
    });

    test("what two sources count differently is marked as disputed, with the other count", async () => {
      const { congress } = await ask(
        `query ($id: ID!) { congress(id: $id) { ordinal term { ordinal } source { disputed note alternatives } } }`,
        { id: encodeId("Congress", "cdctvn-iv") },
      );
      expect(congress).toMatchObject({ ordinal: 4, term: { ordinal: 4 }, source: { disputed: true } });
      expect(congress.source.alternatives).toEqual([expect.stringContaining("VII")]);
    });

    test("people are found blind to case and accents, sorted and paged; nothing is found by signs alone", async () => {
      const { all, hoa, signs } = await ask(
        `{ all: people(first: 3) { totalCount nodes { name } pageInfo { hasNextPage endCursor } } hoa: people(text: "NGUYEN hoa") { nodes { name } } signs: people(text: "%_!") { nodes { name } } }`,
      );
      expect(all.totalCount).toBe(people.length);
      expect(hoa.nodes).toEqual([{ name: "Nguyễn Thị Hoa" }]);
      expect(signs.nodes).toEqual([]);
      const { rest } = await ask(
        `query ($after: String) { rest: people(after: $after) { nodes { name } } }`,
        {
          after: all.pageInfo.endCursor,
        },
      );
      expect([...all.nodes, ...rest.nodes]).toHaveLength(people.length);
      const stray = await app.ask(
        `query ($after: String) { people(text: "hoa", after: $after) { nodes { name } } }`,
        {
          after: all.pageInfo.endCursor,
        },
      );
      expect(stray.errors?.[0]?.extensions.code).toBe("CURSOR_INVALID");
    });

    test("an id of another type is BAD_USER_INPUT, one that names nothing is null", async () => {
      const wrong = await app.ask("query ($id: ID!) { congress(id: $id) { id } }", {
        id: encodeId("Person", "demo-1"),
      });
      expect(wrong.errors?.[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", field: "id" });
      const none = encodeId("Congress", "nowhere");
      expect(
        await ask("query ($id: ID!) { congress(id: $id) { id } node(id: $id) { id } }", { id: none }),
      ).toEqual({
        congress: null,
        node: null,
      });
    });

    test("loading it again changes nothing", async () => {
      const before = await everyRow(app);
      expect(await loadDemonstration(app.database)).toBe(false);
      expect(await everyRow(app)).toEqual(before);
    });
  });
});
