/** A right of a role as Strapi stores it. */
export interface Permission {
  action: string;
  subject?: string | null;
  properties?: { fields?: string[]; locales?: string[] };
  conditions?: string[];
}

const keyOf = ({ action, subject }: Permission) => `${action} ${subject ?? ""}`;
const sorted = (list?: string[]) => [...(list ?? [])].sort();

/** What a right allows, however it is stored. */
const meaning = ({ properties = {}, conditions }: Permission) =>
  JSON.stringify([sorted(properties.fields), sorted(properties.locales), sorted(conditions)]);

/** An administrator's own shape of a right, with the fields that have come into being since it was declared. */
function withNewFields(current: Permission, now: Permission, before: Permission): Permission {
  const fields = now.properties?.fields?.filter((field) => !before.properties?.fields?.includes(field)) ?? [];
  if (fields.length === 0) return current;
  const kept = current.properties?.fields ?? [];
  return { ...current, properties: { ...current.properties, fields: [...new Set([...kept, ...fields])] } };
}

/**
 * The rights of a role after its declaration changed. What an administrator added stays, what they took away stays away,
 * and what they left as it was declared becomes what is declared now.
 */
export function broughtUpToDate(
  declared: Permission[],
  before: Permission[],
  current: Permission[],
): Permission[] {
  const was = new Map(before.map((permission) => [keyOf(permission), permission]));
  const has = new Map(current.map((permission) => [keyOf(permission), permission]));
  const names = new Set(declared.map(keyOf));
  const kept = current.filter((permission) => {
    const declaredOnce = was.get(keyOf(permission));
    return !names.has(keyOf(permission)) && !(declaredOnce && meaning(declaredOnce) === meaning(permission));
  });
  const settled = declared.flatMap((now) => {
    const [once, present] = [was.get(keyOf(now)), has.get(keyOf(now))];
    if (!present) return once ? [] : [now];
    if (!once) return [present];
    return meaning(once) === meaning(present) ? [now] : [withNewFields(present, now, once)];
  });
  return [...settled, ...kept].map(({ action, subject, properties, conditions }) => ({
    action,
    ...(subject ? { subject } : {}),
    ...(properties ? { properties } : {}),
    ...(conditions ? { conditions } : {}),
  }));
}
