/** A value that is there, or will be. */
export type Soon<T> = T | Promise<T>;

/** Goes on with a value: at once where it is there, for a promise costs more than most of what is done with it. */
export function soon<T, U>(value: Soon<T>, next: (value: T) => U): Soon<Awaited<U>> {
  return value instanceof Promise ? (value.then(next) as Promise<Awaited<U>>) : (next(value) as Awaited<U>);
}

/** Many such values as one. */
export function soonAll<T>(values: readonly Soon<T>[]): Soon<T[]> {
  return values.some((value) => value instanceof Promise) ? Promise.all(values) : (values as T[]);
}
