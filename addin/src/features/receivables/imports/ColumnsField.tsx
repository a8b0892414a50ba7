import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useForms } from "../../../ui/forms.ts";
import { SubHeading } from "../../../ui/SubHeading.tsx";
import { importTexts } from "../../../ui/texts/imports.ts";
import { ColumnField } from "./ColumnField.tsx";
import type { Field, Profile, Reading } from "./reading.ts";

const words = importTexts.found;
const fields = Object.keys(importTexts.fields) as Field[];

const useStyles = makeStyles({
  hint: {
    ...typographyStyles.caption1,
    margin: `0 0 ${tokens.spacingVerticalS}`,
    color: tokens.colorNeutralForeground3,
  },
  others: { marginTop: tokens.spacingVerticalM },
  summary: {
    ...typographyStyles.body1,
    marginBottom: tokens.spacingVerticalS,
    color: tokens.colorNeutralForeground2,
    cursor: "pointer",
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

interface Props {
  reading: Reading;
  onProfile: (profile: Profile) => void;
}

/** Which column of the file says what. What was found or is asked for comes first, what the file does not seem to have is folded. */
export function ColumnsField({ reading, onProfile }: Props) {
  const styles = useStyles();
  const forms = useForms();
  const { file } = reading;
  const isAsked = (field: Field) =>
    field in file.suggested.columns ||
    field in (file.suggested.constants ?? {}) ||
    file.doubts.some((doubt) => doubt.field === field);
  const column = (field: Field) => <ColumnField key={field} field={field} reading={reading} onProfile={onProfile} />;
  return (
    <section aria-label={words.columns}>
      <SubHeading>{words.columns}</SubHeading>
      <p className={styles.hint}>{words.columnsHint}</p>
      <div className={forms.fields}>{fields.filter(isAsked).map(column)}</div>
      <details className={styles.others}>
        <summary className={styles.summary}>{words.others}</summary>
        <div className={forms.fields}>{fields.filter((field) => !isAsked(field)).map(column)}</div>
      </details>
    </section>
  );
}
