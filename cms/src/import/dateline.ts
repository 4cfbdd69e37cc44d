import { saySame } from "./captions";
import type { PlacedDate } from "./findings";

/** A portal shows today's date at the top of every page: with its weekday, in words, or twice. */
function isClock({ date }: PlacedDate, above: PlacedDate[]): boolean {
  const words = /\p{L}{2}/u.test(date.text.replace(/^ngày/iu, ""));
  return (
    date.as === "unlabelled" &&
    (words || above.filter((other) => saySame(other.date.text, date.text)).length > 1)
  );
}

/**
 * The date of the article: published before unlabelled before updated, below the title; what stands right above the
 * title counts where it isn't the page's clock.
 */
export function chooseDate(dates: PlacedDate[], title: number): PlacedDate | null {
  const below = dates.filter(({ index }) => index > title);
  for (const as of ["published", "unlabelled", "updated"])
    for (const placed of below) if (placed.date.as === as) return placed;
  const above = dates.filter(({ index }) => index < title);
  const nearest = above.at(-1);
  return nearest && title - nearest.index <= 2 && !isClock(nearest, above) ? nearest : null;
}
