import { Button, Flex, Typography } from "@strapi/design-system";
import { useFetchClient } from "@strapi/strapi/admin";
import { useState } from "react";
import { useIntl } from "react-intl";
import { Notes, type Note } from "./notes";
import { text } from "./texts";
import { reasonOf } from "./use-answer";

interface RestoreProps {
  version: number;
  mayRestore: boolean;
  isModified: boolean;
  /** The draft is another one now: from here on the page shows something that is no longer so. */
  onRestored(): void;
}

/** Asks once, says what will happen and what could not be put back. */
export function RestoreButton({ version, mayRestore, isModified, onRestored }: RestoreProps) {
  const { formatMessage } = useIntl();
  const { post } = useFetchClient();
  const [step, setStep] = useState<"offer" | "ask" | "busy">("offer");
  const [notes, setNotes] = useState<Note[] | null>(null);
  const [reason, setReason] = useState<string | null>(null);

  const restore = async () => {
    setStep("busy");
    setReason(null);
    try {
      const { data } = await post<{ notes: Note[] }>(`/content-history/versions/${version}/restore`, {});
      setNotes(data.notes);
      onRestored();
    } catch (error) {
      setReason(reasonOf(error));
      setStep("offer");
    }
  };

  if (notes)
    return (
      <Flex direction="column" alignItems="flex-start" gap={1} role="status">
        <Typography fontWeight="semiBold">{formatMessage(text("restore.done"))}</Typography>
        <Notes notes={notes} />
      </Flex>
    );
  if (!mayRestore || isModified)
    return (
      <Typography textColor="neutral600">
        {formatMessage(text(mayRestore ? "restore.unsaved" : "restore.forbidden"))}
      </Typography>
    );
  return (
    <Flex direction="column" alignItems="flex-start" gap={2} flex="1">
      {reason !== null && (
        <Typography textColor="danger700" role="alert">
          {formatMessage(text("restore.failed"), { reason })}
        </Typography>
      )}
      {step === "offer" ? (
        <Button onClick={() => setStep("ask")}>{formatMessage(text("restore"))}</Button>
      ) : (
        <>
          <Typography>{formatMessage(text("restore.explain"))}</Typography>
          <Flex gap={2}>
            <Button onClick={restore} loading={step === "busy"}>
              {formatMessage(text("restore.confirm"))}
            </Button>
            <Button variant="tertiary" onClick={() => setStep("offer")} disabled={step === "busy"}>
              {formatMessage(text("restore.cancel"))}
            </Button>
          </Flex>
        </>
      )}
    </Flex>
  );
}
