import { Button } from "@fluentui/react-components";
import type { Schemas } from "../../http/schemas.ts";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { plain } from "../../ui/plain.ts";
import { texts } from "../../ui/texts.ts";
import { useFileConversation } from "./useFileConversation.ts";

interface Props {
  mail: Schemas["OpenMail"];
  account: Schemas["AccountCard"];
  onFiled: (filed: Schemas["FiledConversation"]) => Promise<unknown>;
  onOther: () => void;
}

/** One account fits, but not well enough to say so without a person. */
export function ConfirmMatch({ mail, account, onFiled, onOther }: Props) {
  const file = useFileConversation(onFiled);
  const confirm = () => file.mutate({ mail, accountId: account.id });
  return (
    <>
      <Notice
        title={texts.match.question(plain(account.name))}
        actions={
          <>
            <Button size="small" appearance="primary" disabledFocusable={file.isPending} onClick={confirm}>
              {file.isPending ? texts.common.saving : texts.match.confirm}
            </Button>
            <Button size="small" disabled={file.isPending} onClick={onOther}>
              {texts.match.other}
            </Button>
          </>
        }
      />
      {file.error && <FailureNotice title={texts.match.fileFailed} failure={file.error} onRetry={confirm} />}
    </>
  );
}
