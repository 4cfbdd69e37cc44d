import { HierarchyRelation, UnionKind } from "../../api/unions/union.enums";
import { PERIODS, type Body, type PeriodCode } from "./history";

export interface Frame {
  readonly basis: "AS_REPORTED" | "AS_OF" | "RESTATED";
  readonly relation: HierarchyRelation;
  readonly day: string | null;
}

/** A union that counts somewhere: the union, what it is, and the chain above the place where it stands, that place first. */
interface Member {
  readonly body: Body;
  readonly share: Readonly<Record<"KIND" | "PROVINCE" | "EMPLOYER_SECTOR", string>>;
  readonly kind: UnionKind;
  readonly mustReport: boolean;
  readonly atEnd: boolean;
  readonly founded: boolean;
  readonly chain: readonly string[];
  /** Where it stood when it ended within the period; null for others. */
  readonly endedIn: readonly string[] | null;
}

export interface Figure {
  readonly value: number | null;
  readonly reportedUnits: number;
  readonly expectedUnits: number;
}

/** The figures of a history, worked out by walking from parent to parent on each day: no table of ancestors, no kept sum. */
export class Model {
  private readonly byCode: ReadonlyMap<string, Body>;

  constructor(private readonly bodies: readonly Body[]) {
    this.byCode = new Map(bodies.map((body) => [body.code, body]));
  }

  /** Who stands above a union on a day, itself first. */
  private chainOn(code: string, day: string, relation: HierarchyRelation): string[] {
    const body = this.byCode.get(code)!;
    const holds = body.edges.filter((edge) => edge.from <= day && day < edge.to);
    const edge =
      (relation === HierarchyRelation.SECTORAL && holds.find((each) => each.relation === relation)) ||
      holds.find((each) => each.relation === HierarchyRelation.ADMINISTRATIVE);
    return edge ? [code, ...this.chainOn(edge.parent, day, relation)] : [code];
  }

  private lives(code: string, day: string): boolean {
    const body = this.byCode.get(code)!;
    return body.from <= day && day < body.to;
  }

  /** Who stands for a union on a day. */
  private standIn(code: string, { relation, day }: Frame): string | null {
    const body = this.byCode.get(code)!;
    if (this.lives(code, day!)) return code;
    if (body.from > day!) return null;
    if (body.heirs.length > 0) {
      const heirs = [
        ...new Set(body.heirs.map((heir) => this.standIn(heir, { basis: "RESTATED", relation, day }))),
      ].filter((heir) => heir !== null);
      if (heirs.length < 2) return heirs[0] ?? null;
      const [first, ...rest] = heirs.map((heir) => this.chainOn(heir, day!, relation));
      return first!.find((each) => rest.every((chain) => chain.includes(each))) ?? null;
    }
    const [, parent] = this.chainOn(code, eve(body.to), relation);
    return parent === undefined ? null : this.standIn(parent, { basis: "RESTATED", relation, day });
  }

  members(period: PeriodCode, frame: Frame): { placed: Member[]; eves: Member[] } {
    const [from, next] = PERIODS[period];
    const placed: Member[] = [];
    const eves: Member[] = [];
    for (const body of this.bodies) {
      if (body.from >= next || body.to < from) continue;
      const home = eve(body.to < next ? body.to : next);
      const version = body.versions.find((each) => each.from <= home && home < each.to)!;
      const stand =
        frame.day === null
          ? body.code
          : frame.basis === "AS_OF"
            ? this.lives(body.code, frame.day)
              ? body.code
              : null
            : this.standIn(body.code, frame);
      if (stand === null) continue;
      const above = this.chainOn(body.code, home, HierarchyRelation.ADMINISTRATIVE).slice(1);
      const chain = this.chainOn(stand, frame.day ?? home, frame.relation);
      const isIn = (kind: UnionKind) => (code: string) =>
        this.byCode
          .get(code)!
          .versions.some((each) => each.kind === kind && each.from <= home && home < each.to);
      const member: Member = {
        body,
        kind: version.kind,
        share: {
          KIND: version.kind,
          PROVINCE: version.province ?? "unknown",
          EMPLOYER_SECTOR: version.sector ?? "unknown",
        },
        mustReport:
          version.kind === UnionKind.GRASSROOTS_UNION ||
          (version.kind === UnionKind.MEMBER_GRASSROOTS_UNION &&
            !above.some(isIn(UnionKind.GRASSROOTS_UNION))),
        atEnd: body.to >= next,
        founded: body.from >= from,
        chain,
        endedIn: body.to >= from && body.to < next ? chain : null,
      };
      eves.push(member);
      if (body.to > from) placed.push(member);
    }
    return { placed, eves };
  }

  /** Whom `restated` or `asOf` leave out, of those who stated something from below a union. */
  unplaced(period: PeriodCode, frame: Frame, code: string): number {
    const then = this.members(period, { basis: "AS_REPORTED", relation: frame.relation, day: null }).placed;
    const now = new Set(this.members(period, frame).placed.map((member) => member.body.code));
    return then.filter(
      ({ body, chain }) =>
        chain.includes(code) && !now.has(body.code) && Object.keys(body.stated.get(period) ?? {}).length > 0,
    ).length;
  }
}

export function eve(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}

/** What some members add up to, in the order: members, members_admitted, membership_share, grassroots_unions, grassroots_unions_established, grassroots_unions_ended. */
export function figuresOf(period: PeriodCode, members: readonly Member[], eves: readonly Member[]): Figure[] {
  const stated = (member: Member): Record<string, number> => member.body.stated.get(period) ?? {};
  const count = (list: readonly Member[], holds: (member: Member) => boolean): number =>
    list.filter(holds).length;
  const expected = count(members, (member) => member.mustReport);
  const expectedAtEnd = count(members, (member) => member.mustReport && member.atEnd);
  const added = (indicator: string, stock: boolean): Figure => {
    const states = members.filter((member) => (!stock || member.atEnd) && indicator in stated(member));
    return {
      value: states.length === 0 ? null : states.reduce((sum, member) => sum + stated(member)[indicator]!, 0),
      reportedUnits: count(states, (member) => member.mustReport),
      expectedUnits: stock ? expectedAtEnd : expected,
    };
  };
  const both = members.filter(
    (member) => member.atEnd && "members" in stated(member) && "workers" in stated(member),
  );
  const [over, under] = (["members", "workers"] as const).map((indicator) =>
    both.reduce((sum, member) => sum + stated(member)[indicator]!, 0),
  ) as [number, number];
  const counted = (value: number): Figure => ({
    value,
    reportedUnits: expectedAtEnd,
    expectedUnits: expectedAtEnd,
  });
  const grassroots = (member: Member): boolean => member.kind === UnionKind.GRASSROOTS_UNION;
  return [
    added("members", true),
    added("members_admitted", false),
    {
      value: both.length === 0 || under === 0 ? null : (100 * over) / under,
      reportedUnits: count(both, (member) => member.mustReport),
      expectedUnits: expectedAtEnd,
    },
    counted(count(members, (member) => grassroots(member) && member.atEnd)),
    counted(count(members, (member) => grassroots(member) && member.founded)),
    counted(count(eves, (member) => grassroots(member) && member.endedIn !== null)),
  ];
}
