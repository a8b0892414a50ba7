import { mergeClasses } from "@fluentui/react-components";
import type { Schemas } from "../../../http/schemas.ts";
import { Foreign } from "../../../ui/Foreign.tsx";
import { type Format, useFormat } from "../../../ui/Format.tsx";
import { useForms } from "../../../ui/forms.ts";
import { LoadingRows } from "../../../ui/LoadingRows.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { importTexts } from "../../../ui/texts/imports.ts";
import { texts } from "../../../ui/texts.ts";
import { usePreview } from "./importQueries.ts";
import type { Field, Profile } from "./reading.ts";
import { useSheet } from "./sheet.ts";

const words = importTexts.found;

interface Props {
  fileId: string;
  profile: Profile;
}

/** The first rows as they will be read: what was understood, and the cell that is to blame where nothing was. */
export function Preview({ fileId, profile }: Props) {
  const forms = useForms();
  const preview = usePreview(fileId, profile);
  if (preview.error) {
    return (
      <Notice intent="error" title={words.previewFailed}>
        {preview.error.problem?.detail}
        {preview.error.problem?.errors?.map((error) => (
          <div key={`${error.field} ${error.code}`}>{error.detail}</div>
        ))}
      </Notice>
    );
  }
  if (!preview.data) return <LoadingRows />;
  const { rows, read, rejected } = preview.data;
  return (
    <>
      <p role="status" className={forms.note}>
        {rejected === 0 ? words.readWell(read) : words.readBadly(rejected, read)}
      </p>
      <Sheet rows={rows} profile={profile} />
    </>
  );
}

function Sheet({ rows, profile }: { rows: readonly Schemas["PreviewedRow"][]; profile: Profile }) {
  const styles = useSheet();
  const format = useFormat();
  const fields = (Object.keys(importTexts.fields) as Field[]).filter(
    (field) => field in profile.columns || field in (profile.constants ?? {}),
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard.
    <div className={styles.around} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.heading}>
              {importTexts.line}
            </th>
            {fields.map((field) => (
              <th key={field} scope="col" className={styles.heading}>
                {importTexts.fields[field]}
              </th>
            ))}
            <th scope="col" className={styles.heading}>
              {importTexts.reason}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.line} className={mergeClasses(row.item === null && styles.rejected)}>
              <td className={mergeClasses(styles.cell, styles.figure)}>{row.line}</td>
              {fields.map((field) => {
                const issue = row.issues.find(({ column }) => column === (profile.columns[field] ?? field));
                return (
                  <td
                    key={field}
                    className={mergeClasses(
                      styles.cell,
                      (field === "open" || field === "original") && styles.figure,
                      issue && (issue.severity === "rejected" ? styles.wrong : styles.odd),
                    )}
                  >
                    <Foreign>{shown(row, field, format, profile)}</Foreign>
                  </td>
                );
              })}
              <td className={mergeClasses(styles.cell, styles.reasons)}>
                {row.issues.map((issue) => (
                  <div key={issue.code + issue.column}>{issue.reason}</div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What was understood, and where nothing was, what stands there. */
function shown({ item, values }: Schemas["PreviewedRow"], field: Field, format: Format, profile: Profile): string {
  const raw = values[field] ?? profile.constants?.[field] ?? "";
  if (!item) return raw;
  switch (field) {
    case "type":
      return texts.receivables.types[item.type];
    case "issued":
      return format.fullDay(item.issuedOn);
    case "due":
      return format.fullDay(item.dueOn);
    case "open":
    case "original":
      return format.money(item[field], item.currency);
    case "company":
    case "account":
    case "number":
    case "currency":
      return item[field];
    default:
      return raw;
  }
}
