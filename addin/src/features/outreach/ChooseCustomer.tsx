import { Button, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { Foreign } from "../../ui/Foreign.tsx";
import { useFormat } from "../../ui/Format.tsx";
import { plain } from "../../ui/plain.ts";
import { useRows } from "../../ui/rows.ts";
import { outreachTexts } from "../../ui/texts/outreach.ts";
import { texts } from "../../ui/texts.ts";
import { AccountChoice } from "../accounts/AccountChoice.tsx";
import { AccountSearch } from "../accounts/AccountSearch.tsx";
import { evidenceWords } from "../conversations/evidenceWords.ts";
import type { OpenedDraft } from "./useDraftAccount.ts";

const useStyles = makeStyles({
  choose: { display: "grid", gap: tokens.spacingVerticalM, padding: tokens.spacingHorizontalM },
  title: { ...typographyStyles.subtitle2, margin: 0 },
  text: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
});

interface Props {
  opened: OpenedDraft;
  onChoose: (accountId: number) => void;
  /** Where one is shown already. */
  onKeep: (() => void) | undefined;
}

/** To whom the mail goes is not known, or not known for sure: a person chooses. Nothing is filed by it. */
export function ChooseCustomer({ opened: { mail, answer }, onChoose, onKeep }: Props) {
  const styles = useStyles();
  const rows = useRows();
  const format = useFormat();
  const recipients = [...(mail.to ?? []), ...(mail.cc ?? [])].flatMap(({ address }) => address ?? []);
  const { title, detail } = onKeep
    ? { ...outreachTexts.other, detail: null }
    : answer.state === "ambiguous"
      ? outreachTexts.ambiguous
      : recipients[0]
        ? { ...outreachTexts.unknown, detail: outreachTexts.unknown.detail(recipients[0]) }
        : outreachTexts.noRecipients;
  const candidates = answer.candidates.filter(({ accountId }) => accountId !== answer.account?.account.id);
  return (
    <div className={styles.choose}>
      <h1 className={styles.title}>{title}</h1>
      {detail && (
        <p className={styles.text}>
          <Foreign>{detail}</Foreign>
        </p>
      )}
      {candidates.length > 0 && (
        <ul className={rows.list}>
          {candidates.map(({ accountId, name, number, evidence }) => (
            <AccountChoice
              key={accountId}
              name={name}
              facts={[number]}
              disabled={false}
              onChoose={() => onChoose(accountId)}
            >
              <span className={rows.note}>{evidenceWords(evidence, "outbound", format).map(plain).join(" · ")}</span>
            </AccountChoice>
          ))}
        </ul>
      )}
      <AccountSearch onChoose={({ id }) => onChoose(id)} disabled={false} isFocused={onKeep !== undefined} />
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
