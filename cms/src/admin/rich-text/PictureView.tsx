import * as React from "react";
import { NodeViewWrapper, type NodeViewProps } from "@tiptap/react";
import { Box, Button, Checkbox, Field, Flex, TextInput, Typography } from "@strapi/design-system";
import type { Picture } from "../../body/picture";
import { PictureLibrary } from "./library";
import { useTexts } from "./use-texts";

/** A line of words about a picture: typed freely here, and handed on with every letter. */
function Words(props: {
  label: string;
  hint: string;
  value: string | null;
  disabled: boolean;
  onChange(value: string | null): void;
}) {
  const [typed, setTyped] = React.useState(props.value ?? "");
  React.useEffect(() => {
    setTyped((current) => (current.trim() === (props.value ?? "") ? current : (props.value ?? "")));
  }, [props.value]);
  return (
    <Box flex="1" minWidth="20rem">
      <Field.Root hint={props.hint}>
        <Field.Label>{props.label}</Field.Label>
        <TextInput
          size="S"
          value={typed}
          disabled={props.disabled}
          onChange={(event: React.ChangeEvent<HTMLInputElement>) => {
            setTyped(event.target.value);
            props.onChange(event.target.value.trim() || null);
          }}
        />
        <Field.Hint />
      </Field.Root>
    </Box>
  );
}

/** A picture in the text, with what has to be said about it. */
export function PictureView({ node, editor, selected, updateAttributes, deleteNode }: NodeViewProps) {
  const say = useTexts();
  const [choosing, setChoosing] = React.useState(false);
  const { src, alt, caption, decorative } = node.attrs as Picture;
  const disabled = !editor.isEditable;
  return (
    <NodeViewWrapper as="figure" className={selected ? "picture picture-selected" : "picture"}>
      <Box
        hasRadius
        borderColor={src ? "neutral200" : "danger600"}
        background="neutral0"
        padding={3}
        contentEditable={false}
      >
        <div data-drag-handle>
          {src?.startsWith("/") ? <img src={src} alt={alt ?? ""} /> : null}
          {src?.startsWith("waiting:") ? (
            <Typography textColor="neutral600">{say("paste.uploading")}</Typography>
          ) : null}
          {src?.startsWith("http") ? (
            <Typography textColor="neutral600">{say("picture.elsewhere", { address: src })}</Typography>
          ) : null}
          {src ? null : <Typography textColor="danger600">{say("picture.missing")}</Typography>}
        </div>
        {decorative ? null : (
          <Flex gap={4} wrap="wrap" alignItems="flex-start" paddingTop={3}>
            <Words
              label={say("picture.alt")}
              hint={say("picture.alt-hint")}
              value={alt}
              disabled={disabled}
              onChange={(value) => updateAttributes({ alt: value })}
            />
            <Words
              label={say("picture.caption")}
              hint={say("picture.caption-hint")}
              value={caption}
              disabled={disabled}
              onChange={(value) => updateAttributes({ caption: value })}
            />
          </Flex>
        )}
        <Flex gap={4} wrap="wrap" paddingTop={3} justifyContent="space-between">
          <Checkbox
            checked={decorative}
            disabled={disabled}
            onCheckedChange={(checked: boolean | "indeterminate") =>
              updateAttributes({ decorative: checked === true })
            }
          >
            {say("picture.decorative")}
          </Checkbox>
          <Flex gap={2}>
            <Button size="S" variant="secondary" disabled={disabled} onClick={() => setChoosing(true)}>
              {say(src ? "picture.change" : "picture.choose")}
            </Button>
            <Button size="S" variant="danger-light" disabled={disabled} onClick={deleteNode}>
              {say("picture.delete")}
            </Button>
          </Flex>
        </Flex>
      </Box>
      {choosing ? (
        <PictureLibrary
          multiple={false}
          onClose={() => setChoosing(false)}
          onChoose={([chosen]) =>
            chosen &&
            updateAttributes({
              ...chosen,
              alt: alt ?? chosen.alt,
              caption: caption ?? chosen.caption,
              decorative,
            })
          }
        />
      ) : null}
    </NodeViewWrapper>
  );
}
