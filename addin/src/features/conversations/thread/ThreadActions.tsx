import { Button, makeStyles, Select, tokens } from "@fluentui/react-components";
import { useId, useState } from "react";
import type { Schemas } from "../../../http/schemas.ts";
import { Notice } from "../../../ui/Notice.tsx";
import { threadTexts as words } from "../../../ui/texts/threads.ts";
import { peopleOf, useTeams } from "../../accounts/useTeams.ts";

const useStyles = makeStyles({
  group: { display: "grid", gap: tokens.spacingVerticalS, border: "none", margin: 0, padding: 0, minWidth: 0 },
  actions: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalS },
  ask: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalS },
  select: { minWidth: 0, maxWidth: "100%" },
});

interface Props {
  state: Schemas["ConversationState"];
  disabled: boolean;
  onClose: () => void;
  onReopen: () => void;
  onAsk: (colleague: Schemas["TeamMemberRow"]) => void;
  onRelease: () => void;
  onReject: (accountId: number) => void;
}

/** What a person can do with a conversation whose account is known. */
export function ThreadActions({ state, disabled, onClose, onReopen, onAsk, onRelease, onReject }: Props) {
  const styles = useStyles();
  const choice = useId();
  const people = peopleOf(useTeams().data ?? []);
  const [isRejecting, setRejecting] = useState(false);
  const { accountId, closedAt, colleague } = state;
  if (accountId === null) return null;
  if (isRejecting) {
    return (
      <Notice
        intent="warning"
        title={words.notAccount}
        actions={
          <>
            <Button
              size="small"
              appearance="primary"
              autoFocus
              disabledFocusable={disabled}
              onClick={() => onReject(accountId)}
            >
              {words.notAccount}
            </Button>
            <Button size="small" disabled={disabled} onClick={() => setRejecting(false)}>
              {words.keep}
            </Button>
          </>
        }
      >
        {words.notAccountQuestion}
      </Notice>
    );
  }
  return (
    <fieldset className={styles.group} aria-label={words.actions}>
      <div className={styles.actions}>
        <Button size="small" disabledFocusable={disabled} onClick={closedAt === null ? onClose : onReopen}>
          {closedAt === null ? words.close : words.reopen}
        </Button>
        {colleague && (
          <Button size="small" disabledFocusable={disabled} onClick={onRelease}>
            {words.release}
          </Button>
        )}
        <Button size="small" appearance="subtle" disabledFocusable={disabled} onClick={() => setRejecting(true)}>
          {words.notAccount}
        </Button>
      </div>
      {people.length > 0 && (
        <div className={styles.ask}>
          <label htmlFor={choice}>{words.waitOn}</label>
          <Select
            id={choice}
            className={styles.select}
            size="small"
            value={String(colleague?.id ?? "")}
            disabled={disabled}
            onChange={(_, { value }) => {
              const chosen = people.find(({ id }) => String(id) === value);
              if (chosen) onAsk(chosen);
            }}
          >
            <option value="">{words.chooseColleague}</option>
            {people.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </div>
      )}
    </fieldset>
  );
}
