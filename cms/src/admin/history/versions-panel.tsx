import { Button, Flex, Typography } from "@strapi/design-system";
import { ClockCounterClockwise } from "@strapi/icons";
import { useForm, useQueryParams } from "@strapi/strapi/admin";
import { useState } from "react";
import { useIntl } from "react-intl";
import { Asked } from "./asked";
import { text } from "./texts";
import { useAnswer } from "./use-answer";
import { VersionRow, type Version, type Versions } from "./version-row";
import { VersionsDialog } from "./versions-dialog";

const MODELS = ["api::article.article", "api::congress-document.congress-document"];
const FEW = 4;

interface PanelProps {
  model: string;
  documentId?: string;
  document?: { documentId?: string; locale?: string | null; updatedAt?: string; publishedAt?: string | null };
  meta?: object;
}

function LastVersions({ model, document, meta }: PanelProps) {
  const { formatMessage } = useIntl();
  const [{ query }] = useQueryParams<{ plugins?: { i18n?: { locale?: string } } }>();
  const isModified = useForm("LastVersions", (form) => form.modified);
  const [chosen, setChosen] = useState<Version | null>(null);
  const locale = document?.locale ?? query.plugins?.i18n?.locale ?? "vi";
  const path = `/content-history/versions?uid=${model}&documentId=${document?.documentId}&locale=${locale}`;
  // Whatever is saved, published or taken down changes one of these.
  const answer = useAnswer<Versions>(
    document?.documentId ? path : null,
    JSON.stringify([document?.updatedAt, meta]),
  );
  if (!document?.documentId)
    return <Typography textColor="neutral600">{formatMessage(text("empty"))}</Typography>;
  return (
    <Asked answer={answer}>
      {(list) => (
        <Flex direction="column" alignItems="stretch" gap={2} width="100%">
          {list.versions.length === 0 && (
            <Typography textColor="neutral600">{formatMessage(text("empty"))}</Typography>
          )}
          <Flex direction="column" gap={1} tag="ol">
            {list.versions.slice(0, FEW).map((version) => (
              <VersionRow key={version.id} version={version} onChoose={() => setChosen(version)} />
            ))}
          </Flex>
          {list.versions.length > 0 && (
            <Button
              variant="secondary"
              startIcon={<ClockCounterClockwise />}
              onClick={() => setChosen(list.versions[0])}
            >
              {formatMessage(text("open"))}
            </Button>
          )}
          {chosen && (
            <VersionsDialog
              path={path}
              list={list}
              initial={chosen}
              isModified={isModified}
              onClose={() => setChosen(null)}
            />
          )}
        </Flex>
      )}
    </Asked>
  );
}

/** Beside the text in the edit view: who changed what when, in this language. */
export function VersionsPanel(props: PanelProps) {
  const { formatMessage } = useIntl();
  if (!MODELS.includes(props.model)) return null;
  return { title: formatMessage(text("title")), content: <LastVersions {...props} /> };
}
