import { execFile } from "node:child_process";
import { renameSync, rmSync, writeFileSync } from "node:fs";
import { promisify } from "node:util";
import { buildApi } from "./build.mjs";
import { ensureInstalled } from "./install.mjs";
import { runInForeground } from "./processes.mjs";
import { inRoot, PROGRAMS, ROOT } from "./root.mjs";
import { Refusal } from "./say.mjs";

/** The contract as the compiled code states it. */
export async function emitSchema() {
  try {
    const options = { cwd: ROOT, maxBuffer: 64 * 1024 * 1024 };
    return (await promisify(execFile)(process.execPath, [PROGRAMS.command, "schema"], options)).stdout;
  } catch (error) {
    process.stderr.write(error.stderr ?? `${error.message}\n`);
    throw new Refusal("Mã nguồn không dựng được lược đồ.", "The code cannot build its schema.");
  }
}

/** Writes schema.graphql; the file in place stays as it is when the code cannot state its schema. */
export async function writeSchema() {
  await ensureInstalled();
  await buildApi();
  const draft = inRoot("schema.graphql.draft");
  try {
    writeFileSync(draft, await emitSchema());
    renameSync(draft, inRoot("schema.graphql"));
  } finally {
    rmSync(draft, { force: true });
  }
  return 0;
}

export async function generateDocuments(args) {
  await ensureInstalled();
  return runInForeground(process.execPath, [PROGRAMS.codegen, "--config", "codegen.yml", ...args]);
}
