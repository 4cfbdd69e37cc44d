import { Role } from "../../api/platform/actor";
import { CONGRESS_CALLS } from "../congresses/calls";
import { REPORT_CALLS } from "../reports/calls";
import type { App } from "./app";
import { FACT_MUTATIONS } from "./fact-mutations";
import { prepare, type MutationCall } from "./prepare";

export { prepare, type MutationCall };

const ADD_SOURCE =
  "mutation ($input: AddSourceInput!) { addSource(input: $input) { union { code } source { id title } } }";
const source = {
  title: "Quyết định thành lập",
  publisher: "Liên đoàn Lao động tỉnh",
  publishedOn: "2018-05-02",
};

const SET_TARGET =
  "mutation ($input: SetTargetInput!) { setTarget(input: $input) { target { id ordinal value } } }";
const target = {
  ...{
    union: "cdcs-sct-001",
    congress: "cdcs-sct-001-iv",
    text: "Tổ chức tham quan học tập",
    operator: "AT_LEAST",
  },
  ...{ value: 1, unit: "EVENT", periodicity: "PER_YEAR" },
};
const setTarget = async (app: App, ordinal: string): Promise<string> =>
  (await prepare(app, "cdcs-sct-001", SET_TARGET, { ...target, ordinal })).setTarget.target.id;

const CREATE_TOKEN =
  "mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { apiToken { id } } }";
const token = { name: "Phần mềm kế toán", role: "REPORTER", union: "cdcs-sct-001" };
const tokenAdmin = { union: "ldld-001", role: Role.ADMIN };

/** Every mutation of the API: one that is missing here fails `authorization.test.ts`. */
export const MUTATIONS: readonly MutationCall[] = [
  {
    mutation: "addSource",
    union: "cdcs-sct-001",
    document: ADD_SOURCE,
    input: () => ({ union: "cdcs-sct-001", about: "FOUNDED_ON", source }),
  },
  {
    mutation: "withdrawSource",
    union: "cdcs-sct-001",
    document: "mutation ($input: WithdrawSourceInput!) { withdrawSource(input: $input) { withdrawnId } }",
    input: async (app) => {
      const input = { union: "cdcs-sct-001", about: "IDENTITY", source };
      const { addSource } = await prepare(app, "cdcs-sct-001", ADD_SOURCE, input);
      return { union: "cdcs-sct-001", sourceId: addSource.source.id, reason: "Nhầm văn bản" };
    },
  },
  ...CONGRESS_CALLS,
  {
    mutation: "setTarget",
    union: "cdcs-sct-001",
    document: SET_TARGET,
    input: () => ({ ...target, ordinal: "9a" }),
  },
  {
    mutation: "correctTarget",
    union: "cdcs-sct-001",
    document:
      "mutation ($input: CorrectTargetInput!) { correctTarget(input: $input) { target { id value } } }",
    input: async (app) => ({ targetId: await setTarget(app, "9b"), value: 2 }),
  },
  {
    mutation: "withdrawTarget",
    union: "cdcs-sct-001",
    document: "mutation ($input: WithdrawTargetInput!) { withdrawTarget(input: $input) { withdrawnId } }",
    input: async (app) => ({ targetId: await setTarget(app, "9c"), reason: "Ghi nhầm" }),
  },
  ...FACT_MUTATIONS,
  ...REPORT_CALLS,
  {
    mutation: "createApiToken",
    union: "cdcs-sct-001",
    by: tokenAdmin,
    document: CREATE_TOKEN,
    input: () => token,
  },
  {
    mutation: "revokeApiToken",
    union: "cdcs-sct-001",
    by: tokenAdmin,
    document:
      "mutation ($input: RevokeApiTokenInput!) { revokeApiToken(input: $input) { apiToken { revokedAt } } }",
    input: async (app) => {
      const made = await prepare(app, "ldld-001", CREATE_TOKEN, token, Role.ADMIN);
      return { apiTokenId: made.createApiToken.apiToken.id };
    },
  },
];
