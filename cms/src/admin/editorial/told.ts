import { useAPIErrorHandler, useNotification } from "@strapi/strapi/admin";
import { useIntl } from "react-intl";
import { message, type EditorialText } from "./texts";

type Answer = { data?: unknown; error?: unknown };
type KnownError = Parameters<ReturnType<typeof useAPIErrorHandler>["formatAPIError"]>[0];

/** Does something on the server and tells the outcome: the server's own sentence where it refuses. True: it is done. */
export function useDoing() {
  const { formatMessage } = useIntl();
  const { toggleNotification } = useNotification();
  const { formatAPIError } = useAPIErrorHandler();
  return async (work: Promise<Answer>, done: EditorialText): Promise<boolean> => {
    const { error } = await work;
    if (!error) {
      toggleNotification({ type: "success", message: formatMessage(message(done)) });
      return true;
    }
    const told = (error as { message?: string }).message ? formatAPIError(error as KnownError) : null;
    toggleNotification({ type: "danger", message: told ?? formatMessage(message("failed")) });
    return false;
  };
}
