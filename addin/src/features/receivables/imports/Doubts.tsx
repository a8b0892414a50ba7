import { makeStyles, tokens } from "@fluentui/react-components";
import { Choice } from "../../../ui/Choice.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { importTexts } from "../../../ui/texts/imports.ts";
import { isSettled, type Reading, settle } from "./reading.ts";

const words = importTexts.found;

const useStyles = makeStyles({
  list: { listStyle: "none", margin: 0, padding: 0, display: "grid", gap: tokens.spacingVerticalS },
  choice: { maxWidth: "320px" },
});

interface Props {
  reading: Reading;
  onReading: (reading: Reading) => void;
}

/** What the file leaves open, and only a person can know. */
export function Doubts({ reading, onReading }: Props) {
  const styles = useStyles();
  const { file, profile, settled, name } = reading;
  if (file.doubts.length === 0 || name !== null) return null;
  return (
    <section aria-label={words.doubts}>
      <ul className={styles.list}>
        {file.doubts.map((doubt, index) => {
          const field = doubt.field && importTexts.fields[doubt.field];
          const isDone = isSettled(reading, index);
          return (
            <li key={`${doubt.what} ${doubt.field} ${doubt.reason}`}>
              <Notice intent={isDone ? "success" : "warning"} {...(field && { title: field })}>
                {doubt.reason}
                {doubt.choices.length > 0 && doubt.what !== "type" && (
                  <Choice
                    className={styles.choice}
                    label={words.choose}
                    {...(settled.has(index) ? {} : { none: "" })}
                    value={settled.has(index) ? chosen(reading, index) : ""}
                    options={doubt.choices.map((value) => ({ value, title: titleOf(value) }))}
                    onChange={(choice) =>
                      onReading({
                        ...reading,
                        profile: settle(profile, doubt, choice),
                        isChanged: true,
                        settled: new Set(settled).add(index),
                      })
                    }
                  />
                )}
              </Notice>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

const titleOf = (choice: string) => {
  const sign = choice.toLowerCase();
  return sign === "negative" || sign === "positive" ? words.creditSigns[sign] : (words.delimiters[choice] ?? choice);
};

/** What the profile says now about a doubt that was settled. */
function chosen({ file, profile }: Reading, index: number): string {
  const doubt = file.doubts[index];
  return (
    doubt?.choices.find(
      (choice) => settle(profile, doubt, choice) && isSame(settle(profile, doubt, choice), profile),
    ) ?? ""
  );
}

const isSame = (one: object, other: object) => JSON.stringify(one) === JSON.stringify(other);
