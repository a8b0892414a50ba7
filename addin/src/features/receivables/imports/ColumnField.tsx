import { Input, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { Choice } from "../../../ui/Choice.tsx";
import { Foreign } from "../../../ui/Foreign.tsx";
import { useForms } from "../../../ui/forms.ts";
import { importTexts } from "../../../ui/texts/imports.ts";
import { type Field, type Profile, type Reading, withColumn, withConstant } from "./reading.ts";

const words = importTexts.found;
const samples = 3;

const useStyles = makeStyles({
  field: { display: "grid", gap: tokens.spacingVerticalXXS, minWidth: 0 },
  sample: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground3,
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
    minHeight: tokens.lineHeightBase200,
  },
});

interface Props {
  field: Field;
  reading: Reading;
  onProfile: (profile: Profile) => void;
}

/** The column that says one thing, with what stands in it; or what every row says, where no column does. */
export function ColumnField({ field, reading, onProfile }: Props) {
  const styles = useStyles();
  const forms = useForms();
  const { file, profile } = reading;
  const title = importTexts.fields[field];
  const heading = profile.columns[field] ?? null;
  const column = heading === null ? -1 : file.headings.indexOf(heading);
  const headings = [...new Set(file.headings)].filter(Boolean);
  const shown = file.rows.map((row) => row[column] ?? "").filter(Boolean);
  return (
    <div className={styles.field}>
      <Choice
        label={title}
        none={words.notThere}
        value={heading ?? ""}
        options={(heading && column < 0 ? [heading, ...headings] : headings).map((value) => ({ value, title: value }))}
        onChange={(value) => onProfile(withColumn(profile, field, value || null))}
      />
      {heading === null ? (
        <Input
          size="small"
          className={forms.input}
          aria-label={words.constant(title)}
          placeholder={words.constant(title)}
          value={profile.constants?.[field] ?? ""}
          onChange={(_, { value }) => onProfile(withConstant(profile, field, value))}
        />
      ) : (
        <span className={styles.sample}>
          <Foreign>{shown.slice(0, samples).join(" · ")}</Foreign>
        </span>
      )}
    </div>
  );
}
