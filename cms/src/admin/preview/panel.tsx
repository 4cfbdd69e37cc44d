import { Button, Flex, Typography } from "@strapi/design-system";
import { Eye } from "@strapi/icons";
import { useFetchClient, useForm, useNotification, useQueryParams } from "@strapi/strapi/admin";
import * as React from "react";
import { useIntl } from "react-intl";
import { openPreview, type Pass } from "./open";
import { previewText } from "./texts";

const MODELS = ["api::article.article", "api::congress-document.congress-document"];

interface PanelProps {
  model: string;
  documentId?: string;
  document?: { documentId?: string; locale?: string | null };
}

function PreviewButton({ model, document }: PanelProps) {
  const { formatMessage } = useIntl();
  const { post } = useFetchClient();
  const { toggleNotification } = useNotification();
  const [{ query }] = useQueryParams<{ plugins?: { i18n?: { locale?: string } } }>();
  const isModified = useForm("PreviewButton", (form) => form.modified);
  const [isOpening, setOpening] = React.useState(false);
  const documentId = document?.documentId;
  const locale = document?.locale ?? query.plugins?.i18n?.locale ?? "vi";
  const open = async () => {
    setOpening(true);
    try {
      await openPreview(async () => (await post<Pass>("/previews", { uid: model, documentId, locale })).data);
    } catch {
      toggleNotification({ type: "danger", message: formatMessage(previewText("failed")) });
    } finally {
      setOpening(false);
    }
  };
  const hint = !documentId ? "new" : isModified ? "unsaved" : "hint";
  return (
    <Flex direction="column" alignItems="stretch" gap={2} width="100%">
      <Button
        variant="secondary"
        startIcon={<Eye />}
        disabled={!documentId}
        loading={isOpening}
        onClick={open}
      >
        {formatMessage(previewText("open"))}
      </Button>
      <Typography variant="pi" textColor="neutral600">
        {formatMessage(previewText(hint))}
      </Typography>
    </Flex>
  );
}

/** Beside the text in the edit view. */
export function PreviewPanel(props: PanelProps) {
  const { formatMessage } = useIntl();
  if (!MODELS.includes(props.model)) return null;
  return { title: formatMessage(previewText("title")), content: <PreviewButton {...props} /> };
}
