import { makeStyles, Select, tokens, typographyStyles } from "@fluentui/react-components";
import { useId } from "react";

const useStyles = makeStyles({
  label: { display: "block", ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
});

export interface Option {
  value: string;
  title: string;
}

interface Props {
  label: string;
  value: string;
  options: readonly Option[];
  /** What stands for no choice; without it one of the options is always chosen. */
  none?: string;
  onChange: (value: string) => void;
  className?: string | undefined;
}

/** One of a few, small enough for a row of filters. */
export function Choice({ label, value, options, none, onChange, className }: Props) {
  const styles = useStyles();
  const id = useId();
  return (
    <div className={className}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <Select id={id} size="small" value={value} onChange={(_, data) => onChange(data.value)}>
        {none !== undefined && <option value="">{none}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.title}
          </option>
        ))}
      </Select>
    </div>
  );
}
