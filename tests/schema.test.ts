import "reflect-metadata";
import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isSpecifiedDirective,
  isSpecifiedScalarType,
  lexicographicSortSchema,
  printSchema,
  type GraphQLSchema,
} from "graphql";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createSchema } from "../api/schema";

let schema: GraphQLSchema;
beforeAll(async () => {
  schema = await createSchema();
});

test("schema.graphql is what the code says (npm run schema writes it)", () => {
  const committed = readFileSync(join(__dirname, "../schema.graphql"), "utf8");
  expect(`${printSchema(lexicographicSortSchema(schema))}\n`).toBe(committed);
});

test("every type, field, argument and input field is described", () => {
  const silent: string[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith("__") || isSpecifiedScalarType(type)) continue;
    if (!type.description && !["Query", "Mutation"].includes(type.name)) silent.push(type.name);
    if (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)) {
      for (const field of Object.values(type.getFields())) {
        if (!field.description) silent.push(`${type.name}.${field.name}`);
        if ("args" in field) {
          for (const arg of field.args)
            if (!arg.description) silent.push(`${type.name}.${field.name}(${arg.name})`);
        }
      }
    }
    if (isEnumType(type) && type.getValues().length === 0) silent.push(type.name);
  }
  for (const directive of schema.getDirectives())
    if (!isSpecifiedDirective(directive) && !directive.description) silent.push(`@${directive.name}`);
  expect(silent).toEqual([]);
});

/**
 * Every mutation with what it takes to call it: a new mutation without a row here fails, so that none goes without
 * its check of a stranger and of a token of another subtree.
 */
const CHECKED_MUTATIONS: string[] = [
  "recordCongress",
  "correctCongress",
  "withdrawCongress",
  "recordTask",
  "withdrawTask",
  "recordCommittee",
  "withdrawCommittee",
  "appointOfficer",
  "endMandate",
  "withdrawMandate",
  "correctPerson",
  "erasePerson",
  "addSource",
  "withdrawSource",
  "setTarget",
  "correctTarget",
  "withdrawTarget",
  "launchCampaign",
  "correctCampaign",
  "withdrawCampaign",
  "recordAward",
  "correctAward",
  "withdrawAward",
  "recordClassification",
  "withdrawClassification",
  "recordInspection",
  "correctInspection",
  "withdrawInspection",
  "recordWelfare",
  "correctWelfare",
  "withdrawWelfare",
  "recordActivity",
  "correctActivity",
  "withdrawActivity",
  "saveReport",
  "submitReport",
  "returnReport",
  "approveReport",
  "amendReport",
  "exemptReport",
  "createApiToken",
  "revokeApiToken",
];

test("every mutation has its authorization check", () => {
  expect(Object.keys(schema.getMutationType()?.getFields() ?? {}).sort()).toEqual(
    [...CHECKED_MUTATIONS].sort(),
  );
});
