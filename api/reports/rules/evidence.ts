import { PeriodKind } from "../../indicators/period";
import type { Stated } from "../../indicators/rule.evaluation";
import { ValueQualifier } from "../../indicators/value.enums";
import type { ReadDb } from "../../platform/database";
import type { Day } from "../../platform/days";
import { readHeldCongresses, type HeldCongress } from "./congresses-held";
import { readEarlier, type Earlier } from "./earlier";
import type { Figures } from "./figures";
import type { ReportFigures } from "./judge";
import { isHigher, readLives, type Life } from "./life";
import { readLineages } from "./lineage";
import { readRatedUnions, type RatedUnion } from "./ratings";
import { readRegisters, type Register } from "./register";
import { readSiblings, type TwiceMedians } from "./siblings";
import { readTotalsBelow, type TotalsBelow } from "./totals";

/** Everything that the rules look at in judging one report. */
export interface Evidence {
  readonly report: ReportFigures;
  /** What the report states, by the code of the indicator. */
  readonly figures: Figures;
  readonly life: Life;
  readonly earlier: Earlier;
  readonly congresses: readonly HeldCongress[];
  readonly medians: TwiceMedians;
  readonly totalsBelow: TotalsBelow;
  /** Null for a union that none stands under. */
  readonly register: Register | null;
  readonly rated: readonly RatedUnion[];
}

function figuresOf({ values }: ReportFigures): Figures {
  return new Map(
    values.flatMap(({ indicator, value, qualifier }): [string, Stated][] =>
      value === null ? [] : [[indicator.code, { value, qualifier: qualifier ?? ValueQualifier.EXACT }]],
    ),
  );
}

/** Answers of a batch for those of a list that it is about; null for the others. */
async function forSome<V>(
  reports: readonly ReportFigures[],
  isAbout: (index: number) => boolean,
  read: (some: readonly ReportFigures[]) => Promise<readonly V[]>,
): Promise<(V | null)[]> {
  const some = reports.filter((_, index) => isAbout(index));
  const answers = some.length === 0 ? [] : [...(await read(some))];
  return reports.map((_, index) => (isAbout(index) ? answers.shift()! : null));
}

/** Reads the evidence about any number of reports with the same number of statements. */
export async function readEvidence(
  db: ReadDb,
  reports: readonly ReportFigures[],
  today: Day,
): Promise<Evidence[]> {
  const lives = await readLives(db, reports);
  const lineages = await readLineages(db, reports, lives);
  const earlier = await readEarlier(db, reports, lineages, today);
  const congresses = await readHeldCongresses(db, reports);
  const medians = await readSiblings(db, reports, earlier);
  const totalsBelow = await readTotalsBelow(db, reports);
  const higher = (index: number): boolean => isHigher(lives[index]!);
  const year = (index: number): boolean => reports[index]!.period.kind === PeriodKind.YEAR;
  const registers = await forSome(reports, higher, (some) => readRegisters(db, some));
  const rated = await forSome(
    reports,
    (index) => higher(index) && year(index),
    (some) => readRatedUnions(db, some),
  );
  return reports.map((report, index) => ({
    report,
    figures: figuresOf(report),
    life: lives[index]!,
    earlier: earlier[index]!,
    congresses: congresses[index]!,
    medians: medians[index]!,
    totalsBelow: totalsBelow[index]!,
    register: registers[index]!,
    rated: rated[index] ?? [],
  }));
}
