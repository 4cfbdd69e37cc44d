import * as React from "react";
import type { Editor } from "@tiptap/core";
import { Box, Button, Field, Flex, TextInput } from "@strapi/design-system";
import { meantAddress } from "../../body/addresses";
import { useTexts } from "./use-texts";

/** Under the toolbar: where the marked words lead. */
export function LinkBar({ editor, onClose }: { editor: Editor; onClose(): void }) {
  const say = useTexts();
  const present = (editor.getAttributes("link").href as string | undefined) ?? "";
  const [address, setAddress] = React.useState(present);
  const [refused, setRefused] = React.useState(false);

  const set = () => {
    const href = meantAddress(address);
    if (!href) return setRefused(true);
    const chain = editor.chain().focus();
    if (editor.state.selection.empty && !present)
      chain.insertContent({
        type: "text",
        text: href.replace(/^(mailto|tel):/, ""),
        marks: [{ type: "link", attrs: { href } }],
      });
    else chain.extendMarkRange("link").setLink({ href });
    chain.run();
    onClose();
  };
  const remove = () => {
    editor.chain().focus().extendMarkRange("link").unsetLink().run();
    onClose();
  };

  return (
    <Flex
      padding={3}
      gap={2}
      alignItems="flex-end"
      wrap="wrap"
      borderWidth="0 0 1px 0"
      borderColor="neutral200"
    >
      <Box flex="1" minWidth="24rem">
        <Field.Root error={refused ? say("link.unusable") : undefined}>
          <Field.Label>{say("link.address")}</Field.Label>
          <TextInput
            size="S"
            autoFocus
            value={address}
            placeholder={say("link.placeholder")}
            onChange={(event: React.ChangeEvent<HTMLInputElement>) => {
              setAddress(event.target.value);
              setRefused(false);
            }}
            onKeyDown={(event: React.KeyboardEvent) => {
              if (event.key !== "Enter" && event.key !== "Escape") return;
              event.preventDefault();
              event.stopPropagation();
              if (event.key === "Enter") set();
              else onClose();
            }}
          />
          <Field.Error />
        </Field.Root>
      </Box>
      <Button size="S" onClick={set}>
        {say("link.set")}
      </Button>
      {present ? (
        <Button size="S" variant="secondary" onClick={remove}>
          {say("link.remove")}
        </Button>
      ) : null}
      <Button size="S" variant="tertiary" onClick={onClose}>
        {say("link.close")}
      </Button>
    </Flex>
  );
}
