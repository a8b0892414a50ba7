import { useQueryClient } from "@tanstack/react-query";
import { useApi } from "../../../http/ApiContext.ts";
import { dataOf } from "../../../http/client.ts";
import { Choice } from "../../../ui/Choice.tsx";
import { Foreign } from "../../../ui/Foreign.tsx";
import { useFormat } from "../../../ui/Format.tsx";
import { useFilterBar } from "../../../ui/filterBar.ts";
import { useForms } from "../../../ui/forms.ts";
import { SubHeading } from "../../../ui/SubHeading.tsx";
import { importTexts } from "../../../ui/texts/imports.ts";
import { useProfiles } from "./importQueries.ts";
import { type Profile, type Reading, readingOf, thousandsBeside } from "./reading.ts";

const words = importTexts.found;
const encodings = ["utf-8", "utf-16", "windows-1252", "iso-8859-15", "windows-1250", "shift_jis"];
const delimiters = [",", ";", "\t", "|"];
const dates = ["yyyy-MM-dd", "dd.MM.yyyy", "dd/MM/yyyy", "MM/dd/yyyy", "yyyyMMdd"];

const known = (values: readonly string[], more: string | null | undefined) =>
  more && !values.includes(more) ? [more, ...values] : [...values];
const plain = (values: readonly string[]) => values.map((value) => ({ value, title: value }));

interface Props {
  reading: Reading;
  isMapped: boolean;
  onReading: (reading: Reading) => void;
  onProfile: (profile: Profile) => void;
}

/** The file itself: how it is written, and by which profile it is read. */
export function FileFacts({ reading, isMapped, onReading, onProfile }: Props) {
  const styles = useFilterBar();
  const forms = useForms();
  const format = useFormat();
  const api = useApi();
  const queries = useQueryClient();
  const profiles = useProfiles().data ?? [];
  const { file, profile } = reading;
  const read = (name: string) => {
    const chosen = profiles.find((one) => one.name === name);
    onReading({ ...reading, name: chosen?.name ?? null, profile: chosen?.profile ?? file.suggested, isChanged: false });
  };
  const turnTo = async (sheet: string) =>
    onReading(
      readingOf(
        await queries.fetchQuery({
          queryKey: ["import-file", file.id, sheet],
          queryFn: () =>
            dataOf(api.GET("/api/imports/files/{id}", { params: { path: { id: file.id }, query: { sheet } } })),
        }),
      ),
    );
  const { dates: [date] = [] } = { dates: profile.dates ?? [] };
  return (
    <section aria-label={words.file}>
      <SubHeading>{words.file}</SubHeading>
      <p className={forms.note}>
        <Foreign>{file.name}</Foreign> · {format.bytes(file.bytes)}
        {file.matches && isMapped && <> · {words.matches(file.matches)}</>}
      </p>
      <div className={styles.bar}>
        {file.sheets.length > 1 && (
          <Choice
            label={words.sheet}
            value={file.sheet ?? ""}
            options={plain(file.sheets)}
            onChange={(sheet) => void turnTo(sheet)}
          />
        )}
        {isMapped && (
          <>
            <Choice
              label={words.profile}
              none={words.suggested}
              value={reading.name ?? ""}
              options={profiles.map(({ name }) => ({ value: name, title: name }))}
              onChange={read}
            />
            {file.format === "csv" && (
              <>
                <Choice
                  label={words.encoding}
                  value={profile.encoding}
                  options={plain(known(encodings, profile.encoding))}
                  onChange={(encoding) => onProfile({ ...profile, encoding })}
                />
                <Choice
                  label={words.delimiter}
                  value={profile.delimiter}
                  options={known(delimiters, profile.delimiter).map((value) => ({
                    value,
                    title: words.delimiters[value] ?? value,
                  }))}
                  onChange={(delimiter) => onProfile({ ...profile, delimiter })}
                />
              </>
            )}
            <Choice
              label={words.dates}
              value={date ?? ""}
              options={plain(known(dates, date))}
              onChange={(value) => onProfile({ ...profile, dates: [value] })}
            />
            <Choice
              label={words.decimals}
              value={profile.decimalSeparator}
              options={Object.entries(words.decimalMarks).map(([value, title]) => ({ value, title }))}
              onChange={(decimalSeparator) =>
                onProfile({
                  ...profile,
                  decimalSeparator,
                  thousandsSeparator: thousandsBeside(profile, decimalSeparator),
                })
              }
            />
            <Choice
              label={words.credits}
              value={profile.credits ?? "positive"}
              options={Object.entries(words.creditSigns).map(([value, title]) => ({ value, title }))}
              onChange={(value) => onProfile({ ...profile, credits: value === "negative" ? "negative" : "positive" })}
            />
          </>
        )}
      </div>
    </section>
  );
}
