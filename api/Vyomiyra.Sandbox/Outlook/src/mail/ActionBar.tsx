import { makeStyles, mergeClasses, Toolbar, ToolbarButton, ToolbarDivider, tokens } from "@fluentui/react-components";
import { ArrowLeftRegular, ArrowReplyRegular, ReceiptMoneyRegular } from "@fluentui/react-icons";

const useStyles = makeStyles({
  bar: { minHeight: "40px", flexShrink: 0, borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  button: { fontWeight: tokens.fontWeightRegular },
  pressed: { backgroundColor: tokens.colorSubtleBackgroundSelected, color: tokens.colorNeutralForeground2Selected },
  back: { "@media (min-width: 901px)": { display: "none" } },
});

interface Props {
  paneOpen: boolean;
  replyDisabled: boolean;
  onBack: () => void;
  onReply: () => void;
  onPane: () => void;
}

/** What can be done with the open message; the add-in's button is the last of it. */
export function ActionBar({ paneOpen, replyDisabled, onBack, onReply, onPane }: Props) {
  const styles = useStyles();
  return (
    <Toolbar aria-label="Message actions" size="small" className={styles.bar}>
      <ToolbarButton
        className={styles.back}
        icon={<ArrowLeftRegular />}
        aria-label="Back to the list"
        onClick={onBack}
      />
      <ToolbarButton className={styles.button} icon={<ArrowReplyRegular />} disabled={replyDisabled} onClick={onReply}>
        Reply
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
  );
}
