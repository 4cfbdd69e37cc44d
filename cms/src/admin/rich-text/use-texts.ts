import * as React from "react";
import { useIntl } from "react-intl";
import { richTextTexts } from "./texts";

/** A text of the editor in the panel's language. */
export type Say = (name: string, values?: Record<string, string | number>) => string;

export function useTexts(): Say {
  const { formatMessage } = useIntl();
  return React.useCallback(
    (name, values) => {
      const id = `rich-text.${name}`;
      return formatMessage({ id, defaultMessage: richTextTexts[id] }, values);
    },
    [formatMessage],
  );
}
