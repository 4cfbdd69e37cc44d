import { disclose, guardOf, isPublicPlace, type Cell } from "../indicators/disclosure";
import type { Indicator } from "../indicators/indicator.type";
import type { ReportPeriod } from "../indicators/period";
import { reaches } from "../identity/reach";
import type { RequestContext } from "../platform/request";
import type { Soon } from "../platform/soon";
import { UnionKind } from "../unions/union.enums";
import { unionSeen } from "../unions/union.queries";
import { borderOf, subtreeChanged, type Border } from "./border";
import { cellOf, type Known } from "./cells";
import { censusAt, rememberedCensus, type Census } from "./census";
import { figuresAt, rememberedFigures } from "./figures";
import { AS_REPORTED, isAsReported, type Frame } from "./frame";
import { hiddenBeside } from "./neighbours";
import { named, type Place, type Share } from "./place";
import { planOf } from "./plan";
import { StatisticsScope } from "./statistics.enums";
import { strangersAt } from "./strangers";

type Cells = ReadonlyMap<Indicator, Cell>;

const cellsOf = (indicators: readonly Indicator[], known: Known): Cells =>
  new Map(indicators.map((indicator) => [indicator, cellOf(indicator, known)]));

const NO_BORDER: Border = { ended: 0, received: 0, handedOver: 0 };

/** Some indicators at one place of the tree, to be answered for any period; each period is answered once. */
export class Question {
  private readonly answers = new Map<string, Soon<Cells>>();

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

  census(period: ReportPeriod): Soon<Census> {
    const known = rememberedCensus(this.request, this.placeIn(period));
    if (known) return known;
    const { counters, censusName } = planOf(this.indicators);
    return this.request.load(censusAt, named(this.placeIn(period), censusName, { counters }));
  }

  /** True where a union entered or left what is asked about on one of the days: never an own part, nor the tree of one day. */
  async changedIn({ from, to }: Pick<ReportPeriod, "from" | "to">): Promise<boolean> {
    const { relation, day } = this.frame;
    if (this.scope === StatisticsScope.OWN || day !== null) return false;
    return this.request.load(subtreeChanged, { unionId: this.unionId, relation, from, to });
  }

  /** The figures of a period as the caller may see them; at once where nothing has to be read for them. */
  answer(period: ReportPeriod): Soon<Cells> {
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

  private read(period: ReportPeriod): Soon<Cells> {
    const { guards, asked, reported, crossings } = planOf(this.indicators);
    if (guards.length > 0 || crossings) return this.load(period);
    const place = this.placeIn(period);
    const census = rememberedCensus(this.request, place);
    const remembered = census && rememberedFigures(this.request, place, reported);
    if (!remembered) return this.load(period);
    const { figures, cells } = remembered;
    for (const indicator of asked)
      if (!cells.has(indicator))
        cells.set(indicator, cellOf(indicator, { census, figures, border: NO_BORDER }));
    return cells;
  }

  private async load(period: ReportPeriod): Promise<Cells> {
    const { guards, asked, reported, crossings, figuresName } = planOf(this.indicators);
    const place = this.placeIn(period);
    const [census, figures, border, reached] = await Promise.all([
      this.census(period),
      this.request.load(figuresAt, named(place, figuresName, { indicators: reported })),
      crossings ? this.request.load(borderOf, place) : NO_BORDER,
      guards.length === 0 || this.reachesAll(period, guards),
    ]);
    const cells = cellsOf(asked, { census, figures, border });
    if (reached) return cells;
    return this.withhold(period, cells, guards);
  }

  /** What a caller without a token that reaches the union may see. */
  private async withhold(period: ReportPeriod, cells: Cells, guards: readonly Indicator[]): Promise<Cells> {
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
