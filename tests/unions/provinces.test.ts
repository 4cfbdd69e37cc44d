import { databaseParts } from "../../api/parts";
import { Provinces1760000210000 } from "../../api/unions/migrations/1760000210000-provinces";
import { eachDatabase, startApp, type App } from "../support/app";
import { record } from "./record";

/** Resolution 202/2025/QH15: the 23 merged provinces and cities, each with those that went into it. */
const MERGERS: Record<string, string[]> = {
  "an-giang": ["kien-giang"],
  "bac-ninh": ["bac-giang"],
  "ca-mau": ["bac-lieu"],
  "can-tho": ["hau-giang", "soc-trang"],
  "da-nang": ["quang-nam"],
  "dak-lak": ["phu-yen"],
  "dong-nai": ["binh-phuoc"],
  "dong-thap": ["tien-giang"],
  "gia-lai": ["binh-dinh"],
  "hai-phong": ["hai-duong"],
  "ho-chi-minh": ["ba-ria-vung-tau", "binh-duong"],
  "hung-yen": ["thai-binh"],
  "khanh-hoa": ["ninh-thuan"],
  "lam-dong": ["binh-thuan", "dak-nong"],
  "lao-cai": ["yen-bai"],
  "ninh-binh": ["ha-nam", "nam-dinh"],
  "phu-tho": ["hoa-binh", "vinh-phuc"],
  "quang-ngai": ["kon-tum"],
  "quang-tri": ["quang-binh"],
  "tay-ninh": ["long-an"],
  "thai-nguyen": ["bac-kan"],
  "tuyen-quang": ["ha-giang"],
  "vinh-long": ["ben-tre", "tra-vinh"],
};
const UNCHANGED = [
  "cao-bang",
  "dien-bien",
  "ha-noi",
  "ha-tinh",
  "hue",
  "lai-chau",
  "lang-son",
  "nghe-an",
  "quang-ninh",
  "son-la",
  "thanh-hoa",
];

eachDatabase((kind) => {
  describe("the dated list of provinces", () => {
    let app: App;
    type Row = {
      code: string;
      name: string;
      en: string;
      from: string | null;
      to: string | null;
      successor: { code: string } | null;
    };
    const on = async (day: string): Promise<Row[]> =>
      (
        await app.ask(
          `{ provinces(asOf: "${day}") { code name en: name(locale: EN) from to successor { code } } }`,
        )
      ).data.provinces;

    beforeAll(async () => {
      app = await startApp(kind);
    });
    afterAll(() => app.close());

    test("63 until 30 June 2025, 34 from 1 July", async () => {
      const [before, after] = [await on("2025-06-30"), await on("2025-07-01")];
      expect([before.length, after.length, (await on("2021-12-31")).length]).toEqual([63, 34, 63]);
      expect(after.map(({ code }) => code).sort()).toEqual([...Object.keys(MERGERS), ...UNCHANGED].sort());
      const ended = before.filter(({ to }) => to !== null);
      expect(ended).toHaveLength(29);
      expect(new Set(ended.map(({ to }) => to))).toEqual(new Set(["2025-06-30"]));
      const merged: Record<string, string[]> = {};
      for (const { code, successor } of ended)
        merged[successor!.code] = [...(merged[successor!.code] ?? []), code].sort();
      expect(merged).toEqual(MERGERS);
      expect(after.every(({ to, successor }) => to === null && successor === null)).toBe(true);
    });

    test("Huế is Thừa Thiên Huế until the end of 2024", async () => {
      const hue = async (day: string) => (await on(day)).filter(({ code }) => code.includes("hue"));
      expect(await hue("2024-12-31")).toEqual([
        {
          code: "thua-thien-hue",
          name: "Thừa Thiên Huế",
          en: "Thua Thien Hue",
          from: null,
          to: "2024-12-31",
          successor: { code: "hue" },
        },
      ]);
      expect(await hue("2025-01-01")).toEqual([
        { code: "hue", name: "Huế", en: "Hue", from: "2025-01-01", to: null, successor: null },
      ]);
    });

    test("sorts by the Vietnamese alphabet", async () => {
      const names = (await on("2021-12-31")).map(({ name }) => name);
      expect(names.slice(0, 6)).toEqual([
        "An Giang",
        "Bà Rịa – Vũng Tàu",
        "Bạc Liêu",
        "Bắc Giang",
        "Bắc Kạn",
        "Bắc Ninh",
      ]);
      expect(names.slice(11, 16)).toEqual(["Cà Mau", "Cao Bằng", "Cần Thơ", "Đà Nẵng", "Đắk Lắk"]);
    });

    test("a union keeps the province it was in, which names its successor", async () => {
      await record(app, { code: "cs", province: "ben-tre" });
      const { data } = await app.ask(
        `{ union(code: "cs") { province { code name(locale: EN) to successor { code name } } } }`,
      );
      expect(data.union.province).toEqual({
        code: "ben-tre",
        name: "Ben Tre",
        to: "2025-06-30",
        successor: { code: "vinh-long", name: "Vĩnh Long" },
      });
    });

    test("loading it twice, and back and forth, leaves it as it was", async () => {
      expect(databaseParts.migrations).toContain(Provinces1760000210000);
      const rows = () => app.database.read((db) => db.query("SELECT * FROM province ORDER BY code"));
      const before = await rows();
      const runner = app.database.source.createQueryRunner();
      try {
        const migration = new Provinces1760000210000();
        await migration.up(runner);
        expect(await rows()).toEqual(before);
        await migration.down(runner);
        expect((await rows()).map((row: { code: string }) => row.code)).toEqual(["ben-tre"]);
        await migration.up(runner);
        expect(await rows()).toEqual(before);
      } finally {
        await runner.release();
      }
    });
  });
});
