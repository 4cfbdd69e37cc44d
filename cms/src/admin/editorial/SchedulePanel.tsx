import { Box, Button, Flex, Typography } from "@strapi/design-system";
import { useEffect, useState } from "react";
import { useIntl } from "react-intl";
import {
  useOpenState,
  useOpenVersion,
  useSetScheduleMutation,
  type DocumentState,
  type Scheduled,
  type Version,
} from "./ask";
import { civilInWords, civilOf, instantOf } from "./civil-time";
import { MomentField } from "./MomentField";
import { message } from "./texts";
import { useDoing } from "./told";

type Action = "publish" | "unpublish";

/** What there is to know of one of the two times: when, by whom, and how it went. */
function Told({ action, scheduled }: { action: Action; scheduled: Scheduled | null }) {
  const { formatMessage } = useIntl();
  if (!scheduled) return null;
  const { state, dueAt, finishedAt, setBy, report } = scheduled;
  const isBad = state === "failed" || state === "skipped";
  return (
    <Box
      background={isBad ? "danger100" : report ? "warning100" : "neutral100"}
      hasRadius
      padding={3}
      width="100%"
    >
      <Typography tag="p" textColor="neutral800">
        {state === "done" && finishedAt
          ? formatMessage(message(`schedule.done.${action}`), { when: civilInWords(finishedAt) })
          : formatMessage(message(`schedule.set.${action}`), {
              when: civilInWords(dueAt),
              person: setBy.name,
            })}
      </Typography>
      {report && (
        <Typography
          tag="p"
          fontWeight="semiBold"
          textColor={isBad ? "danger700" : "warning700"}
          style={{ whiteSpace: "pre-wrap" }}
        >
          {report}
        </Typography>
      )}
    </Box>
  );
}

const waiting = (scheduled: Scheduled | null) => (scheduled?.state === "waiting" ? scheduled.dueAt : null);

function Times({ version, schedule }: { version: Version; schedule: DocumentState["schedule"] }) {
  const { formatMessage } = useIntl();
  const doing = useDoing();
  const [setSchedule, { isLoading }] = useSetScheduleMutation();
  const stored = { publish: waiting(schedule.publish), unpublish: waiting(schedule.unpublish) };
  const [times, setTimes] = useState({ publish: "", unpublish: "" });
  useEffect(
    () => setTimes({ publish: civilOf(stored.publish), unpublish: civilOf(stored.unpublish) }),
    [stored.publish, stored.unpublish],
  );
  /** A time that nobody touched keeps its seconds; a field shows minutes. */
  const chosen = (action: Action) =>
    times[action] === civilOf(stored[action]) ? stored[action] : instantOf(times[action]);
  const isChanged = (["publish", "unpublish"] as const).some((action) => chosen(action) !== stored[action]);
  const isUnseen = Boolean(schedule.publish?.state === "waiting" && schedule.publish.unseenAt);
  const save = () =>
    doing(
      setSchedule({ ...version, publishAt: chosen("publish"), unpublishAt: chosen("unpublish") }),
      "schedule.saved",
    );
  const clear = () =>
    doing(setSchedule({ ...version, publishAt: null, unpublishAt: null }), "schedule.cleared");
  return (
    <>
      {(["publish", "unpublish"] as const).map((action) => (
        <MomentField
          key={action}
          name={`schedule-${action}`}
          label={formatMessage(message(`schedule.${action}`))}
          value={times[action]}
          onChange={(value) => setTimes((before) => ({ ...before, [action]: value }))}
        />
      ))}
      <Typography variant="pi" textColor="neutral600">
        {formatMessage(message("schedule.zone"))}
      </Typography>
      <Flex gap={2}>
        <Button
          variant="secondary"
          fullWidth
          disabled={!isChanged && !isUnseen}
          loading={isLoading}
          onClick={() => void save()}
        >
          {formatMessage(message(isUnseen && !isChanged ? "schedule.confirm" : "schedule.save"))}
        </Button>
        {(stored.publish || stored.unpublish) && (
          <Button variant="tertiary" fullWidth onClick={() => void clear()}>
            {formatMessage(message("schedule.clear"))}
          </Button>
        )}
      </Flex>
    </>
  );
}

interface PanelProps {
  model: string;
  documentId?: string;
  document?: { id?: number | string; documentId?: string; locale?: string | null };
}

/** Beside the form: when this language is published and taken down. Who may not publish sees the times that are set. */
export function SchedulePanel(props: PanelProps) {
  const { formatMessage } = useIntl();
  const version = useOpenVersion(props);
  const { data } = useOpenState(version);
  if (!version || !data) return null;
  const { schedule, may } = data;
  if (!may.schedule && !schedule.publish && !schedule.unpublish) return null;
  return {
    title: formatMessage(message("schedule.title")),
    content: (
      <Flex direction="column" alignItems="stretch" gap={3} width="100%">
        <Told action="publish" scheduled={schedule.publish} />
        <Told action="unpublish" scheduled={schedule.unpublish} />
        {may.schedule && <Times version={version} schedule={schedule} />}
      </Flex>
    ),
  };
}
