import { makeStyles, mergeClasses, Spinner, Text, tokens } from "@fluentui/react-components";
import {
  ArchiveRegular,
  DeleteRegular,
  DraftsRegular,
  type FluentIcon,
  FolderRegular,
  MailInboxRegular,
  SendRegular,
} from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import type { Mailbox } from "../session/session.ts";
import type { Graph } from "./graph.ts";
import { fetchFolders } from "./mail.ts";
import type { MailFolder } from "./resources.ts";

const useStyles = makeStyles({
  mailbox: {
    display: "block",
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXS}`,
  },
  folders: { listStyle: "none", margin: 0, padding: `0 ${tokens.spacingHorizontalXS}` },
  folder: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    width: "100%",
    height: "32px",
    padding: `0 ${tokens.spacingHorizontalS}`,
    border: "none",
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: "transparent",
    color: tokens.colorNeutralForeground2,
    fontFamily: "inherit",
    fontSize: tokens.fontSizeBase300,
    textAlign: "left",
    cursor: "pointer",
    ":hover": { backgroundColor: tokens.colorSubtleBackgroundHover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
  current: {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    color: tokens.colorNeutralForeground1Selected,
    fontWeight: tokens.fontWeightSemibold,
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Selected },
  },
  unread: {
    color: tokens.colorBrandForeground1,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
  },
  unreadOfCurrent: { color: "inherit" },
  hidden: { position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)" },
  name: { flexGrow: 1, overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  note: { padding: `0 ${tokens.spacingHorizontalM}` },
});

const icons: Record<string, FluentIcon> = {
  Inbox: MailInboxRegular,
  Drafts: DraftsRegular,
  "Sent Items": SendRegular,
  "Deleted Items": DeleteRegular,
  Archive: ArchiveRegular,
};
const usualOrder = Object.keys(icons);
const rank = ({ displayName }: MailFolder) =>
  usualOrder.includes(displayName) ? usualOrder.indexOf(displayName) : usualOrder.length;

interface Props {
  graph: Graph;
  userId: string;
  mailbox: Mailbox;
  /** The selected folder of this mailbox; null when another mailbox is selected. */
  selected: string | null;
  onSelect: (folder: string) => void;
}

/** One mailbox and its folders; its Inbox answers to the name "inbox" as well as to its id. */
export function FolderList({ graph, userId, mailbox, selected, onSelect }: Props) {
  const styles = useStyles();
  const folders = useQuery({
    queryKey: [userId, mailbox.address, "folders"],
    queryFn: () => fetchFolders(graph, mailbox.address),
  });
  const isSelected = ({ id, displayName }: MailFolder) =>
    id === selected || (selected === "inbox" && displayName === "Inbox");

  return (
    <section aria-label={mailbox.name}>
      <Text weight="semibold" className={styles.mailbox} title={mailbox.address} truncate wrap={false}>
        {mailbox.name}
      </Text>
      {folders.isPending && <Spinner size="tiny" />}
      {folders.isError && (
        <Text size={200} className={styles.note}>
          {folders.error.message}
        </Text>
      )}
      <ul className={styles.folders}>
        {folders.data
          ?.toSorted((a, b) => rank(a) - rank(b))
          .map((folder) => {
            const Icon = icons[folder.displayName] ?? FolderRegular;
            return (
              <li key={folder.id}>
                <button
                  type="button"
                  className={mergeClasses(styles.folder, isSelected(folder) && styles.current)}
                  aria-current={isSelected(folder) ? "page" : undefined}
                  onClick={() => onSelect(folder.displayName === "Inbox" ? "inbox" : folder.id)}
                >
                  <Icon fontSize={18} aria-hidden />
                  <span className={styles.name}>{folder.displayName}</span>
                  {folder.unreadItemCount > 0 && (
                    <span className={mergeClasses(styles.unread, isSelected(folder) && styles.unreadOfCurrent)}>
                      {folder.unreadItemCount}
                      <span className={styles.hidden}> unread</span>
                    </span>
                  )}
                </button>
              </li>
            );
          })}
      </ul>
    </section>
  );
}
