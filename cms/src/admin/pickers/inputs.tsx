import {
  unstable_useContentManagerContext as useContentManager,
  useField,
  useForm,
} from "@strapi/strapi/admin";
import * as React from "react";
import type { Kind } from "./ask";
import { CodePicker } from "./code-picker";

/** What the content manager gives a custom field. */
interface InputProps {
  name: string;
  label: React.ReactNode;
  labelAction?: React.ReactNode;
  hint?: React.ReactNode;
  required?: boolean;
  disabled?: boolean;
}

/** How often this form has been saved since it was opened. */
function useSavedTimes(): number {
  const isSubmitting = useForm("CodePicker", (form) => form.isSubmitting);
  const [times, setTimes] = React.useState(0);
  const was = React.useRef(isSubmitting);
  React.useEffect(() => {
    if (was.current && !isSubmitting) setTimes((before) => before + 1);
    was.current = isSubmitting;
  }, [isSubmitting]);
  return times;
}

/** The codes in a field's value: a list, one code, or a list as text. */
function codesOf(value: unknown): string[] {
  if (Array.isArray(value))
    return value.flatMap((item) => (typeof item === "string" ? item : (item?.code ?? []))).filter(Boolean);
  if (typeof value !== "string" || value === "") return [];
  return value.startsWith("[") ? codesOf(JSON.parse(value)) : [value];
}

function inputFor(kind: Kind, several: boolean) {
  return function CodeInput({ name, label, labelAction, hint, required, disabled }: InputProps) {
    const { value, error, onChange } = useField<unknown>(name);
    const { model, id } = useContentManager();
    const savedTimes = useSavedTimes();
    const holder = React.useMemo(() => (id && model ? { uid: model, documentId: id } : null), [id, model]);
    return (
      <CodePicker
        kind={kind}
        several={several}
        value={codesOf(value)}
        onChange={(codes) => onChange(name, several ? codes : (codes[0] ?? null))}
        {...{ name, label, labelAction, hint, required, disabled, error, holder, savedTimes }}
      />
    );
  };
}

export const UnionsInput = inputFor("union", true);
export const UnionInput = inputFor("union", false);
export const CampaignInput = inputFor("campaign", false);
export const CongressInput = inputFor("congress", false);
