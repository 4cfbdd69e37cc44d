import { Box, Field, Flex, Typography, VisuallyHidden } from "@strapi/design-system";
import * as React from "react";
import { styled } from "styled-components";
import { useNames, useSearch, type Holder, type Kind, type Picked } from "./ask";
import { choicesOf, offered, pastedCodes, type Choice } from "./choices";
import { Chosen } from "./chosen";
import { Finds } from "./finds";
import { Told } from "./told";
import { useSay } from "./texts";

export interface CodePickerProps {
  /** What is picked. */
  kind: Kind;
  /** A list in the person's order; otherwise at most one. */
  several?: boolean;
  /** The chosen codes. */
  value: string[];
  onChange(codes: string[]): void;
  name: string;
  label: React.ReactNode;
  labelAction?: React.ReactNode;
  hint?: React.ReactNode;
  error?: string;
  required?: boolean;
  disabled?: boolean;
  /** The document that holds the codes, so that those saved unchecked are told. */
  holder?: Holder | null;
  /** Changes with every save of that document. */
  savedTimes?: number;
}

const Input = styled.input`
  width: 100%;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  color: ${({ theme }) => theme.colors.neutral800};
  padding: 0.8rem 1.6rem;
  font-size: 1.4rem;
  line-height: 2.2rem;
  &:focus {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: -1px;
  }
  &[aria-invalid="true"] {
    border-color: ${({ theme }) => theme.colors.danger600};
  }
  &:disabled {
    background: ${({ theme }) => theme.colors.neutral150};
  }
`;

/** Picks unions, campaigns or congresses of the record by name. Works with the keyboard alone, and outside of a form. */
export function CodePicker(props: CodePickerProps) {
  const { kind, several = false, value: codes, onChange, name, disabled = false } = props;
  const say = useSay();
  const id = React.useId();
  const input = React.useRef<HTMLInputElement>(null);
  const [typed, setTyped] = React.useState("");
  const [isOpen, setOpen] = React.useState(false);
  const [pointed, setPointed] = React.useState<number | null>(null);
  const [said, setSaid] = React.useState("");
  const found = useSearch(kind, typed, isOpen && !disabled);
  const asked = useNames(kind, codes, props.holder ?? null, props.savedTimes ?? 0);
  const [learnt, setLearnt] = React.useState<[string, Picked][]>([]);
  const names = React.useMemo(
    () => ({ ...asked, byCode: new Map([...learnt, ...asked.byCode]) }),
    [asked, learnt],
  );
  const choices = choicesOf(typed, found);
  const active = pointed !== null && pointed < choices.length ? pointed : offered(choices, found, typed);
  const shows = isOpen && typed.trim() !== "";

  const nameOf = (code: string) => names.byCode.get(code)?.name ?? code;
  const close = () => {
    setOpen(false);
    setPointed(null);
  };
  const add = (added: string[], called = added.join(", ")) => {
    const tidy = added.map((code) => (kind === "union" ? code.trim().toLowerCase() : code.trim()));
    onChange(several ? [...new Set([...codes, ...tidy])] : tidy.slice(-1));
    setTyped("");
    close();
    setSaid(say("added", { name: called }));
  };
  const choose = ({ code, picked }: Choice) => {
    // Its name is known from the list: it need not be asked for before it is shown.
    if (picked) setLearnt((before) => [...before, [code, picked]]);
    add([code], picked?.name);
  };
  const move = (code: string, by: 1 | -1) => {
    const from = codes.indexOf(code);
    const moved = codes.toSpliced(from, 1).toSpliced(from + by, 0, code);
    onChange(moved);
    setSaid(say("moved", { name: nameOf(code), place: from + by + 1 }));
  };
  const remove = (code: string) => {
    onChange(codes.filter((other) => other !== code));
    setSaid(say("removed", { name: nameOf(code) }));
    input.current?.focus();
  };

  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setOpen(true);
      if (choices.length === 0) return;
      const step = event.key === "ArrowDown" ? 1 : -1;
      const from = active === -1 && step === -1 ? 0 : active;
      setPointed((from + step + choices.length) % choices.length);
    } else if (event.key === "Enter") {
      // Enter chooses; it never sends the form around the picker.
      event.preventDefault();
      if (shows && active >= 0) choose(choices[active]);
    } else if (event.key === "Escape" && (shows || typed)) {
      event.preventDefault();
      event.stopPropagation();
      if (!shows) setTyped("");
      close();
    }
  };
  const onPaste = (event: React.ClipboardEvent) => {
    const pasted = several ? pastedCodes(event.clipboardData.getData("text")) : [];
    if (pasted.length === 0) return;
    event.preventDefault();
    add(pasted);
  };

  return (
    <Field.Root name={name} id={id} hint={props.hint} error={props.error} required={props.required}>
      <Flex direction="column" alignItems="stretch" gap={1}>
        <Field.Label action={props.labelAction}>{props.label}</Field.Label>
        <Chosen
          codes={codes}
          names={names}
          several={several}
          disabled={disabled}
          onMove={move}
          onRemove={remove}
        />
        <Box
          position="relative"
          onBlur={(event: React.FocusEvent) => event.currentTarget.contains(event.relatedTarget) || close()}
        >
          <Input
            ref={input}
            id={id}
            name={name}
            type="text"
            role="combobox"
            aria-autocomplete="list"
            aria-expanded={shows}
            aria-controls={`${id}-finds`}
            aria-activedescendant={shows && active >= 0 ? `${id}-find-${active}` : undefined}
            aria-invalid={Boolean(props.error)}
            aria-describedby={`${id}-hint ${id}-error ${id}-told`}
            aria-required={props.required}
            autoComplete="off"
            spellCheck={false}
            maxLength={200}
            placeholder={say(`placeholder.${kind}`)}
            disabled={disabled}
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
              setOpen(true);
              setPointed(null);
            }}
            onFocus={() => setOpen(true)}
            onKeyDown={onKeyDown}
            onPaste={onPaste}
          />
          {shows && (
            <Finds
              id={id}
              choices={choices}
              active={active}
              found={found}
              chosen={codes}
              typed={typed}
              onChoose={choose}
              onPoint={setPointed}
            />
          )}
        </Box>
        <Told id={`${id}-told`} codes={codes} names={names} />
        <VisuallyHidden>
          <Typography aria-live="polite" role="status">
            {said}
          </Typography>
        </VisuallyHidden>
        <Field.Hint />
        <Field.Error />
      </Flex>
    </Field.Root>
  );
}
