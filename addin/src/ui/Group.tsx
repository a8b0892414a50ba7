import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { type ReactNode, useId } from "react";

const useStyles = makeStyles({
  group: { border: "none", margin: 0, padding: 0, minWidth: 0 },
  label: { ...typographyStyles.body1, padding: 0, marginBottom: tokens.spacingVerticalXXS },
  hint: { ...typographyStyles.caption1, margin: 0, color: tokens.colorNeutralForeground3 },
  error: { ...typographyStyles.caption1, margin: 0, color: tokens.colorStatusDangerForeground1 },
});

interface Props {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  children: ReactNode;
}

/** Several controls that answer one question. */
export function Group({ label, hint, error, children }: Props) {
  const styles = useStyles();
  const note = useId();
  return (
    <fieldset className={styles.group} aria-describedby={note}>
      <legend className={styles.label}>{label}</legend>
      {children}
      <div id={note}>
        {error && (
          <p className={styles.error} role="alert">
            {error}
          </p>
        )}
        {hint && <p className={styles.hint}>{hint}</p>}
      </div>
    </fieldset>
  );
}
