/** A dated affiliation, `[from, to)`, by plain numbers and days. */
export interface Link {
  child: number;
  parent: number;
  relation: "ADMINISTRATIVE" | "SECTORAL";
  from: string;
  to: string;
}

export interface Life {
  id: number;
  from: string;
  to: string;
}

/** The parent of a union on one day, straight from the affiliations: in the SECTORAL tree the sectoral one first. */
function parentOn(
  day: string,
  tree: Link["relation"],
  lives: readonly Life[],
  links: readonly Link[],
  child: number,
): number | null {
  const alive = (id: number): boolean =>
    lives.some((life) => life.id === id && life.from <= day && day < life.to);
  const holds = links.filter(
    (link) => link.child === child && link.from <= day && day < link.to && alive(child) && alive(link.parent),
  );
  const of = (relation: Link["relation"]): Link | undefined =>
    holds.find((link) => link.relation === relation);
  const link = tree === "SECTORAL" ? (of("SECTORAL") ?? of("ADMINISTRATIVE")) : of("ADMINISTRATIVE");
  return link?.parent ?? null;
}

/** Who stands above whom on one day, by walking up from each union; `circle` where a walk comes back to its start. */
export function treeOn(
  day: string,
  tree: Link["relation"],
  lives: readonly Life[],
  links: readonly Link[],
): { rows: string[]; circle: boolean } {
  const rows: string[] = [];
  let circle = false;
  for (const { id, from, to } of lives) {
    if (day < from || to <= day) continue;
    const walked = new Set<number>();
    for (
      let at: number | null = id, depth = 0;
      at !== null;
      at = parentOn(day, tree, lives, links, at), depth += 1
    ) {
      if (walked.has(at)) {
        circle = true;
        break;
      }
      walked.add(at);
      rows.push(`${id} under ${at} at ${depth}`);
    }
  }
  return { rows: rows.sort(), circle };
}
