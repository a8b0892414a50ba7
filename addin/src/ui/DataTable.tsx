import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { ArrowSortDown16Regular } from "@fluentui/react-icons/svg/arrow-sort-down";
import type { ReactNode } from "react";

/** Below this the columns no longer have room beside each other. */
export const narrow = "@media (max-width: 1000px)";

const hidden = {
  position: "absolute",
  width: "1px",
  height: "1px",
  overflow: "hidden",
  clipPath: "inset(50%)",
  whiteSpace: "nowrap",
} as const;

const useStyles = makeStyles({
  table: { ...typographyStyles.body1, width: "100%", borderCollapse: "collapse", [narrow]: { display: "block" } },
  caption: hidden,
  head: { [narrow]: hidden },
  heading: {
    ...typographyStyles.caption1Strong,
    position: "sticky",
    top: "45px",
    zIndex: 1,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalS} 0`,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: `inset 0 -1px ${tokens.colorNeutralStroke1}`,
    color: tokens.colorNeutralForeground2,
    textAlign: "start",
    verticalAlign: "bottom",
    whiteSpace: "nowrap",
    ":last-child": { paddingInlineEnd: 0 },
  },
  sort: {
    font: "inherit",
    display: "inline-flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalXXS,
    padding: 0,
    border: "none",
    background: "none",
    color: "inherit",
    cursor: "pointer",
    borderRadius: tokens.borderRadiusSmall,
    ":hover": { color: tokens.colorNeutralForeground1, textDecorationLine: "underline" },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "1px" },
  },
  body: { [narrow]: { display: "block" } },
  row: {
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    [narrow]: {
      display: "grid",
      gridTemplateColumns: "repeat(auto-fill, minmax(120px, 1fr))",
      gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
      padding: `${tokens.spacingVerticalS} 0`,
    },
  },
  cell: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalS} 0`,
    verticalAlign: "top",
    overflowWrap: "break-word",
    ":last-child": { paddingInlineEnd: 0 },
    [narrow]: {
      display: "block",
      padding: 0,
      minWidth: 0,
      overflowWrap: "anywhere",
      "::before": {
        ...typographyStyles.caption1,
        display: "block",
        content: "attr(data-title)",
        color: tokens.colorNeutralForeground3,
      },
      ":first-child": { gridColumn: "1 / -1", "::before": { content: "none" } },
    },
  },
  figure: {
    textAlign: "end",
    fontVariantNumeric: "tabular-nums",
    whiteSpace: "nowrap",
    [narrow]: { textAlign: "start", whiteSpace: "normal" },
  },
  wide: { [narrow]: { gridColumn: "1 / -1" } },
  figureHeading: { textAlign: "end" },
});

export interface Column<Row> {
  name: string;
  title: string;
  /** Figures stand at the right, in line with each other. */
  isFigure?: boolean;
  /** The table can be sorted by it, each column in the one direction that makes sense. */
  isSortable?: boolean;
  /** On a narrow screen it takes a whole line. */
  isWide?: boolean;
  cell: (row: Row) => ReactNode;
}

interface Props<Row> {
  /** What it is a table of. */
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string | number;
  /** The column that it is sorted by. */
  sort?: string | undefined;
  sortDirection?: "ascending" | "descending" | undefined;
  onSort?: (name: string) => void;
}

/** Rows and columns; on a narrow screen every row stands as a block with its headings in it. */
export function DataTable<Row>({ label, columns, rows, keyOf, sort, sortDirection, onSort }: Props<Row>) {
  const styles = useStyles();
  return (
    <table className={styles.table}>
      <caption className={styles.caption}>{label}</caption>
      <thead className={styles.head}>
        <tr>
          {columns.map(({ name, title, isFigure, isSortable }) => (
            <th
              key={name}
              scope="col"
              className={mergeClasses(styles.heading, isFigure && styles.figureHeading)}
              aria-sort={name === sort ? sortDirection : undefined}
            >
              {isSortable && onSort ? (
                <button type="button" className={styles.sort} onClick={() => onSort(name)}>
                  {title}
                  {name === sort && <ArrowSortDown16Regular aria-hidden />}
                </button>
              ) : (
                title
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className={styles.body}>
        {rows.map((row) => (
          <tr key={keyOf(row)} className={styles.row}>
            {columns.map(({ name, title, isFigure, isWide, cell }) => (
              <td
                key={name}
                data-title={title}
                className={mergeClasses(styles.cell, isFigure && styles.figure, isWide && styles.wide)}
              >
                {cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
