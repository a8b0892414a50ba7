import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { DismissRegular, DocumentRegular } from "@fluentui/react-icons";
import type { Attachment } from "../mail/resources.ts";

const useStyles = makeStyles({
  list: {
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalS,
    maxHeight: "88px",
    overflowY: "auto",
    margin: 0,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    listStyle: "none",
    flexShrink: 0,
  },
  item: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalXS,
    paddingLeft: tokens.spacingHorizontalS,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  name: { maxWidth: "220px", overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  size: { color: tokens.colorNeutralForeground3, whiteSpace: "nowrap" },
});

const kilobytes = new Intl.NumberFormat(undefined, { style: "unit", unit: "kilobyte", maximumFractionDigits: 0 });

interface Props {
  attachments: Attachment[];
  onRemove: (id: string) => void;
}

/** What goes along with the mail. */
export function DraftAttachments({ attachments, onRemove }: Props) {
  const styles = useStyles();
  return (
    <ul className={styles.list} aria-label="Attachments">
      {attachments.map(({ id, name, size }) => (
        <li key={id} className={styles.item}>
          <DocumentRegular aria-hidden />
          <bdi className={styles.name} title={name}>
            {name}
          </bdi>
          <Text size={200} className={styles.size}>
            {kilobytes.format(Math.max(1, size / 1024))}
          </Text>
          <Button
            appearance="transparent"
            size="small"
            icon={<DismissRegular />}
            aria-label={`Remove ${name}`}
            onClick={() => onRemove(id)}
          />
        </li>
      ))}
    </ul>
  );
}
