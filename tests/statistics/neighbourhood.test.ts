import { ValueQualifier } from "../../api/indicators/value.enums";
import { Neighbourhood, type Share } from "../../api/statistics/neighbourhood";

/** Numbers from a seed, in [0, 1). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

interface Sum {
  total: number;
  units: number;
}

interface Tree {
  readonly shares: Share[];
  readonly own: Map<number, Sum>;
}

/** Unions below 1, each with an own part or none, some of which counted under two parents. */
function grow(random: () => number): Tree {
  const size = 4 + Math.floor(random() * 9);
  const parents = new Map<number, number[]>([[1, [0]]]);
  for (let id = 2; id <= size; id += 1) {
    const parent = (): number => 1 + Math.floor((random() * (id - 1)) / 1.5);
    parents.set(id, random() < 0.12 ? [...new Set([parent(), parent()])] : [parent()]);
  }
  const own = new Map<number, Sum>();
  const sums = new Map<string, Sum>();
  const add = (name: string, part: Sum): void => {
    const sum = sums.get(name) ?? { total: 0, units: 0 };
    sums.set(name, { total: sum.total + part.total, units: sum.units + part.units });
  };
  const climb = (id: number, part: Sum): void => {
    const above = parents.get(id)!;
    const parent = above[Math.floor(random() * above.length)]!;
    add(`${id} ${parent}`, part);
    if (parent !== 0) climb(parent, part);
  };
  for (let id = 1; id <= size; id += 1) {
    const isLeaf = ![...parents.values()].some((above) => above.includes(id));
    if (!isLeaf && random() < 0.7) continue;
    const part = { total: Math.floor(random() * 12), units: isLeaf && random() < 0.7 ? 6 : 1 };
    own.set(id, part);
    climb(id, part);
  }
  const whole = new Map<number, Sum>();
  for (const [name, { total, units }] of sums) {
    const id = Number(name.split(" ")[0]);
    const sum = whole.get(id) ?? { total: 0, units: 0 };
    whole.set(id, { total: sum.total + total, units: sum.units + units });
  }
  const isPublic = new Map([...parents.keys()].map((id) => [id, random() < 0.85]));
  const shares = [...sums].map(([name, { total, units }]): Share => {
    const [unionId, parentId] = name.split(" ").map(Number) as [number, number];
    const figure = { total, units, dutyUnits: units, base: 0, qualifier: ValueQualifier.EXACT };
    const open = isPublic.get(unionId)! && units >= 5 && (total === 0 || total >= 5);
    return { unionId, parentId, code: String(unionId), figure, open };
  });
  return { shares, own };
}

/** What can be worked out: the columns that linear equations (coefficients of the unknown terms) determine. */
function determined(equations: number[][], terms: number): Set<number> {
  const rows = equations.map((row) => [...row]);
  let pivots = 0;
  for (let column = 0; column < terms; column += 1) {
    const at = rows.findIndex((row, index) => index >= pivots && Math.abs(row[column]!) > 1e-9);
    if (at < 0) continue;
    [rows[pivots], rows[at]] = [rows[at]!, rows[pivots]!];
    const pivot = rows[pivots]!;
    const factor = pivot[column]!;
    pivot.forEach((value, index) => (pivot[index] = value / factor));
    for (const row of rows) {
      const times = row[column]!;
      if (row !== pivot && times !== 0) pivot.forEach((value, index) => (row[index]! -= times * value));
    }
    pivots += 1;
  }
  const single = rows.map((row) => row.flatMap((value, index) => (Math.abs(value) > 1e-9 ? [index] : [])));
  return new Set(single.filter((columns) => columns.length === 1).map(([column]) => column!));
}

test("in 3000 random trees no figure that is too small follows from those that are shown", () => {
  let hiddenFigures = 0;
  let shownFigures = 0;
  for (let seed = 1; seed <= 3000; seed += 1) {
    const { shares, own } = grow(randomFrom(seed));
    const neighbourhood = new Neighbourhood(shares);
    const ids = [...new Set(shares.map((share) => share.unionId))];
    const columns = new Map<string, number>();
    const column = (name: string): number => {
      if (!columns.has(name)) columns.set(name, columns.size);
      return columns.get(name)!;
    };
    const equations: Map<number, number>[] = [];
    const isShown = new Map(ids.map((id) => [id, !neighbourhood.hides(id)]));
    for (const id of ids) {
      const figure: [number, number][] = isShown.get(id) ? [] : [[column(`figure ${id}`), -1]];
      const through = shares.filter((share) => share.unionId === id);
      const children = shares.filter((share) => share.parentId === id);
      const share = (one: Share): [number, number] => [column(`share ${one.unionId} ${one.parentId}`), 1];
      equations.push(new Map([...figure, ...through.map(share)]));
      const itself: [number, number][] = own.has(id) ? [[column(`own ${id}`), 1]] : [];
      equations.push(new Map([...figure, ...itself, ...children.map(share)]));
      if (isShown.get(id)) shownFigures += 1;
      else hiddenFigures += 1;
    }
    const width = columns.size;
    const matrix = equations.map((row) => Array.from({ length: width }, (_, index) => row.get(index) ?? 0));
    const known = determined(matrix, width);
    const isSmall = ({ total, units }: Sum): boolean => units < 5 || (total > 0 && total < 5);
    const leaks = [
      ...shares
        .filter((one) => isSmall(one.figure) && known.has(column(`share ${one.unionId} ${one.parentId}`)))
        .map((one) => `share ${one.unionId} ${one.parentId}`),
      ...[...own]
        .filter(([id, sum]) => isSmall(sum) && known.has(column(`own ${id}`)))
        .map(([id]) => `own ${id}`),
    ];
    expect([seed, leaks]).toEqual([seed, []]);
  }
  expect(shownFigures).toBeGreaterThan(3000);
  expect(hiddenFigures).toBeGreaterThan(3000);
});
