import { Button, Field, Input, makeStyles } from "@fluentui/react-components";
import { CalendarLtr16Regular } from "@fluentui/react-icons/svg/calendar-ltr";
import { useRef, useState } from "react";
import { displayLanguage } from "../../outlook/useHost.ts";
import { useFormat } from "../../ui/Format.tsx";
import { texts } from "../../ui/texts.ts";
import { parseDay } from "./parseDay.ts";

const useStyles = makeStyles({
  around: { position: "relative", minWidth: 0 },
  input: { minWidth: 0, width: "100%" },
  native: {
    position: "absolute",
    insetInlineEnd: 0,
    bottom: 0,
    width: "1px",
    height: "1px",
    opacity: 0,
    pointerEvents: "none",
  },
});

interface Props {
  label?: string;
  size?: "small" | "medium";
  /** ISO date; null while there is none. */
  day: string | null;
  onChange: (day: string | null) => void;
  today: string;
  /** Something is wrong with it. */
  error: string | undefined;
}

/** A day, written in words or chosen in the browser's calendar. */
export function DayField({ label = texts.form.date, size = "medium", day, onChange, today, error }: Props) {
  const styles = useStyles();
  const format = useFormat();
  const calendar = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(() => (day ? format.fullDay(day) : ""));
  const [isTyped, setTyped] = useState(false);
  const write = (written: string) => {
    setText(written);
    setTyped(true);
    onChange(parseDay(written, today, displayLanguage()));
  };
  const choose = (chosen: string) => {
    if (!chosen) return;
    setText(format.fullDay(chosen));
    setTyped(false);
    onChange(chosen);
  };
  const isOdd = isTyped && text.trim() !== "" && day === null;
  return (
    <div className={styles.around}>
      <Field
        label={label}
        required
        validationMessage={isOdd ? texts.form.dateNotUnderstood : (error ?? null)}
        validationState={isOdd || error ? "error" : "none"}
        hint={isTyped && day ? texts.form.dateUnderstood(format.fullDay(day)) : null}
      >
        <Input
          className={styles.input}
          input={{ className: styles.input }}
          size={size}
          value={text}
          placeholder={texts.form.datePlaceholder}
          onChange={(_, data) => write(data.value)}
          contentAfter={
            <Button
              appearance="transparent"
              size="small"
              icon={<CalendarLtr16Regular />}
              aria-label={texts.form.openCalendar}
              onClick={() => calendar.current?.showPicker()}
            />
          }
        />
      </Field>
      <input
        ref={calendar}
        type="date"
        className={styles.native}
        tabIndex={-1}
        aria-hidden
        value={day ?? ""}
        onChange={(event) => choose(event.target.value)}
      />
    </div>
  );
}
