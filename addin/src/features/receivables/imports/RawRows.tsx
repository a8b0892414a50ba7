import type { Schemas } from "../../../http/schemas.ts";
import { Foreign } from "../../../ui/Foreign.tsx";
import { useSheet } from "./sheet.ts";

/** The first rows of a file as they stand there. */
export function RawRows({ file }: { file: Schemas["ImportFileView"] }) {
  const styles = useSheet();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard.
    <div className={styles.around} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            {file.headings.map((heading, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place.
              <th key={index} scope="col" className={styles.heading}>
                <Foreign>{heading}</Foreign>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {file.rows.map((row, line) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place.
            <tr key={line}>
              {row.map((cell, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place.
                <td key={index} className={styles.cell}>
                  <Foreign>{cell}</Foreign>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
