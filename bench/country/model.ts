import { figuresOf, type Figure } from "./figures";
import { mixOf, type Mix } from "./hash";
import { unionsOf, type ModelUnion } from "./unions";

/** A national data set: everything in it follows from its size and its seed, without a file or a database. */
export interface Model {
  /** Grassroots unions: 125,000 is the country. */
  readonly size: number;
  readonly seed: number;
  readonly mix: Mix;
  readonly unions: readonly ModelUnion[];
  readonly figure: Figure;
}

/** The data set of a size; another seed gives other figures, names and parents. */
export function makeModel(size: number, seed = 7): Model {
  const mix = mixOf(seed);
  return { size, seed, mix, unions: unionsOf(size, mix), figure: figuresOf(mix) };
}

/** True for the unions that report: they have no union below them. */
export const reports = (union: ModelUnion): boolean => union.kind === "GRASSROOTS_UNION";
