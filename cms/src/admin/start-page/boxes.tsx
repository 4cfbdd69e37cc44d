import { useIntl } from "react-intl";
import { AskedBox } from "./Box";
import { FEW, MANY, Rows, type Row } from "./Rows";
import { message } from "./texts";
import { usePending, useTasks, type PendingList, type Scheduled, type Tasks } from "./waiting";
import { useWhen } from "./when";

/** Drafts of one's own that hold something which is not on the site; those sent back come first. */
export function MyDrafts() {
  const { formatMessage } = useIntl();
  const { ago } = useWhen();
  return (
    <AskedBox<Tasks> useAnswer={useTasks}>
      {({ counts, drafts, returned }, more) => {
        const rows: Row[] = [
          ...returned.map((item) => ({
            ...item,
            told: formatMessage(message("returned.by"), {
              person: item.returnedBy ?? "",
              when: ago(item.returnedAt),
            }).trim(),
            mark: { text: formatMessage(message("returned.mark")), tone: "warning" as const },
          })),
          ...drafts.map((item) => ({
            ...item,
            told: formatMessage(message("drafts.edited"), { when: ago(item.updatedAt) }),
          })),
        ];
        const summary = [
          counts.returned && formatMessage(message("returned.count"), { count: counts.returned }),
          counts.drafts && formatMessage(message("drafts.count"), { count: counts.drafts }),
        ];
        return (
          <Rows
            summary={summary.filter(Boolean).join(", ")}
            none={formatMessage(message("drafts.none"))}
            rows={rows}
            count={counts.returned + counts.drafts}
            {...more}
          />
        );
      }}
    </AskedBox>
  );
}

/** Texts whose writers ask for a review. */
export function WaitingForReview() {
  const { formatMessage } = useIntl();
  const { ago } = useWhen();
  return (
    <AskedBox<Tasks> useAnswer={useTasks}>
      {({ counts, waiting }, more) => (
        <Rows
          summary={formatMessage(message("waiting.count"), { count: counts.waiting })}
          none={formatMessage(message("waiting.none"))}
          rows={waiting.map((item) => ({
            ...item,
            told: formatMessage(message("waiting.asked"), {
              person: item.askedBy ?? "",
              when: ago(item.askedAt),
            }).trim(),
          }))}
          count={counts.waiting}
          {...more}
        />
      )}
    </AskedBox>
  );
}

/** Times that were set: those that failed come first, those kept late next. */
export function ScheduledTimes() {
  const { formatMessage } = useIntl();
  const { at } = useWhen();
  const row = (item: Scheduled, mark?: Row["mark"]): Row => ({
    ...item,
    told: formatMessage(message(`scheduled.${item.action}`), { at: at(item.dueAt) }),
    remark: item.report,
    mark,
  });
  return (
    <AskedBox<Tasks> useAnswer={useTasks}>
      {({ counts, failed, late, scheduled }, more) => {
        const summary = [
          counts.failed && formatMessage(message("failed.count"), { count: counts.failed }),
          counts.late && formatMessage(message("late.count"), { count: counts.late }),
          counts.scheduled && formatMessage(message("scheduled.count"), { count: counts.scheduled }),
        ];
        return (
          <Rows
            summary={summary.filter(Boolean).join(", ")}
            none={formatMessage(message("scheduled.none"))}
            rows={[
              ...failed.map((item) =>
                row(item, { text: formatMessage(message("failed.mark")), tone: "danger" }),
              ),
              ...late.map((item) =>
                row(item, { text: formatMessage(message("late.mark")), tone: "warning" }),
              ),
              ...scheduled.map((item) => row(item)),
            ]}
            count={counts.failed + counts.late + counts.scheduled}
            {...more}
          />
        );
      }}
    </AskedBox>
  );
}

/** What is published here and not yet in front of readers, with the reason. */
export function NotOnSite() {
  const { formatMessage } = useIntl();
  const { ago, at } = useWhen();
  const mark = { MISSING: null, OLDER: "pending.older", STILL_SHOWN: "pending.shown" } as const;
  return (
    <AskedBox<PendingList> useAnswer={usePending}>
      {({ notYet, stillShown, items, apiAwaySince, isKnown }, more) => {
        const notice = apiAwaySince
          ? formatMessage(message("pending.away"), { at: at(apiAwaySince) })
          : !isKnown && formatMessage(message("pending.unknown"));
        const summary = [
          notYet && formatMessage(message("pending.notYet"), { count: notYet }),
          stillShown && formatMessage(message("pending.stillShown"), { count: stillShown }),
        ];
        const rows = items.slice(0, more.showsMany ? MANY : FEW).map(({ state, since, ...item }): Row => {
          const marked = mark[state];
          return {
            ...item,
            uid: `api::${item.type}.${item.type}`,
            told: since ? formatMessage(message("pending.since"), { when: ago(since) }) : "",
            remark: item.reason,
            mark: marked ? { text: formatMessage(message(marked)), tone: "warning" } : undefined,
          };
        });
        return (
          <Rows
            notice={notice || null}
            summary={summary.filter(Boolean).join(", ")}
            none={notice ? null : formatMessage(message("pending.none"))}
            rows={rows}
            count={items.length}
            {...more}
          />
        );
      }}
    </AskedBox>
  );
}
