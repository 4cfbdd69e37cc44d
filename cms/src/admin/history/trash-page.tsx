import { Alert, Box, Button, Flex, Typography } from "@strapi/design-system";
import { Layouts, Page, useFetchClient } from "@strapi/strapi/admin";
import { useState } from "react";
import { useIntl } from "react-intl";
import { Link } from "react-router-dom";
import { Asked } from "./asked";
import { Notes, type Note } from "./notes";
import { text } from "./texts";
import { TrashTable, type Deletion } from "./trash-table";
import { reasonOf, useAnswer } from "./use-answer";

interface Deletions {
  deletions: Deletion[];
  next: number | null;
}

interface Restored {
  type: string;
  documentId: string;
  locale: string;
  notes: Note[];
}

const PATH = "/content-history/trash";
const DAYS = 30;

const addressOf = ({ type, documentId, locale }: Restored) =>
  `/content-manager/collection-types/api::${type}.${type}/${documentId}?plugins[i18n][locale]=${locale}`;

function Outcome({
  restored,
  reason,
  onClose,
}: {
  restored: Restored | null;
  reason: string | null;
  onClose(): void;
}) {
  const { formatMessage } = useIntl();
  const closing = { closeLabel: formatMessage(text("close")), onClose };
  if (restored)
    return (
      <Alert
        variant="success"
        title={formatMessage(text("restore.done"))}
        action={
          <Typography tag={Link} to={addressOf(restored)} textColor="primary600">
            {formatMessage(text("trash.see"))}
          </Typography>
        }
        {...closing}
      >
        <Notes notes={restored.notes} />
      </Alert>
    );
  if (reason === null) return null;
  return (
    <Alert variant="danger" title={formatMessage(text("restore.refused"))} {...closing}>
      {reason}
    </Alert>
  );
}

/** What was deleted in the last thirty days, and the button that brings it back. */
export default function TrashPage() {
  const { formatMessage } = useIntl();
  const { get, post } = useFetchClient();
  const answer = useAnswer<Deletions>(PATH);
  const [added, setAdded] = useState<Deletions | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const [restored, setRestored] = useState<Restored | null>(null);
  const [reason, setReason] = useState<string | null>(null);

  const restore = async (deletion: string) => {
    setBusy(deletion);
    setRestored(null);
    setReason(null);
    try {
      setRestored((await post<Restored>(`${PATH}/${deletion}/restore`, {})).data);
    } catch (error) {
      setReason(reasonOf(error));
    } finally {
      setBusy(null);
      setAdded(null);
      answer.reload();
    }
  };
  const close = () => {
    setRestored(null);
    setReason(null);
  };
  const showMore = async (next: number) => {
    const { data } = await get<Deletions>(`${PATH}?before=${next}`);
    setAdded({ ...data, deletions: [...(added?.deletions ?? []), ...data.deletions] });
  };

  return (
    <Page.Main>
      <Page.Title>{formatMessage(text("trash.title"))}</Page.Title>
      <Layouts.Header
        title={formatMessage(text("trash.title"))}
        subtitle={formatMessage(text("trash.explain"), { days: DAYS })}
      />
      <Layouts.Content>
        <Box paddingBottom={4}>
          <Outcome restored={restored} reason={reason} onClose={close} />
        </Box>
        <Asked answer={answer}>
          {(first) => {
            const deletions = [...first.deletions, ...(added?.deletions ?? [])];
            const { next } = added ?? first;
            return (
              <Flex direction="column" alignItems="stretch" gap={4}>
                {deletions.length > 0 ? (
                  <TrashTable deletions={deletions} busy={busy} onRestore={restore} />
                ) : (
                  <Typography textColor="neutral600">{formatMessage(text("trash.empty"))}</Typography>
                )}
                {next !== null && (
                  <Button variant="tertiary" onClick={() => showMore(next)}>
                    {formatMessage(text("more"))}
                  </Button>
                )}
              </Flex>
            );
          }}
        </Asked>
      </Layouts.Content>
    </Page.Main>
  );
}
