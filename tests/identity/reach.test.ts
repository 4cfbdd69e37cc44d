import type { Actor } from "../../api/platform/actor";
import { Role } from "../../api/platform/actor";
import { createLog } from "../../api/platform/log";
import { RequestContext } from "../../api/platform/request";
import { reaches } from "../../api/identity/reach";
import { rebuildAncestry } from "../../api/unions/ancestry";
import { recordUnion, type UnionInput } from "../../api/unions/union.service";
import { UnionKind } from "../../api/unions/union.enums";
import { eachDatabase, startApp, type App } from "../support/app";

eachDatabase((kind) => {
  let app: App;
  const ids = new Map<string, number>();

  const unions: (Omit<UnionInput, "versions"> & { kind?: UnionKind })[] = [
    { code: "top" },
    { code: "north", affiliations: [{ parent: "top" }] },
    { code: "south", affiliations: [{ parent: "top" }] },
    { code: "old-north", endedOn: "2025-07-01", affiliations: [{ parent: "north" }] },
    { code: "in-old-north", endedOn: "2025-07-01", affiliations: [{ parent: "old-north" }] },
    {
      code: "moved",
      affiliations: [
        { parent: "north", until: "2025-07-01" },
        { parent: "south", from: "2025-07-01" },
      ],
    },
    {
      code: "ended-after-move",
      endedOn: "2026-01-01",
      affiliations: [
        { parent: "north", until: "2025-07-01" },
        { parent: "south", from: "2025-07-01" },
      ],
    },
    { code: "alone" },
  ];

  beforeAll(async () => {
    app = await startApp(kind);
    await app.database.write(async (tx) => {
      for (const union of unions) {
        const version = {
          nameVi: union.code,
          kind: UnionKind.OTHER,
          from: union.foundedOn ?? null,
          until: union.endedOn ?? null,
        };
        ids.set(union.code, await recordUnion(tx, { ...union, versions: [version] }));
      }
      await rebuildAncestry(tx, [...ids.values()]);
    });
  });
  afterAll(() => app.close());

  const reachOf = async (code: string | null): Promise<string[]> => {
    const actor: Actor | null =
      code === null
        ? null
        : { tokenId: 1, tokenName: "t", role: Role.READER, unionId: ids.get(code)!, unionCode: code };
    const request = new RequestContext(app.database, app.clock, actor, "test", createLog("silent"));
    const answers = await Promise.all(
      [...ids].map(async ([each, id]) => ((await reaches(request, id)) ? each : null)),
    );
    await request.end();
    return answers.filter((each) => each !== null).sort();
  };

  test("a stranger reaches nothing", async () => {
    expect(await reachOf(null)).toEqual([]);
  });

  test("a token reaches its union, what stands below it today, and what ended below it", async () => {
    expect(await reachOf("top")).toEqual([
      "ended-after-move",
      "in-old-north",
      "moved",
      "north",
      "old-north",
      "south",
      "top",
    ]);
    expect(await reachOf("north")).toEqual(["in-old-north", "north", "old-north"]);
    expect(await reachOf("south")).toEqual(["ended-after-move", "moved", "south"]);
    expect(await reachOf("moved")).toEqual(["moved"]);
  });

  test("two ended unions that were each other's parent at different times end nobody's wait", async () => {
    await app.database.write(async (tx) => {
      const ended = (code: string) => ({
        code,
        endedOn: "2020-01-01",
        versions: [{ nameVi: code, kind: UnionKind.OTHER, until: "2020-01-01" }],
      });
      const first = await recordUnion(tx, ended("circle-a"));
      const second = await recordUnion(tx, ended("circle-b"));
      for (const [child, parent, from, to] of [
        [first, second, "2010-01-01", "2012-01-01"],
        [second, first, "2014-01-01", "2016-01-01"],
      ]) {
        await tx.query(
          "INSERT INTO affiliation (child_id, parent_id, relation, valid_from, valid_to, certainty) VALUES (?, ?, 'ADMINISTRATIVE', ?, ?, 'STATED')",
          [child, parent, from, to],
        );
      }
      await rebuildAncestry(tx, [first, second]);
      ids.set("circle-a", first);
    });
    expect(await reachOf("alone")).toEqual(["alone"]);
    ids.delete("circle-a");
  });

  test("a token of an ended union reaches that union alone", async () => {
    expect(await reachOf("old-north")).toEqual(["old-north"]);
  });
});
