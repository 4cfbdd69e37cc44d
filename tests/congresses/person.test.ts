import { Role } from "../../api/platform/actor";
import { eachDatabase, startApp, type App } from "../support/app";
import { everyRow } from "../support/rows";
import { record } from "../unions/record";
import { APPOINT, ERASE_PERSON, WITHDRAW_MANDATE } from "./documents";

eachDatabase((kind) => {
  describe("a person with posts in two unions", () => {
    let app: App;
    let north: string;
    let south: string;
    let both: string;
    const done = async (document: string, input: object, token = both) => {
      const { data, errors } = await app.ask(document, { input }, { token });
      expect(errors).toBeUndefined();
      return Object.values(data)[0] as any;
    };
    const post = { position: "CHAIR", from: "2020-01-01" };

    beforeAll(async () => {
      app = await startApp(kind);
      await record(app, { code: "top" }, { code: "north", under: "top" }, { code: "south", under: "top" });
      [north, south, both] = await Promise.all(
        ["north", "south", "top"].map((code) => app.token(code, Role.REPORTER)),
      );
    });
    afterAll(() => app?.close());

    test("is forgotten when both unions withdraw them at the same moment", async () => {
      const name = "Trần Thị Đôi";
      for (let round = 0; round < 8; round += 1) {
        const one = (await done(APPOINT, { union: "north", personName: name, ...post })).mandate;
        const two = (await done(APPOINT, { union: "south", personId: one.person.id, ...post })).mandate;
        const reason = "Nhầm người";
        await Promise.all([
          done(WITHDRAW_MANDATE, { mandateId: one.id, reason }, north),
          done(WITHDRAW_MANDATE, { mandateId: two.id, reason }, south),
        ]);
        expect(JSON.stringify(await everyRow(app)).includes(name)).toBe(false);
      }
    });

    test("is not quoted again by a post that is recorded while the name is erased", async () => {
      const name = "Lê Văn Quên";
      for (let round = 0; round < 8; round += 1) {
        const { person } = (await done(APPOINT, { union: "north", personName: name, ...post })).mandate;
        const source = { title: "Thông báo", quote: `bầu đồng chí ${name}` };
        await Promise.all([
          done(ERASE_PERSON, { personId: person.id, reason: "Theo yêu cầu" }),
          app.ask(
            APPOINT,
            { input: { union: "south", personId: person.id, ...post, source } },
            { token: south },
          ),
        ]);
        expect(JSON.stringify(await everyRow(app)).includes(name)).toBe(false);
      }
    });

    test("is erased in capitals and over the end of a line, and no longer word is cut", async () => {
      const quote = "Bà NGUYỄN THỊ AN; Nguyễn\n Thị  An; Nguyễn Thị Anh, (nguyễn thị an)";
      const { mandate } = await done(APPOINT, {
        union: "north",
        personName: "Nguyễn Thị An",
        ...post,
        source: { title: "Nguyễn Thị An", quote },
      });
      const { person } = await done(ERASE_PERSON, { personId: mandate.person.id, reason: "Theo yêu cầu" });
      expect(person.mandates[0].source.quote).toBe("Bà […]; […]; Nguyễn Thị Anh, ([…])");
    });
  });
});
