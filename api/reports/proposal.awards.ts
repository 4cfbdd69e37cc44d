import { ProposalOrigin } from "./proposal.enums";
import { inside, type Meaning, type RecordPart } from "./proposal.meaning";

const awarded = (subjects: readonly string[], ...titles: string[]): string =>
  `f.stage = 'AWARDED' AND ${inside("f.subject", ...subjects)} AND ${inside("f.title_code", ...titles)}`;

const ANYBODY = ["INDIVIDUAL", "COLLECTIVE", "UNION"];
/** A union as such is a collective (tập thể) to whoever gives a certificate. */
const COLLECTIVES = ["COLLECTIVE", "UNION"];

const FEDERATION = ["federation_certificate_of_merit"];
const CONFEDERATION = ["confederation_certificate_of_merit", "confederation_thematic_certificate_of_merit"];
const STATE = ["provincial_certificate_of_merit"];
const CERTIFICATES = [...STATE, ...FEDERATION, ...CONFEDERATION];

const WOMENS_TITLE = "good_at_work_capable_at_home";
const ABOVE_GRASSROOTS = [
  "CONFEDERATION",
  "PROVINCIAL_FEDERATION",
  "CENTRAL_SECTOR_UNION",
  "CORPORATE_UNION",
  "DISTRICT_FEDERATION",
  "LOCAL_SECTOR_UNION",
  "CIVIL_SERVANTS_UNION",
  "INDUSTRIAL_ZONE_UNION",
  "MINISTRY_AGENCY_UNION",
  "COMMUNE_UNION",
];

const recipients = (indicator: string, definition: string, entries: string, unless?: string): Meaning => ({
  ...{ indicator, definition, entries, adds: "f.recipients" },
  ...(unless && { unless }),
});

/** What awards mean to a report. Those only proposed or taken back are in none of these. */
export const AWARDS: RecordPart = {
  origin: ProposalOrigin.AWARDS,
  from: (
    next,
  ) => `(SELECT g.*, i.kind AS issuer_kind FROM award g LEFT JOIN union_version i ON i.union_id = g.issuer_union_id
    AND i.valid_from < ${next} AND ${next} <= i.valid_to) f`,
  dated: false,
  entry: { vi: "mục khen thưởng", en: "award" },
  meanings: [
    recipients(
      "women_award_registered",
      "Women members who registered for the year's title “Good at public work, capable at home”",
      `f.stage = 'REGISTERED' AND f.subject = 'INDIVIDUAL' AND f.title_code = '${WOMENS_TITLE}'`,
    ),
    recipients(
      "women_award_achieved",
      "on whom the grassroots union conferred “Good at public work, capable at home”",
      `${awarded(["INDIVIDUAL"], WOMENS_TITLE)} AND f.issuer_kind = 'GRASSROOTS_UNION'`,
      `${awarded(["INDIVIDUAL"], WOMENS_TITLE)} AND f.issuer_kind IS NULL`,
    ),
    recipients(
      "women_award_achieved_higher",
      "by a union above the grassroots level",
      `${awarded(["INDIVIDUAL"], WOMENS_TITLE)} AND ${inside("f.issuer_kind", ...ABOVE_GRASSROOTS)}`,
      `${awarded(["INDIVIDUAL"], WOMENS_TITLE)} AND f.issuer_kind IS NULL`,
    ),
    recipients(
      "advanced_workers",
      "the title “Advanced worker” was conferred",
      awarded(["INDIVIDUAL"], "advanced_worker"),
    ),
    recipients(
      "emulation_fighters",
      "the title “Emulation fighter at the grassroots” was conferred",
      awarded(["INDIVIDUAL"], "grassroots_emulation_fighter"),
    ),
    recipients(
      "excellent_collectives",
      "the title “Excellent labour collective” was conferred",
      awarded(["COLLECTIVE"], "excellent_labour_collective"),
    ),
    recipients(
      "excellent_members",
      "as “Excellent union member” in the period",
      awarded(["INDIVIDUAL"], "excellent_union_member"),
    ),
    recipients(
      "excellent_groups",
      "as “Excellent union group” in the period",
      awarded(["COLLECTIVE"], "excellent_union_group"),
    ),
    recipients(
      "certificates_of_merit",
      "of any issuer given to the union's collectives and individuals",
      awarded(ANYBODY, ...CERTIFICATES),
    ),
    recipients(
      "certificates_of_merit_state",
      "by a provincial People's Committee, a ministry or the Prime Minister",
      awarded(ANYBODY, ...STATE),
    ),
    recipients(
      "certificates_of_merit_federation",
      "by a provincial federation, a central sector union",
      awarded(ANYBODY, ...FEDERATION),
    ),
    recipients(
      "certificates_of_merit_confederation",
      "thematic ones included, given in the period by the Viet Nam General Confederation of Labour",
      awarded(ANYBODY, ...CONFEDERATION),
    ),
    recipients(
      "certificates_of_merit_individual",
      "of any issuer given to individuals",
      awarded(["INDIVIDUAL"], ...CERTIFICATES),
    ),
    recipients(
      "certificates_of_merit_collective",
      "of any issuer given to collectives",
      awarded(COLLECTIVES, ...CERTIFICATES),
    ),
    recipients(
      "commendations",
      "Commendations given by unions of any level to collectives and individuals",
      awarded(ANYBODY, "grassroots_commendation", "direct_superior_commendation"),
    ),
    recipients(
      "creative_labour_certificates",
      "Persons awarded the Creative Labour certificate",
      awarded(["INDIVIDUAL"], "creative_labour_certificate"),
    ),
  ],
};
