import * as React from "react";
import { EditorContent, useEditor, type Editor } from "@tiptap/react";
import { Field, Flex } from "@strapi/design-system";
import { useField } from "@strapi/strapi/admin";
import { bodySchema } from "../../body/schema";
import { editorExtensions } from "./extensions";
import { Sheet } from "./Sheet";
import { Toolbar } from "./Toolbar";
import { usePaste } from "./use-paste";
import { useTexts } from "./use-texts";

interface Props {
  name: string;
  label: string;
  hint?: React.ReactNode;
  labelAction?: React.ReactNode;
  required?: boolean;
  disabled?: boolean;
}

/** The document that a stored value is; what cannot be read is shown as an empty text, and stays stored until something is written. */
function documentOf(value: unknown) {
  try {
    return bodySchema.nodeFromJSON(value);
  } catch {
    return bodySchema.topNodeType.createAndFill()!;
  }
}

const isEmpty = (document: ReturnType<typeof documentOf>): boolean =>
  document.childCount === 1 &&
  document.firstChild!.type.name === "paragraph" &&
  document.firstChild!.content.size === 0;

/** The field in which a text is written: toolbar, sheet, and whatever the server says about it. */
const RichTextInput = React.forwardRef<HTMLDivElement, Props>(function RichTextInput(props, ref) {
  const { name, label, hint, labelAction, required = false, disabled = false } = props;
  const say = useTexts();
  const field = useField(name);
  const id = React.useId();
  const present = React.useRef<Editor | null>(null);
  const paste = usePaste(say, present);
  const change = React.useRef(field.onChange);
  change.current = field.onChange;
  // A value that did not come out of this editor (another language, a restored version) gets an editor of its own: what
  // was undone in one text must not appear in the other.
  const [opened, setOpened] = React.useState({ value: field.value as unknown, turn: 0 });

  const editor = useEditor(
    {
      extensions: editorExtensions(say("empty")),
      content: documentOf(opened.value).toJSON(),
      editable: !disabled,
      editorProps: {
        ...paste,
        attributes: { role: "textbox", "aria-multiline": "true", "aria-label": label, id, lang: "vi" },
      },
      onUpdate({ editor: current }) {
        change.current(name, isEmpty(current.state.doc) ? null : current.getJSON());
      },
    },
    [opened.turn, paste],
  );
  present.current = editor;

  React.useEffect(() => {
    if (editor && editor.isEditable === disabled) editor.setEditable(!disabled, false);
  }, [editor, disabled]);

  React.useEffect(() => {
    if (!editor || editor.isDestroyed) return;
    if (!documentOf(field.value).eq(editor.state.doc))
      setOpened(({ turn }) => ({ value: field.value, turn: turn + 1 }));
  }, [editor, field.value]);

  /** Under a table or a picture at the end there is no line to click on: a click below makes one. */
  const writeBelow = (event: React.MouseEvent) => {
    const { view, state } = editor;
    const last = view.dom.lastElementChild;
    if (disabled || event.target !== view.dom || !last || event.clientY < last.getBoundingClientRect().bottom)
      return;
    if (state.doc.lastChild!.isTextblock) return;
    event.preventDefault();
    editor.chain().insertContentAt(state.doc.content.size, { type: "paragraph" }).focus("end").run();
  };

  return (
    <Field.Root id={id} name={name} hint={hint} error={field.error} required={required}>
      <Flex ref={ref} direction="column" alignItems="stretch" gap={1}>
        <Field.Label action={labelAction}>{label}</Field.Label>
        <Sheet
          hasRadius
          borderColor={field.error ? "danger600" : "neutral200"}
          background={disabled ? "neutral150" : "neutral0"}
          onMouseDown={writeBelow}
        >
          {editor ? <Toolbar editor={editor} disabled={disabled} /> : null}
          <EditorContent editor={editor} />
        </Sheet>
        <Field.Hint />
        <Field.Error />
      </Flex>
    </Field.Root>
  );
});

export default RichTextInput;
