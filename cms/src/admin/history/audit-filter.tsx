import { Box, Button, Field, Flex, SingleSelect, SingleSelectOption, TextInput } from "@strapi/design-system";
import { useState, type FormEvent } from "react";
import { useIntl } from "react-intl";
import { personWords } from "./audit-words";
import { text } from "./texts";
import { useAnswer } from "./use-answer";

/** What the audit is narrowed to; an empty part narrows nothing. */
export interface Filter {
  document: string;
  user: string;
  day: string;
}

export const UNFILTERED: Filter = { document: "", user: "", day: "" };

/** By document, person and day. */
export function AuditFilter({ onFilter }: { onFilter(filter: Filter): void }) {
  const intl = useIntl();
  const { formatMessage } = intl;
  const { data } = useAnswer<{ people: { id: number; name: string | null }[] }>("/content-audit/people");
  const [filter, setFilter] = useState(UNFILTERED);
  const set = (part: Partial<Filter>) => setFilter((before) => ({ ...before, ...part }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onFilter(filter);
  };
  return (
    <Box tag="form" onSubmit={submit} paddingBottom={4}>
      <Flex alignItems="flex-end" gap={4} wrap="wrap">
        <Field.Root name="document" width="34rem">
          <Field.Label>{formatMessage(text("audit.document"))}</Field.Label>
          <TextInput
            value={filter.document}
            placeholder={formatMessage(text("audit.documentHint"))}
            onChange={({ target }: { target: HTMLInputElement }) => set({ document: target.value })}
          />
        </Field.Root>
        <Field.Root name="user" width="24rem">
          <Field.Label>{formatMessage(text("audit.user"))}</Field.Label>
          <SingleSelect
            value={filter.user}
            placeholder={formatMessage(text("audit.everybody"))}
            onClear={() => set({ user: "" })}
            clearLabel={formatMessage(text("audit.everybody"))}
            onChange={(user: string | number) => set({ user: String(user) })}
          >
            {(data?.people ?? []).map(({ id, name }) => (
              <SingleSelectOption key={id} value={String(id)}>
                {personWords(intl, { userId: id, by: name })}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Field.Root>
        <Field.Root name="day" width="18rem">
          <Field.Label>{formatMessage(text("audit.day"))}</Field.Label>
          <TextInput
            type="date"
            value={filter.day}
            onChange={({ target }: { target: HTMLInputElement }) => set({ day: target.value })}
          />
        </Field.Root>
        <Button type="submit" size="L">
          {formatMessage(text("audit.search"))}
        </Button>
      </Flex>
    </Box>
  );
}
