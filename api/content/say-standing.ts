import type { Standing } from "./standing";

/** How far the replica is, line by line, for an operator. */
export function sayStanding({ position, away, compared, refused }: Standing): string[] {
  const lines = [`Đã lấy đến sự kiện ${position} / taken over up to event ${position}.`];
  lines.push(
    away === null
      ? "CMS đọc được / the CMS can be read."
      : `CMS không đọc được từ ${away.since}: ${away.reason} / the CMS cannot be read since then.`,
  );
  if (compared === null) lines.push("Chưa đối chiếu lần nào / everything was never compared yet.");
  else {
    const { at, tookMs, missing, differing, extra, repaired, driftTotal } = compared;
    lines.push(
      `Đối chiếu lúc ${at} / compared then, in ${tookMs} ms: ${missing} missing, ${differing} differing, ${extra} extra, ${repaired} repaired; ${driftTotal} ever.`,
    );
  }
  for (const { type, documentId, locale, reason, since } of refused)
    lines.push(`Không nhận được / refused since ${since}: ${type} ${documentId} ${locale}: ${reason}`);
  return lines;
}
