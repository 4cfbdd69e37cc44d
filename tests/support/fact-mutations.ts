import { prepare, type MutationCall } from "./mutations";

const UNION = "cdcs-sct-001";
const source = { title: "Báo cáo năm 2022", publishedOn: "2022-12-01", quote: "một câu trong báo cáo" };

interface Fact {
  /** What follows record, correct and withdraw. */
  readonly verb: string;
  /** The field of the payload, and the argument that names the record. */
  readonly field: string;
  readonly argument: string;
  readonly recorded: object;
  readonly corrected: object;
}

const FACTS: readonly Fact[] = [
  {
    verb: "Award",
    field: "award",
    argument: "awardId",
    recorded: {
      title: "advanced_worker",
      subject: "INDIVIDUAL",
      stage: "AWARDED",
      year: 2022,
      count: 3,
      eligible: 4,
    },
    corrected: { count: 4, issuer: "Ban Chấp hành" },
  },
  {
    verb: "Inspection",
    field: "inspection",
    argument: "inspectionId",
    recorded: {
      inspectedBy: "INSPECTION_COMMITTEE",
      subject: "FINANCE_ASSETS",
      year: 2022,
      heldOn: "2022-06-01",
      count: 1,
      violations: 0,
    },
    corrected: { violations: 2 },
  },
  {
    verb: "Welfare",
    field: "welfare",
    argument: "welfareId",
    recorded: { kind: "tet_gift", year: 2022, beneficiaries: 12, amountVnd: 6_000_000, isUnionFinance: true },
    corrected: { amountVnd: 6_500_000, amountQualifier: "ABOUT" },
  },
  {
    verb: "Activity",
    field: "activity",
    argument: "activityId",
    recorded: {
      kind: "sports",
      name: "Hội thao",
      heldOn: "2022-09-02",
      participants: 20,
      participantsWomen: 9,
    },
    corrected: { name: "Hội thao lần thứ hai", participantsWomen: 11 },
  },
];

function callsOf({ verb, field, argument, recorded, corrected }: Fact): MutationCall[] {
  const record = `mutation ($input: Record${verb}Input!) { record${verb}(input: $input) { ${field} { id source { title } } } }`;
  const recordedId = async (app: Parameters<typeof prepare>[0]): Promise<string> =>
    (await prepare(app, UNION, record, { union: UNION, ...recorded }))[`record${verb}`][field].id;
  return [
    {
      mutation: `record${verb}`,
      union: UNION,
      document: record,
      input: () => ({ union: UNION, ...recorded, source }),
    },
    {
      mutation: `correct${verb}`,
      union: UNION,
      document: `mutation ($input: Correct${verb}Input!) { correct${verb}(input: $input) { ${field} { id source { title } } } }`,
      input: async (app) => ({ [argument]: await recordedId(app), ...corrected, source }),
    },
    {
      mutation: `withdraw${verb}`,
      union: UNION,
      document: `mutation ($input: Withdraw${verb}Input!) { withdraw${verb}(input: $input) { withdrawnId } }`,
      input: async (app) => ({ [argument]: await recordedId(app), reason: "Ghi nhầm" }),
    },
  ];
}

const CLASSIFY =
  "mutation ($input: RecordClassificationInput!) { recordClassification(input: $input) { classification { rating stage union { code } } } }";
const rated = { union: UNION, year: 2022, rating: "GOOD", stage: "PROPOSED", proposedTo: "cdvc-001" };

const LAUNCH =
  "mutation ($input: LaunchCampaignInput!) { launchCampaign(input: $input) { campaign { id code movements } } }";
const campaign = (code: string) => ({
  code,
  launchedBy: UNION,
  name: "Phong trào thi đua năm 2022",
  kind: "emulation",
  year: 2022,
  from: "2022-01-01",
  to: "2022-12-31",
  phases: [{ name: "Đợt 1", to: "2022-06-30", source }],
  contents: [{ text: "Thi đua lao động giỏi" }],
  participants: [UNION],
  movements: ["Lao động giỏi"],
});
const launch = async (app: Parameters<typeof prepare>[0], code: string): Promise<string> =>
  (await prepare(app, UNION, LAUNCH, campaign(code))).launchCampaign.campaign.id;

/** The mutations of campaigns, awards, classifications, inspections, welfare and activities. */
export const FACT_MUTATIONS: readonly MutationCall[] = [
  {
    mutation: "launchCampaign",
    union: UNION,
    document: LAUNCH,
    input: () => ({ ...campaign("thi-dua-thu"), source }),
  },
  {
    mutation: "correctCampaign",
    union: UNION,
    document:
      "mutation ($input: CorrectCampaignInput!) { correctCampaign(input: $input) { campaign { id motto phases { name } } } }",
    input: async (app) => ({
      campaignId: await launch(app, "thi-dua-sua"),
      motto: "Đoàn kết – Sáng tạo",
      phases: [{ name: "Đợt 1" }, { name: "Đợt 2" }],
    }),
  },
  {
    mutation: "withdrawCampaign",
    union: UNION,
    document: "mutation ($input: WithdrawCampaignInput!) { withdrawCampaign(input: $input) { withdrawnId } }",
    input: async (app) => ({ campaignId: await launch(app, "thi-dua-rut"), reason: "Ghi nhầm" }),
  },
  { mutation: "recordClassification", union: UNION, document: CLASSIFY, input: () => ({ ...rated, source }) },
  {
    mutation: "withdrawClassification",
    union: UNION,
    document:
      "mutation ($input: WithdrawClassificationInput!) { withdrawClassification(input: $input) { union { classifications { year } } } }",
    input: async (app) => {
      await prepare(app, UNION, CLASSIFY, { ...rated, year: 2021 });
      return { union: UNION, year: 2021, stage: "PROPOSED", reason: "Ghi nhầm" };
    },
  },
  ...FACTS.flatMap(callsOf),
];
