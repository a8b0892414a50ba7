import type { Schemas } from "../../../http/schemas.ts";
import { DataTable } from "../../../ui/DataTable.tsx";
import { useFormat } from "../../../ui/Format.tsx";
import { receivableTexts } from "../../../ui/texts/receivables.ts";
import { receivableColumns } from "./receivableColumns.tsx";

interface Props {
  rows: readonly Schemas["ReceivableListRow"][];
  ofOneAccount: boolean;
}

/** Receivables as a table, oldest due first. */
export function ReceivableTable({ rows, ofOneAccount }: Props) {
  const format = useFormat();
  return (
    <DataTable
      label={receivableTexts.title}
      columns={receivableColumns(format, ofOneAccount)}
      rows={rows}
      keyOf={({ id }) => id}
    />
  );
}
