import { Button, Field, Modal, Textarea } from "@strapi/design-system";
import { useState } from "react";
import { useIntl } from "react-intl";
import { useSendBackMutation, type Version } from "./ask";
import { message } from "./texts";
import { useDoing } from "./told";

/** The button that sends a text back, and the question what has to be changed. */
export function SendBack({ version }: { version: Version }) {
  const { formatMessage } = useIntl();
  const doing = useDoing();
  const [isOpen, setOpen] = useState(false);
  const [remark, setRemark] = useState("");
  const [sendBack, { isLoading }] = useSendBackMutation();
  const confirm = async () => {
    if (!(await doing(sendBack({ ...version, remark }), "review.sent-back"))) return;
    setOpen(false);
    setRemark("");
  };
  return (
    <Modal.Root open={isOpen} onOpenChange={setOpen}>
      <Modal.Trigger>
        <Button variant="danger-light" fullWidth>
          {formatMessage(message("review.send-back"))}
        </Button>
      </Modal.Trigger>
      <Modal.Content>
        <Modal.Header closeLabel={formatMessage(message("cancel"))}>
          <Modal.Title>{formatMessage(message("review.send-back.title"))}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Field.Root name="remark" required hint={formatMessage(message("review.send-back.hint"))}>
            <Field.Label>{formatMessage(message("review.send-back.label"))}</Field.Label>
            <Textarea
              value={remark}
              maxLength={2000}
              onChange={(event: React.ChangeEvent<HTMLTextAreaElement>) => setRemark(event.target.value)}
            />
            <Field.Hint />
          </Field.Root>
        </Modal.Body>
        <Modal.Footer>
          <Modal.Close>
            <Button variant="tertiary">{formatMessage(message("cancel"))}</Button>
          </Modal.Close>
          <Button variant="danger" onClick={confirm} loading={isLoading} disabled={!remark.trim()}>
            {formatMessage(message("review.send-back.confirm"))}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
