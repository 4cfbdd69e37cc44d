import { disclose, guardOf, isPublicPlace, type Cell } from "../indicators/disclosure";
import type { Indicator } from "../indicators/indicator.type";
import type { ReportPeriod } from "../indicators/period";
import { reaches } from "../identity/reach";
import type { RequestContext } from "../platform/request";
import { UnionKind } from "../unions/union.enums";
import { unionSeen } from "../unions/union.queries";
import { borderOf, subtreeChanged, type Border } from "./border";
import { cellOf, type Known } from "./cells";
import { censusAt, type Census } from "./census";
import { figuresAt } from "./figures";
import { AS_REPORTED, isAsReported, type Frame } from "./frame";
import { hiddenBeside } from "./neighbours";
import { named, type Place, type Share } from "./place";
import { planOf } from "./plan";
import { StatisticsScope } from "./statistics.enums";
import { strangersAt } from "./strangers";

const NO_BORDER: Border = { ended: 0, received: 0, handedOver: 0 };

/** Some indicators at one place of the tree, to be answered for any period; each period is answered once. */
export class Question {
  private readonly answers = new Map<string, Promise<ReadonlyMap<Indicator, Cell>>>();

  constructor(
    private readonly request: RequestContext,
    readonly unionId: number,
    readonly scope: StatisticsScope,
    /** Set for a group of a breakdown: the union that is broken down. */
    readonly within: number | null,
    /** In the order of the catalogue. */
    readonly indicators: readonly Indicator[],
    readonly frame: Frame = AS_REPORTED,
    /** Set for a group of a breakdown by what unions are. */
    readonly share: Share | null = null,
  ) {}

  /** The same question about other indicators. */
  about(indicators: readonly Indicator[]): Question {
    const { request, unionId, scope, within, frame, share } = this;
    return new Question(request, unionId, scope, within, indicators, frame, share);
  }

  /** The same question about what counts at the union through one of its children. */
  through(childId: number): Question {
    const { request, unionId, indicators, frame } = this;
    return new Question(request, childId, StatisticsScope.SUBTREE, unionId, indicators, frame);
  }

  placeIn(period: ReportPeriod): Place {
    const { unionId, scope, within, frame, share } = this;
    return { unionId, scope, within, period, frame, share };
  }

  census(period: ReportPeriod): Promise<Census> {
    const { counters, censusName } = planOf(this.indicators);
    return this.request.load(censusAt, named(this.placeIn(period), censusName, { counters }));
  }

  /** True where a union entered or left what is asked about on one of the days: never an own part, nor the tree of one day. */
  async changedIn({ from, to }: Pick<ReportPeriod, "from" | "to">): Promise<boolean> {
    const { relation, day } = this.frame;
    if (this.scope === StatisticsScope.OWN || day !== null) return false;
    return this.request.load(subtreeChanged, { unionId: this.unionId, relation, from, to });
  }

  /** The figures of a period as the caller may see them. */
  answer(period: ReportPeriod): Promise<ReadonlyMap<Indicator, Cell>> {
    let answer = this.answers.get(period.code);
    if (!answer) this.answers.set(period.code, (answer = this.read(period)));
    return answer;
  }

  /** True where the caller may see an indicator's sources: those of a figure about persons name them. */
  async maySeeSources(indicator: Indicator, period: ReportPeriod): Promise<boolean> {
    const guard = guardOf(indicator);
    return guard === null || this.reachesAll(period, [guard]);
  }

  /**
   * True where the caller's token reaches the union, and, in another tree than that of the reports, everyone there who
   * states figures about persons: nobody may choose a tree that puts strangers below a union of theirs.
   */
  private async reachesAll(period: ReportPeriod, guards: readonly Indicator[]): Promise<boolean> {
    if (!(await reaches(this.request, this.unionId))) return false;
    if (isAsReported(this.frame)) return true;
    const indicators = guards.map((indicator) => indicator.rowId);
    return !(await this.request.load(strangersAt, { ...this.placeIn(period), indicators }));
  }

  private async read(period: ReportPeriod): Promise<ReadonlyMap<Indicator, Cell>> {
    const { guards, asked, reported, crossings, figuresName } = planOf(this.indicators);
    const place = this.placeIn(period);
    const [census, figures, border, reached] = await Promise.all([
      this.census(period),
      this.request.load(figuresAt, named(place, figuresName, { indicators: reported })),
      crossings ? this.request.load(borderOf, place) : NO_BORDER,
      guards.length === 0 || this.reachesAll(period, guards),
    ]);
    const known: Known = { census, figures, border };
    const cells = new Map(asked.map((indicator) => [indicator, cellOf(indicator, known)]));
    if (reached) return cells;
    return this.withhold(period, cells, guards);
  }

  /** What a caller without a token that reaches the union may see. */
  private async withhold(
    period: ReportPeriod,
    cells: Map<Indicator, Cell>,
    guards: readonly Indicator[],
  ): Promise<ReadonlyMap<Indicator, Cell>> {
    const subtree = this.scope === StatisticsScope.SUBTREE && isAsReported(this.frame) && this.share === null;
    const seen = subtree
      ? await this.request.load(unionSeen, { unionId: this.unionId, day: period.to })
      : null;
    const place = { unionKind: seen?.kind ?? UnionKind.OTHER, periodKind: period.kind, subtree };
    const hidden = isPublicPlace(place)
      ? await this.request.load(hiddenBeside, {
          ...this.placeIn(period),
          indicators: guards.map((indicator) => indicator.rowId),
        })
      : new Set<number>();
    const beside = new Set(guards.filter((indicator) => hidden.has(indicator.rowId)));
    const shown = [...cells].map(([indicator, cell]): [Indicator, Cell] => {
      const guard = guardOf(indicator);
      return [indicator, disclose({ reaches: false }, cell, place, guard && cells.get(guard)!, beside)];
    });
    return new Map(shown);
  }
}
