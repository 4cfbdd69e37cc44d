import type { Actor } from "../../api/platform/actor";
import { Role } from "../../api/platform/actor";
import { createLog } from "../../api/platform/log";
import { RequestContext } from "../../api/platform/request";
import { reaches } from "../../api/identity/reach";
import { rebuildAncestry } from "../../api/unions/ancestry";
import { OrgEventKind, OrgEventRole } from "../../api/unions/org-event.enums";
import { recordOrgEvent, type OrgEventInput } from "../../api/unions/org-event.service";
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

  describe("successors of the last parent", () => {
    const DAY = "2025-07-01";
    const union = (
      code: string,
      parent: string,
      endedOn: string | null = null,
    ): Omit<UnionInput, "versions"> => ({
      ...{ code, endedOn, affiliations: [{ parent }] },
    });
    const became = (
      code: string,
      kind: OrgEventKind,
      sources: string[],
      targets: string[],
    ): OrgEventInput => ({
      ...{ code, kind, effectiveOn: DAY },
      parties: [
        ...sources.map((each) => ({ union: each, role: OrgEventRole.SOURCE })),
        ...targets.map((each) => ({ union: each, role: OrgEventRole.TARGET })),
      ],
    });

    beforeAll(() =>
      app.database.write(async (tx) => {
        for (const each of [
          union("absorber", "south"),
          union("absorbed", "north", DAY),
          union("under-absorbed", "absorbed", DAY),
          union("consolidated", "absorber", "2026-01-01"),
          union("consolidating", "south"),
          union("under-consolidated", "consolidated", DAY),
          union("split", "north", DAY),
          union("half-a", "south"),
          union("half-b", "alone"),
          union("under-split", "split", DAY),
          union("renamed-away", "north", DAY),
          union("under-renamed", "renamed-away", DAY),
        ]) {
          const version = { nameVi: each.code, kind: UnionKind.OTHER, until: each.endedOn ?? null };
          ids.set(each.code, await recordUnion(tx, { ...each, versions: [version] }));
        }
        await rebuildAncestry(tx, [...ids.values()]);
        await recordOrgEvent(tx, became("e-1", OrgEventKind.ABSORBED, ["absorbed"], ["consolidated"]));
        await recordOrgEvent(
          tx,
          became("e-2", OrgEventKind.CONSOLIDATED, ["consolidated"], ["consolidating"]),
        );
        await recordOrgEvent(tx, became("e-3", OrgEventKind.SPLIT, ["split"], ["half-a", "half-b"]));
        await recordOrgEvent(tx, became("e-4", OrgEventKind.TRANSFERRED, ["renamed-away"], ["absorber"]));
      }),
    );
    afterAll(() => {
      const added = ["absorber", "absorbed", "under-absorbed", "consolidated", "consolidating"];
      const more = ["under-consolidated", "split", "half-a", "half-b", "under-split", "renamed-away"];
      for (const code of [...added, ...more, "under-renamed"]) ids.delete(code);
    });

    test("of a union absorbed and then consolidated, the last successor reaches what ended below it", async () => {
      expect(await reachOf("consolidating")).toEqual([
        "consolidating",
        "under-absorbed",
        "under-consolidated",
      ]);
    });

    test("each part of a split reaches what ended below the whole", async () => {
      expect(await reachOf("half-a")).toEqual(["half-a", "under-split"]);
      expect(await reachOf("half-b")).toEqual(["half-b", "under-split"]);
    });

    test("a union is not reached by what it became itself; a move makes no successor; what ended below a successor counts", async () => {
      expect(await reachOf("half-a")).not.toContain("split");
      expect(await reachOf("absorber")).toEqual([
        ...["absorber", "consolidated", "under-absorbed", "under-consolidated"],
      ]);
    });

    test("the union above keeps its reach, and so does whoever stands above a successor", async () => {
      expect(await reachOf("north")).toEqual(
        ["absorbed", "in-old-north", "north", "old-north", "renamed-away", "split"].concat(
          ...[["under-absorbed", "under-renamed", "under-split"]],
        ),
      );
      expect(await reachOf("alone")).toEqual(["alone", "half-b", "under-split"]);
    });

    test("a union that lives is reached from where it stands, whatever its parent was split into", async () => {
      await app.database.write((tx) =>
        recordOrgEvent(tx, became("e-5", OrgEventKind.SPLIT, ["north"], ["half-b"])),
      );
      expect(await reachOf("half-b")).toEqual(["half-b", "under-split"]);
    });
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
