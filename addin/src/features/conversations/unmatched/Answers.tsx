import { Button } from "@fluentui/react-components";
import type { Schemas } from "../../../http/schemas.ts";
import { useAnnounce } from "../../../ui/Announcer.tsx";
import { FailureNotice } from "../../../ui/FailureNotice.tsx";
import { Foreign } from "../../../ui/Foreign.tsx";
import { useFormat } from "../../../ui/Format.tsx";
import { PagedList } from "../../../ui/PagedList.tsx";
import { useRows } from "../../../ui/rows.ts";
import { unmatchedTexts as words } from "../../../ui/texts/unmatched.ts";
import { useAnswers, useForget } from "./useUnmatched.ts";

/** What was answered where several accounts fitted, which decides from then on; each can be forgotten. */
export function Answers() {
  const rows = useRows();
  const format = useFormat();
  const announce = useAnnounce();
  const pages = useAnswers();
  const forget = useForget();
  const drop = (answer: Schemas["RememberedAnswerRow"]) =>
    forget.mutate(answer, { onSuccess: () => announce(words.forgotten(answer.address)) });
  return (
    <PagedList pages={pages} empty={words.noneRemembered}>
      {(answers) => (
        <ul className={rows.list} aria-label={words.remembered}>
          {answers.map((answer) => (
            <li key={answer.id} className={rows.row}>
              <div className={rows.line}>
                <span className={rows.name}>
                  <Foreign>{words.answer(answer.address, `${answer.name} (${answer.number})`)}</Foreign>
                </span>
                <Button
                  size="small"
                  aria-label={words.forgetLabel(answer.address)}
                  disabledFocusable={forget.isPending}
                  onClick={() => drop(answer)}
                >
                  {words.forget}
                </Button>
              </div>
              <div className={rows.note}>
                <Foreign>{words.answeredBy(answer.answeredBy, answer.team, format.instant(answer.answeredAt))}</Foreign>
              </div>
              {forget.error && forget.variables.id === answer.id && (
                <FailureNotice title={words.notForgotten} failure={forget.error} onRetry={() => drop(answer)} />
              )}
            </li>
          ))}
        </ul>
      )}
    </PagedList>
  );
}
