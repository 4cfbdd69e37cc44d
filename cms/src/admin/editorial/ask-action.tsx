import { useAuth, useForm } from "@strapi/strapi/admin";
import { useIntl } from "react-intl";
import { useAskForReviewMutation, useOpenState, useOpenVersion } from "./ask";
import { message } from "./texts";
import { useDoing } from "./told";

interface ActionProps {
  model: string;
  documentId?: string;
  document?: { id?: number | string; documentId?: string; locale?: string | null };
  activeTab?: string | null;
}

interface Description {
  label: string;
  [more: string]: unknown;
}

type Action = ((props: ActionProps) => Description | null) & { type?: string; position?: unknown };

const PUBLISH = "plugin::content-manager.explorer.publish";

/** Whoever may not publish finds "ask for review" where others find "publish". */
export function orAskForReview(publish: Action): Action {
  const PublishOrAsk: Action = (props) => {
    const { formatMessage } = useIntl();
    const doing = useDoing();
    const mayPublish = useAuth("PublishOrAsk", ({ permissions }) =>
      permissions.some(({ action, subject }) => action === PUBLISH && subject === props.model),
    );
    const isModified = useForm("PublishOrAsk", (form) => form.modified);
    const version = useOpenVersion(props);
    const { data } = useOpenState(mayPublish ? null : version);
    const [ask, { isLoading }] = useAskForReviewMutation();
    const description = publish(props);
    if (mayPublish || !description) return description;
    const returned = data?.review?.state === "returned";
    return {
      label: formatMessage(message(returned ? "review.ask-again" : "review.ask")),
      position: ["panel"],
      variant: "default",
      disabled: !version || !data?.may.ask || isModified || isLoading || props.activeTab === "published",
      loading: isLoading,
      onClick: async () => {
        if (version) await doing(ask(version), "review.asked");
      },
    };
  };
  PublishOrAsk.type = publish.type;
  PublishOrAsk.position = publish.position;
  return PublishOrAsk;
}
