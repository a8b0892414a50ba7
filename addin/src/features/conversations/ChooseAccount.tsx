import { Button, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import type { ReactNode } from "react";
import type { Schemas } from "../../http/schemas.ts";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { Foreign } from "../../ui/Foreign.tsx";
import { useFormat } from "../../ui/Format.tsx";
import { plain } from "../../ui/plain.ts";
import { useRows } from "../../ui/rows.ts";
import { texts } from "../../ui/texts.ts";
import { AccountChoice } from "../accounts/AccountChoice.tsx";
import { AccountSearch } from "../accounts/AccountSearch.tsx";
import { evidenceWords } from "./evidenceWords.ts";
import { useFileConversation } from "./useFileConversation.ts";
import type { Opened } from "./useOpened.ts";

const useStyles = makeStyles({
  choose: { display: "grid", gap: tokens.spacingVerticalM, padding: tokens.spacingHorizontalM },
  title: { ...typographyStyles.subtitle2, margin: 0 },
  text: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
});

interface Props {
  opened: Opened;
  why: "unknown" | "ambiguous" | "other";
  /** Something to know about the message. */
  notices: ReactNode;
  /** The conversation is filed under the account. */
  onFiled: (filed: Schemas["FiledConversation"], name: string) => Promise<unknown>;
  /** A mail without an id cannot be filed: its account is only shown. */
  onShow: (accountId: number) => void;
  onKeep: (() => void) | undefined;
}

/** Whose mail is it: a person says, and the conversation is filed there. */
export default function ChooseAccount({ opened, why, notices, onFiled, onShow, onKeep }: Props) {
  const styles = useStyles();
  const rows = useRows();
  const format = useFormat();
  const { mail, answer } = opened;
  const file = useFileConversation(() => {});
  const choose = (account: { id: number; name: string }) =>
    mail.itemId === null
      ? onShow(account.id)
      : file.mutate({ mail, accountId: account.id }, { onSuccess: (filed) => void onFiled(filed, account.name) });
  const others =
    why === "other"
      ? answer.candidates.filter((candidate) => candidate.accountId !== answer.account?.account.id)
      : answer.candidates;
  return (
    <div className={styles.choose}>
      {notices}
      <h1 className={styles.title}>{texts.choose[why].title}</h1>
      {why === "unknown" && (
        <p className={styles.text}>
          <Foreign>{texts.choose.unknown.detail(counterpart(opened))}</Foreign>
        </p>
      )}
      {why === "ambiguous" && <p className={styles.text}>{texts.choose.ambiguous.detail}</p>}
      {others.length > 0 && (
        <ul className={rows.list}>
          {others.map((candidate) => (
            <AccountChoice
              key={candidate.accountId}
              name={candidate.name}
              facts={[candidate.number]}
              disabled={file.isPending}
              onChoose={() => choose({ id: candidate.accountId, name: candidate.name })}
            >
              <span className={rows.note}>
                {evidenceWords(candidate.evidence, answer.message.direction, format).map(plain).join(" · ")}
              </span>
            </AccountChoice>
          ))}
        </ul>
      )}
      <AccountSearch onChoose={choose} disabled={file.isPending} isFocused={why === "other"} />
      {file.isPending && <p role="status">{texts.common.saving}</p>}
      {file.error && (
        <FailureNotice
          title={file.error.code === "mailbox_unavailable" ? texts.match.mailboxUnavailable : texts.match.fileFailed}
          failure={file.error}
          onRetry={() => file.variables && file.mutate(file.variables)}
        />
      )}
      {onKeep && (
        <div>
          <Button size="small" onClick={onKeep}>
            {texts.match.keep}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Whom the mail is with, as the mail says. */
function counterpart({ mail, answer }: Opened): string {
  const people = answer.message.direction === "outbound" ? [...(mail.to ?? []), ...(mail.cc ?? [])] : [mail.from];
  return people.find((person) => person?.address)?.address ?? texts.choose.someone;
}
