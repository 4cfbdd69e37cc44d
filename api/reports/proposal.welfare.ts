import { ProposalOrigin } from "./proposal.enums";
import { type Meaning, type RecordPart } from "./proposal.meaning";

const people = (
  indicator: string,
  kind: string,
  definition: string,
  more: Partial<Meaning> = {},
): Meaning => ({
  ...{ indicator, definition, entries: `f.kind_code = '${kind}'`, adds: "f.beneficiaries" },
  ...more,
});

const money = (
  indicator: string,
  kind: string,
  definition: string,
  more: Partial<Meaning> = {},
): Meaning => ({
  ...{ indicator, definition, entries: `f.kind_code = '${kind}'`, adds: "f.amount_vnd" },
  ...{ qualifier: "f.amount_qualifier", ...more },
});

/** Visits are left out: the record counts the people visited, the indicators the visits. */
export const WELFARE: RecordPart = {
  origin: ProposalOrigin.WELFARE,
  from: () => "welfare_activity f",
  dated: false,
  entry: { vi: "mục chăm lo", en: "welfare activity" },
  meanings: [
    people(
      "serious_illness_cases",
      "serious_illness",
      "Members with a serious illness who were helped by the union",
      {
        once: true,
      },
    ),
    people("children_gifted", "child_gift", "Children of members and workers given a gift by the union", {
      once: true,
      look: {
        vi: "chỉ tính con của đoàn viên, người lao động, dịp 1/6 và Tết Trung thu",
        en: "only children of members and workers, for 1 June or the Mid-Autumn festival, count",
      },
    }),
    people("tet_welfare_participations", "tet_gift", "received benefits for the Lunar New Year"),
    money(
      "tet_welfare_vnd",
      "tet_gift",
      "Value of all money and gifts given to members and workers for the Lunar New Year",
    ),
    money("shelters_vnd", "housing_shelter", "to build and repair union shelters"),
    people("union_meal_participations", "meal", "Attendances of members and workers at union meals"),
    money("union_meal_vnd", "meal", "Money spent on union meals"),
    money(
      "charity_contributions_vnd",
      "charity",
      "by members, workers and the union to social and charity funds",
    ),
    money("mutual_aid_fund_vnd", "mutual_aid", "into a mutual-aid or rotating savings fund", {
      look: {
        vi: "chỉ tính phần nữ đoàn viên tự nguyện góp",
        en: "only what women members paid in of their own will counts",
      },
    }),
  ],
};
