import { Avatar, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { AttachRegular } from "@fluentui/react-icons";
import { shortDate } from "./dates.ts";
import { personOf } from "./mail.ts";
import type { MessageSummary } from "./resources.ts";

const line = { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" } as const;

const useStyles = makeStyles({
  option: {
    display: "grid",
    gridTemplateColumns: "32px minmax(0, 1fr) auto",
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS} 9px`,
    borderLeft: "3px solid transparent",
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    cursor: "pointer",
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  unread: { borderLeftColor: tokens.colorBrandBackground },
  selected: {
    backgroundColor: tokens.colorBrandBackground2,
    ":hover": { backgroundColor: tokens.colorBrandBackground2Hover },
    // Visible in high contrast only, where the background alone says nothing.
    outline: `2px solid ${tokens.colorTransparentStrokeInteractive}`,
    outlineOffset: "-2px",
  },
  avatar: { gridRow: "span 3", marginTop: "2px" },
  person: {
    ...line,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    color: tokens.colorNeutralForeground1,
  },
  subject: { ...line, color: tokens.colorNeutralForeground1 },
  strong: { fontWeight: tokens.fontWeightSemibold },
  unreadSubject: { color: tokens.colorBrandForeground1 },
  marks: { display: "flex", alignItems: "center", justifySelf: "end" },
  time: { alignSelf: "center", textAlign: "right" },
  preview: { ...line, gridColumn: "2 / span 2" },
  hidden: { position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)" },
});

interface Props {
  id: string;
  message: MessageSummary;
  /** Of mail from this mailbox the list shows whom it went to. */
  outgoing: boolean;
  selected: boolean;
  now: Date;
  onSelect: () => void;
}

export function MessageOption({ id, message, outgoing, selected, now, onSelect }: Props) {
  const styles = useStyles();
  const unread = !message.isRead;
  const people = outgoing ? message.toRecipients.slice(0, 5).map(personOf) : [personOf(message.from)];
  const names = people.map(({ name }) => name).join("; ") || "(no recipients)";

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox around the options handles the keyboard
    // biome-ignore lint/a11y/useFocusableInteractive: the listbox keeps the focus and names its active option
    <div
      id={id}
      role="option"
      aria-selected={selected}
      className={mergeClasses(styles.option, unread && styles.unread, selected && styles.selected)}
      onClick={onSelect}
    >
      <Avatar className={styles.avatar} name={people[0]?.name ?? ""} size={32} color="colorful" aria-hidden />
      <span className={mergeClasses(styles.person, unread && styles.strong)}>
        {unread && <span className={styles.hidden}>Unread. </span>}
        {outgoing && "To: "}
        <bdi>{names}</bdi>
      </span>
      <span className={styles.marks}>
        {message.hasAttachments && <AttachRegular fontSize={16} aria-label="Has attachments" />}
      </span>
      <span className={mergeClasses(styles.subject, unread && styles.strong, unread && styles.unreadSubject)}>
        {message.isDraft && "[Draft] "}
        <bdi>{message.subject || "(no subject)"}</bdi>
      </span>
      <time className={styles.time} dateTime={message.receivedDateTime}>
        {shortDate(message.receivedDateTime, now)}
      </time>
      <bdi className={styles.preview}>{message.bodyPreview || "(no text)"}</bdi>
    </div>
  );
}
