/** A number from 0 to 2³²−1 that three integers and the seed of the data set decide. */
export type Mix = (a: number, b: number, c: number) => number;

/** The mixing function of one seed (multiply and shift, after Murmur3): the same numbers on every machine. */
export function mixOf(seed: number): Mix {
  return (a, b, c) => {
    let hash =
      Math.imul(a, 0x9e3779b1) ^
      Math.imul(b + 77, 0x85ebca6b) ^
      Math.imul(c + 131, 0xc2b2ae35) ^
      Math.imul(seed, 0x27d4eb2f);
    hash ^= hash >>> 15;
    hash = Math.imul(hash, 0x2c1b3c6d);
    hash ^= hash >>> 12;
    hash = Math.imul(hash, 0x297a2d39);
    hash ^= hash >>> 15;
    return hash >>> 0;
  };
}

/** `n` in at least `width` digits. */
export const digits = (n: number, width: number): string => String(n).padStart(width, "0");

/** A day of one of `years` years from `first` on; never the 29th to 31st, so that every month has it. */
export function dayOf(hash: number, first: number, years: number): string {
  const year = first + (hash % years);
  return `${year}-${digits(1 + ((hash >>> 8) % 12), 2)}-${digits(1 + ((hash >>> 16) % 28), 2)}`;
}
