import {
  Input,
  MessageBar,
  MessageBarBody,
  makeStyles,
  mergeClasses,
  Text,
  Toolbar,
  ToolbarButton,
  ToolbarDivider,
  tokens,
} from "@fluentui/react-components";
import {
  ArrowLeftRegular,
  DeleteRegular,
  ReceiptMoneyRegular,
  SendRegular,
  TextFieldRegular,
} from "@fluentui/react-icons";
import { useId, useState, useSyncExternalStore } from "react";
import type { ThemeName } from "../address.ts";
import { BodyEditor } from "./BodyEditor.tsx";
import type { Draft } from "./Draft.ts";
import { DraftAttachments } from "./DraftAttachments.tsx";
import { RecipientsField } from "./RecipientsField.tsx";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", flexGrow: 1, minWidth: 0, minHeight: 0 },
  bar: { flexWrap: "wrap", minHeight: "40px", flexShrink: 0, borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  button: { fontWeight: tokens.fontWeightRegular, whiteSpace: "nowrap" },
  pressed: { backgroundColor: tokens.colorSubtleBackgroundSelected, color: tokens.colorNeutralForeground2Selected },
  note: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    color: tokens.colorNeutralForeground3,
    flexShrink: 0,
  },
  fields: {
    display: "grid",
    gridTemplateColumns: "auto minmax(0, 1fr)",
    alignItems: "center",
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    flexShrink: 0,
  },
});

interface Props {
  draft: Draft;
  theme: ThemeName;
  paneOpen: boolean;
  onPane: () => void;
  /** The form is left: the draft stays, was sent or is gone. */
  onClose: () => void;
}

/** A mail that is being written. */
export function ComposeForm({ draft, theme, paneOpen, onPane, onClose }: Props) {
  const styles = useStyles();
  const id = useId();
  const { subject, to, cc, bodyFormat, start, attachments, note } = useSyncExternalStore(draft.subscribe, draft.state);
  const [failure, setFailure] = useState<string | null>(null);
  const [isNew] = useState(to.length === 0);
  const attempt = (work: () => Promise<unknown>, onDone?: () => void) => {
    setFailure(null);
    work().then(onDone, (error: unknown) => setFailure(error instanceof Error ? error.message : String(error)));
  };

  return (
    <section className={styles.form} aria-label="New message">
      <Toolbar aria-label="Message actions" size="small" className={styles.bar}>
        <ToolbarButton
          icon={<ArrowLeftRegular />}
          aria-label="Close"
          title="Close and keep the draft"
          onClick={() => attempt(() => draft.save(), onClose)}
        />
        <ToolbarButton
          className={styles.button}
          appearance="primary"
          icon={<SendRegular />}
          onClick={() => attempt(() => draft.send(), onClose)}
        >
          Send
        </ToolbarButton>
        <ToolbarButton
          className={styles.button}
          icon={<DeleteRegular />}
          onClick={() => attempt(() => draft.discard(), onClose)}
        >
          Discard
        </ToolbarButton>
        <ToolbarButton
          className={mergeClasses(styles.button, bodyFormat === "text" && styles.pressed)}
          icon={<TextFieldRegular />}
          aria-pressed={bodyFormat === "text"}
          onClick={() => draft.setFormat(bodyFormat === "text" ? "html" : "text")}
        >
          Plain text
        </ToolbarButton>
        <ToolbarDivider />
        <ToolbarButton
          className={mergeClasses(styles.button, paneOpen && styles.pressed)}
          icon={<ReceiptMoneyRegular />}
          aria-pressed={paneOpen}
          onClick={onPane}
        >
          Vyomiyra
        </ToolbarButton>
      </Toolbar>
      {failure && (
        <MessageBar intent="error" role="alert">
          <MessageBarBody>{failure}</MessageBarBody>
        </MessageBar>
      )}
      <div className={styles.fields}>
        <label htmlFor={`${id}to`}>To</label>
        <RecipientsField
          id={`${id}to`}
          people={to}
          autoFocus={isNew}
          onChange={(people) => draft.setRecipients("to", people)}
        />
        <label htmlFor={`${id}cc`}>Cc</label>
        <RecipientsField
          id={`${id}cc`}
          people={cc}
          autoFocus={false}
          onChange={(people) => draft.setRecipients("cc", people)}
        />
        <label htmlFor={`${id}subject`}>Subject</label>
        <Input
          id={`${id}subject`}
          appearance="underline"
          value={subject}
          onChange={(_, { value }) => draft.setSubject(value)}
        />
      </div>
      {attachments.length > 0 && (
        <DraftAttachments
          attachments={attachments}
          onRemove={(attachment) => attempt(() => draft.detach(attachment))}
        />
      )}
      <BodyEditor key={start.format} draft={draft} start={start} theme={theme} isFocused={!isNew} />
      <Text size={200} role="status" className={styles.note}>
        {note}
      </Text>
    </section>
  );
}
