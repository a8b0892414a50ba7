import type { Schemas } from "../../../http/schemas.ts";
import { Choice } from "../../../ui/Choice.tsx";
import { useFilterBar } from "../../../ui/filterBar.ts";
import { SubHeading } from "../../../ui/SubHeading.tsx";
import { importTexts } from "../../../ui/texts/imports.ts";
import { texts } from "../../../ui/texts.ts";
import { type Profile, type Reading, wordsOf } from "./reading.ts";

const types = Object.entries(texts.receivables.types).map(([value, title]) => ({ value, title }));

interface Props {
  reading: Reading;
  onProfile: (profile: Profile) => void;
}

/** What the export's words for the types mean. */
export function TypeWords({ reading, onProfile }: Props) {
  const styles = useFilterBar();
  const { profile } = reading;
  const found = wordsOf(reading);
  if (!profile.columns.type || found.length === 0) return null;
  const say = (word: string, type: string) => {
    const { [word]: _, ...others } = profile.types;
    onProfile({
      ...profile,
      types: type === "" ? others : { ...others, [word]: type as Schemas["ReceivableType"] },
    });
  };
  return (
    <section aria-label={importTexts.found.types}>
      <SubHeading>{importTexts.found.types}</SubHeading>
      <div className={styles.bar}>
        {found.map((word) => (
          <Choice
            key={word}
            label={word}
            none={importTexts.found.choose}
            value={profile.types[word] ?? ""}
            options={types}
            onChange={(type) => say(word, type)}
          />
        ))}
      </div>
    </section>
  );
}
