import { Flex, Typography } from "@strapi/design-system";
import { useIntl } from "react-intl";
import { isKey, text } from "./texts";
import { languageWords } from "./words";

/** Something that a restoration could not put back as it was, as the server tells it. */
export interface Note {
  kind: string;
  locale?: string;
  labels?: string[];
  [value: string]: unknown;
}

/** Each in one sentence. */
export function Notes({ notes }: { notes: Note[] }) {
  const intl = useIntl();
  const sentences = notes.flatMap(({ kind, locale, labels, ...values }) => {
    const key = `note.${kind}`;
    const language = locale ? languageWords(intl, locale) : "";
    const said = { ...values, language, labels: labels?.join(", ") } as Record<string, string>;
    return isKey(key) ? [intl.formatMessage(text(key), said)] : [];
  });
  return (
    <Flex direction="column" alignItems="flex-start" gap={1} tag="ul">
      {sentences.map((sentence) => (
        <Typography key={sentence} tag="li">
          {sentence}
        </Typography>
      ))}
    </Flex>
  );
}
