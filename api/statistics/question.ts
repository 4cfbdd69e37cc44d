import { disclose, guardOf, isPublicPlace, type Cell } from "../indicators/disclosure";
import type { Indicator } from "../indicators/indicator.type";
import type { ReportPeriod } from "../indicators/period";
import { reaches } from "../identity/reach";
import type { RequestContext } from "../platform/request";
import { UnionKind } from "../unions/union.enums";
import { unionSeen } from "../unions/union.queries";
import { borderOf, type Border } from "./border";
import { cellOf, isReported, type Known } from "./cells";
import { censusAt, type Census } from "./census";
import { BORDER_COUNTERS } from "./counters";
import { figuresAt } from "./figures";
import { hiddenBeside } from "./neighbours";
import type { Place } from "./place";
import { StatisticsScope } from "./statistics.enums";

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
  ) {}

  placeIn(period: ReportPeriod): Place {
    return { unionId: this.unionId, scope: this.scope, within: this.within, period };
  }

  census(period: ReportPeriod): Promise<Census> {
    return this.request.load(censusAt, this.placeIn(period));
  }

  /** The figures of a period as the caller may see them. */
  answer(period: ReportPeriod): Promise<ReadonlyMap<Indicator, Cell>> {
    let answer = this.answers.get(period.code);
    if (!answer) this.answers.set(period.code, (answer = this.read(period)));
    return answer;
  }

  /** True where the caller may see an indicator's sources: those of a figure about persons name them. */
  async maySeeSources(indicator: Indicator): Promise<boolean> {
    return guardOf(indicator) === null || reaches(this.request, this.unionId);
  }

  private async read(period: ReportPeriod): Promise<ReadonlyMap<Indicator, Cell>> {
    const guards = this.indicators.flatMap((indicator) => guardOf(indicator) ?? []);
    const asked = [...new Set([...this.indicators, ...guards])];
    const place = this.placeIn(period);
    const crossings = asked.some((indicator) =>
      (Object.values(BORDER_COUNTERS) as string[]).includes(indicator.code),
    );
    const [census, figures, border, reached] = await Promise.all([
      this.census(period),
      this.request.load(figuresAt, {
        ...place,
        indicators: asked.filter(isReported).map((indicator) => indicator.rowId),
      }),
      crossings ? this.request.load(borderOf, place) : NO_BORDER,
      guards.length === 0 || reaches(this.request, this.unionId),
    ]);
    const known: Known = { census, figures, border, own: this.scope === StatisticsScope.OWN };
    const cells = new Map(asked.map((indicator) => [indicator, cellOf(indicator, known)]));
    if (reached) return cells;
    return this.withhold(period, cells, [...new Set(guards)]);
  }

  /** What a caller without a token that reaches the union may see. */
  private async withhold(
    period: ReportPeriod,
    cells: Map<Indicator, Cell>,
    guards: readonly Indicator[],
  ): Promise<ReadonlyMap<Indicator, Cell>> {
    const subtree = this.scope === StatisticsScope.SUBTREE;
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
