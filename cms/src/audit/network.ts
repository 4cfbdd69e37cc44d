import { isIPv4, isIPv6 } from "node:net";

/** The network an address is in, coarse enough to name nobody: /24 of IPv4, /48 of IPv6; null for what is no address. */
export function networkOf(address: string | undefined): string | null {
  const plain = address?.replace(/^::ffff:(?=\d+\.)/i, "").replace(/%.*$/, "") ?? "";
  if (isIPv4(plain)) return `${plain.split(".").slice(0, 3).join(".")}.0/24`;
  if (!isIPv6(plain)) return null;
  const [head, tail] = plain.split("::");
  const groups = (part: string | undefined) => (part ? part.split(":") : []);
  const missing = tail === undefined ? 0 : 8 - groups(head).length - groups(tail).length;
  const all = [...groups(head), ...Array<string>(Math.max(0, missing)).fill("0"), ...groups(tail)];
  const prefix = all.slice(0, 3).map((group) => parseInt(group, 16).toString(16));
  return `${prefix.join(":")}::/48`;
}
