import { execFileSync } from "node:child_process";
import { resolve } from "node:path";
import { DataSource } from "typeorm";
import { databaseParts } from "../../api/parts";
import { loadConfig } from "../../api/platform/config";
import { sourceOptions } from "../../api/platform/open-database";
import { eachDatabase, emptyDatabase } from "../support/app";

eachDatabase((kind) => {
  let source: DataSource;
  let url: string;
  let drop: () => Promise<void>;
  beforeEach(async () => {
    const database = await emptyDatabase(kind);
    ({ url, drop } = database);
    const config = loadConfig({ DATABASE_URL: url });
    source = await new DataSource(sourceOptions(config.database, databaseParts)).initialize();
  });
  afterEach(async () => {
    await source.destroy();
    await drop();
  });

  const tables = async (): Promise<string[]> => {
    const rows: { name: string }[] =
      kind === "sqlite"
        ? await source.query(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
          )
        : await source.query(
            "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY table_name",
          );
    return rows.map((row) => row.name).filter((name) => name !== "migration");
  };

  test("every migration runs forwards, back, and forwards again", async () => {
    await source.runMigrations({ transaction: "each" });
    const all = await tables();
    for (let left = databaseParts.migrations.length; left > 0; left -= 1)
      await source.undoLastMigration({ transaction: "each" });
    expect(await tables()).toEqual([]);
    await source.runMigrations({ transaction: "each" });
    expect(await tables()).toEqual(all);
  });

  test("every column of an entity is a column of its table, and the other way round", async () => {
    await source.runMigrations({ transaction: "each" });
    const runner = source.createQueryRunner();
    for (const entity of source.entityMetadatas) {
      const table = (await runner.getTable(entity.tableName))!;
      expect({
        table: entity.tableName,
        columns: entity.columns.map((column) => column.databaseName).sort(),
      }).toEqual({
        table: entity.tableName,
        columns: table.columns.map((column) => column.name).sort(),
      });
      for (const column of entity.columns) {
        const stored = table.columns.find((each) => each.name === column.databaseName)!;
        expect({ column: `${entity.tableName}.${column.databaseName}`, nullable: stored.isNullable }).toEqual(
          {
            column: `${entity.tableName}.${column.databaseName}`,
            nullable: column.isNullable,
          },
        );
      }
    }
    await runner.release();
  });

  test("a migration makes the processes that run forget what they remember", async () => {
    const command = (name: string): unknown =>
      execFileSync(process.execPath, [resolve(__dirname, "../../api/dist/command.js"), name], {
        env: { ...process.env, NODE_ENV: "test", DATABASE_URL: url, MIGRATION_DATABASE_URL: "", CMS_URL: "" },
        stdio: "pipe",
      });
    const version = async (): Promise<number> =>
      Number((await source.query("SELECT version FROM data_version"))[0].version);
    command("migrate");
    const before = await version();
    command("migrate");
    expect(await version()).toBe(before);
    command("revert");
    command("migrate");
    expect(await version()).toBe(before + 1);
  });

  test("a CHECK refuses the row on both databases", async () => {
    await source.runMigrations({ transaction: "each" });
    const insert = (from: string, to: string): Promise<unknown> =>
      source.query(
        "INSERT INTO trade_union (code, other_names, valid_from, valid_to) VALUES (?, '[]', ?, ?)",
        [`u-${from}`, from, to],
      );
    await insert("2020-01-01", "2021-01-01");
    await expect(insert("2021-01-01", "2021-01-01")).rejects.toThrow();
    await expect(source.query("INSERT INTO data_version (id, version) VALUES (2, 1)")).rejects.toThrow();
    expect(await source.query("SELECT COUNT(*) AS rows_kept FROM trade_union")).toEqual([{ rows_kept: 1 }]);
  });
});
