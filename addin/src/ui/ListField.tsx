import { Button, Input, makeStyles, tokens } from "@fluentui/react-components";
import { Add16Regular } from "@fluentui/react-icons/svg/add";
import { Dismiss16Regular } from "@fluentui/react-icons/svg/dismiss";
import { type ReactNode, useRef } from "react";
import { Group } from "./Group.tsx";
import { shellTexts } from "./texts/shell.ts";

const useStyles = makeStyles({
  lines: { display: "grid", gap: tokens.spacingVerticalXS, justifyItems: "start" },
  line: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXS, width: "100%" },
  input: { flexGrow: 1, minWidth: 0 },
});

interface Props {
  label: string;
  /** What one of them is called. */
  one: string;
  hint?: string | undefined;
  values: readonly string[];
  error: string | undefined;
  onChange: (values: string[]) => void;
  type?: "text" | "email";
  /** What belongs to a value, beside it. */
  beside?: (index: number) => ReactNode;
}

/** Any number of short texts, one a line. */
export function ListField({ label, one, hint, values, error, onChange, type = "text", beside }: Props) {
  const styles = useStyles();
  const lines = useRef<HTMLDivElement>(null);
  const add = () => {
    onChange([...values, ""]);
    requestAnimationFrame(() =>
      [...(lines.current?.querySelectorAll<HTMLInputElement>("input[data-line]") ?? [])].at(-1)?.focus(),
    );
  };
  return (
    <Group label={label} hint={hint} error={error}>
      <div ref={lines} className={styles.lines}>
        {values.map((value, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place, whatever is written on it.
          <div key={index} className={styles.line}>
            <Input
              data-line
              className={styles.input}
              size="small"
              type={type}
              aria-label={`${one} ${index + 1}`}
              value={value}
              onChange={(_, data) => onChange(values.with(index, data.value))}
            />
            {beside?.(index)}
            <Button
              size="small"
              appearance="subtle"
              icon={<Dismiss16Regular />}
              aria-label={`${shellTexts.remove} ${value || one}`}
              onClick={() => onChange(values.toSpliced(index, 1))}
            />
          </div>
        ))}
        <Button size="small" appearance="subtle" icon={<Add16Regular />} onClick={add}>
          {one}
        </Button>
      </div>
    </Group>
  );
}
