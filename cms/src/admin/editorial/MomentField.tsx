import { DatePicker, Field, Flex, TimePicker } from "@strapi/design-system";
import { useIntl } from "react-intl";
import { message } from "./texts";

/** The hour of a day that was chosen without one. */
const MORNING = "08:00";
const LATEST = new Date(2099, 11, 31);

const two = (number: number) => String(number).padStart(2, "0");

/** The calendar gives a day as the midnight of the browser's own zone. */
const dayOf = (date: Date) => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;

interface MomentFieldProps {
  name: string;
  label: string;
  /** Day and time in Vietnam, "2026-11-22T07:30"; empty is none. */
  value: string;
  onChange(value: string): void;
}

/** A day and a time, written as in Vietnam whatever the browser's language and zone are. */
export function MomentField({ name, label, value, onChange }: MomentFieldProps) {
  const { formatMessage } = useIntl();
  const [day, time = ""] = value.split("T");
  const clear = formatMessage(message("schedule.clear-time"));
  return (
    <Field.Root name={name}>
      <Field.Label>{label}</Field.Label>
      <Flex direction="column" alignItems="stretch" gap={1}>
        <DatePicker
          aria-label={`${label}: ${formatMessage(message("schedule.day"))}`}
          calendarLabel={formatMessage(message("schedule.day"))}
          monthSelectLabel={formatMessage(message("schedule.month"))}
          yearSelectLabel={formatMessage(message("schedule.year"))}
          clearLabel={clear}
          placeholder={formatMessage(message("schedule.day-pattern"))}
          size="S"
          maxDate={LATEST}
          value={day ? new Date(`${day}T00:00:00Z`) : undefined}
          onChange={(date) => onChange(date ? `${dayOf(date)}T${time || MORNING}` : "")}
          onClear={() => onChange("")}
        />
        {day && (
          <TimePicker
            aria-label={`${label}: ${formatMessage(message("schedule.hour"))}`}
            size="S"
            value={time}
            onChange={(chosen?: string) => onChange(`${day}T${chosen || MORNING}`)}
          />
        )}
      </Flex>
    </Field.Root>
  );
}
