import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout: every path below is relative to it, wherever the command was called from. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

export const inRoot = (...parts) => resolve(ROOT, ...parts);

export const LOG_DIRECTORY = resolve(ROOT, process.env.HUB_LOG_DIR || "data/logs");

/** The command lines of the programs that the hub runs, each started by this very Node. */
export const PROGRAMS = {
  tsc: inRoot("node_modules/typescript/bin/tsc"),
  jest: inRoot("node_modules/jest/bin/jest.js"),
  eslint: inRoot("node_modules/eslint/bin/eslint.js"),
  prettier: inRoot("node_modules/prettier/bin/prettier.cjs"),
  codegen: inRoot("node_modules/@graphql-codegen/cli/esm/bin.js"),
  strapi: inRoot("node_modules/@strapi/strapi/bin/strapi.js"),
  api: inRoot("api/dist/main.js"),
  command: inRoot("api/dist/command.js"),
  cmsImport: inRoot("cms/dist/src/import/command.js"),
};
