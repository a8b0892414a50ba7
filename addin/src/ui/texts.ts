import type { Schemas } from "../http/schemas.ts";

type Words<Code extends string> = Record<Code, string>;

const count = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;

const noteKinds: Readonly<Record<string, string>> = { call: "Call", meeting: "Meeting", note: "Note" };

const because = (why: string | null) => (why ? `: ${why}` : "");

/** Every text of the add-in that is not data, in English, but for those of the workspace's own screens. */
export const texts = {
  common: {
    tryAgain: "Try again",
    cancel: "Cancel",
    undo: "Undo",
    loading: "Loading the account",
    saving: "Saving…",
    reference: (requestId: string) => `Reference ${requestId}`,
    showAll: (n: number) => `Show all ${n}`,
    maybeSaved: "It may or may not have been saved. Trying again is safe: it is never recorded twice.",
  },
  states: {
    noItem: { title: "No message selected", detail: "Select a message to see whose account it is about." },
    elsewhere: {
      title: "Open this in Outlook",
      detail: "The pane works beside a message: choose Show account in Outlook.",
    },
    noOffice: {
      title: "Outlook's script did not load",
      detail: "The pane needs it to see the message. Check the connection, then try again.",
    },
    signIn: {
      title: "Sign in to continue",
      detail: "Your session has ended, or you are here for the first time. Nothing was changed.",
      action: "Sign in",
      waiting: "Waiting for the sign-in window…",
      failed:
        "Signing in did not finish. If no window opened, the browser may have blocked it: allow pop-ups for this page, then try again.",
    },
    notMember: {
      title: "You are not a member yet",
      detail: "You are signed in, but nobody has enrolled you here. Ask an administrator to add you to a team.",
    },
    unreachable: { title: "The server does not answer", detail: "Nothing could be read. Nothing was changed." },
    busy: { title: "Too many requests", detail: "The server asks for a pause. Try again in a moment." },
    offline: { title: "You are offline", detail: "It appears by itself once the connection is back." },
    refused: { title: "This could not be read", detail: "Nothing was changed." },
    stale: "Could not refresh. You see what was known before.",
    broken: {
      title: "Something went wrong here",
      detail: "What was confirmed before is saved. Open it again to go on.",
    },
  },
  mail: {
    authenticationFailed: {
      title: "This sender may be forged",
      detail:
        "The receiving server could not confirm that the mail comes from the address it names. Check before you act on it.",
    },
    automaticReply: "This is an automatic reply. It answers nothing.",
    outbound: "Sent by us. You see the recipient's account.",
  },
  match: {
    label: "Why this account",
    sure: (percent: string) => `${percent} sure`,
    claimed: "so the mail says; nothing proves it",
    question: (name: string) => `Is this ${name}?`,
    confirm: "Yes, file it here",
    more: (n: number) => `${n} more`,
    other: "Not this customer?",
    keep: "Keep this one",
    filedNow: (name: string) => `Filed under ${name}.`,
    unverified: "The mailbox did not answer: the message is filed as you see it and is checked later.",
    fileFailed: "It was not filed.",
    mailboxUnavailable: "The mailbox does not answer, so the conversation could not be read. Nothing was filed.",
    evidence: {
      personDecided: () => "A colleague decided",
      threadIsLinked: () => "Conversation is filed here",
      repliesToLinked: () => "Replies to a filed message",
      rememberedAnswer: () => "Answered before for this sender",
      knownContact: () => "Sender is a known contact",
      namesReceivable: (values: string) => `Names ${values}`,
      knownDomain: (value: string) => `Domain ${value}`,
      amountMatches: (value: string) => `Amount ${value} is open`,
      nameInSignature: () => "Name in the signature",
    } satisfies Record<Schemas["EvidenceKind"], (values: string) => string>,
    recipientKnown: "Recipient is a known contact",
  },
  choose: {
    unknown: {
      title: "Whose mail is this?",
      detail: (who: string) =>
        `No account you work with is known by ${who}. Search for it: the conversation is filed there.`,
    },
    ambiguous: {
      title: "Which customer is it?",
      detail: "More than one account fits. Your choice is remembered for this conversation.",
    },
    other: { title: "Which customer is it?" },
    search: "Search by name, number, person or document",
    similar: "similar spelling",
    searching: "Searching…",
    none: (text: string) => `No account matches “${text}”.`,
    results: "Accounts",
    someone: "this sender",
    failed: "The search did not work.",
  },
  account: {
    noTeam: "No team yet",
    setStatus: (status: string) => `Set status to ${status}`,
    statusNotSet: "The status was not changed.",
    notRead: "The account could not be read.",
    noContact: (address: string) => `${address} is no contact yet`,
    status: {
      normal: "Normal",
      insolvent: "Insolvent",
      withLawyers: "With lawyers",
      withAgency: "With an agency",
      writtenOff: "Written off",
    } satisfies Words<Schemas["AccountStatus"]>,
  },
  standing: {
    overdue: "overdue",
    overdueLabel: (money: string) => `${money} overdue, show the receivables`,
    overdueBucket: "Overdue",
    nothingOverdue: "Nothing overdue",
    oldest: (days: number) => `oldest ${count(days, "day")}`,
    oldestLabel: (days: number) => `Oldest ${count(days, "day")} overdue, show the receivables`,
    open: (money: string) => `${money} open in all`,
    credits: (money: string, net: string) => `${money} in credits not applied, ${net} net`,
    unconverted: (money: string) => `${money} overdue has no exchange rate and is in no sum`,
    ageing: "Ageing",
    buckets: ["Not due", "1–30", "31–60", "61–90", "> 90"],
    bucketNames: [
      "Not due",
      "1 to 30 days overdue",
      "31 to 60 days overdue",
      "61 to 90 days overdue",
      "More than 90 days overdue",
    ],
    bucket: (name: string, money: string) => `${name}: ${money}`,
    bucketLabel: (name: string, money: string) => `${name}: ${money}, show the receivables`,
    promised: "Promised",
    contested: "Contested",
    promisedLabel: (money: string) => `Promised: ${money}, show the promises`,
    elsewhere: "in another conversation",
    nobodyMustSpeak: "Nobody must speak next.",
    contestedLabel: (money: string) => `Contested: ${money}, show the disputes`,
  },
  priority: {
    title: "Priority",
    outOf: (n: number) => `${n} of 100`,
    points: (n: number) => (n > 0 ? `+${n}` : n < 0 ? `−${-n}` : ""),
    reasons: {
      overdueAmount: ({ amount }) => `${amount} overdue`,
      oldestOverdue: ({ date }) => `Oldest was due ${date}`,
      promisesNotKept: ({ n }) =>
        n === 1 ? "One promise passed without payment" : `${n} promises passed without payment`,
      overCreditLimit: ({ amount }) => `${amount} over the credit limit`,
      coveredByPromises: ({ amount }) => `${amount} of it is promised`,
      coveredByDisputes: ({ amount }) => `${amount} of it is contested`,
      missingRate: ({ currency }) => `No exchange rate for ${currency}: ranked without that amount`,
      nothingOverdue: () => "Nothing is overdue",
      closedToChasing: () => "Closed to chasing",
    } satisfies Record<Schemas["PriorityReasonCode"], (about: ReasonWords) => string>,
  },
  receivables: {
    title: "Receivables",
    none: "Nothing is open.",
    due: (day: string) => `Due ${day}`,
    overdue: (n: number) => `${count(n, "day")} overdue`,
    promised: (money: string) => `Promised ${money}`,
    disputed: (money: string) => `Contested ${money}`,
    onlyBucket: (name: string) => `Only: ${name}`,
    everything: "Show everything",
    capped: (shown: number, all: number) => `The ${shown} that were due first, of ${all}.`,
    types: {
      invoice: "Invoice",
      creditNote: "Credit note",
      debitNote: "Debit note",
      paymentOnAccount: "Payment on account",
    } satisfies Words<Schemas["ReceivableType"]>,
  },
  promises: {
    title: "Promises",
    none: "No promises yet.",
    log: "Log a promise",
    by: (money: string, day: string) => `${money} by ${day}`,
    for: (documents: string) => `for ${documents}`,
    forAccount: "for the account as a whole",
    move: "Move",
    moveLabel: (promise: string) => `Move the promise of ${promise}`,
    moved: (n: number) => `Moved ${n === 1 ? "once" : `${n} times`}`,
    came: (money: string) => `${money} came in time`,
    credited: (money: string) => `${money} credited`,
    suspended: {
      unappliedCash: "Its day has passed; money that nobody has applied yet may cover it",
      missingRate: "Its day has passed; a rate is missing to tell whether it was kept",
    } satisfies Words<NonNullable<Schemas["PromiseSuspension"]>>,
    confirm: "Draft a confirmation",
    confirmLabel: (promise: string) => `Draft a confirmation of the promise of ${promise}`,
    replyOpened: "A reply with the confirmation is open. Read it before you send it.",
    notDrafted: "No confirmation was drafted.",
    withdraw: "Withdraw",
    withdrawLabel: (promise: string) => `Withdraw the promise of ${promise}`,
    withdrawQuestion: "Who takes it back?",
    byCustomer: "The customer",
    byUs: "We do",
    keep: "Keep it",
    withdrawn: "The promise was withdrawn.",
    notWithdrawn: "The promise was not withdrawn.",
    stale: "Somebody else changed it meanwhile. You now see how it stands.",
    recordedBy: (who: string) => `Recorded by ${who}`,
    said: (day: string) => `said ${day}`,
    states: {
      open: "Open",
      kept: "Kept",
      partlyKept: "Partly kept",
      broken: "Broken",
      withdrawnByCustomer: "Withdrawn by them",
      withdrawnByUs: "Withdrawn by us",
      superseded: "Replaced",
    } satisfies Words<Schemas["PromiseState"]>,
    notes: {
      aboveOpen: "More than is open on what it covers",
      otherCurrency: "In another currency than the receivables",
      noReceivables: "For the account as a whole: no receivable named",
      movedToBusinessDay: "Moved to the next business day",
      inThePast: "The day had passed already",
      farAhead: "Further ahead than usual",
      promisedTwice: "Promised more than once: together more than is open",
      movedBeyondLimits: "Moved more often or further than usual; a manager agreed",
    } satisfies Words<Schemas["PromiseNote"]>,
  },
  suggestion: {
    title: "Promise in this mail",
    confirm: "Confirm",
    complete: "Complete it",
    edit: "Edit",
    dismiss: "Dismiss",
    dismissLabel: (what: string) => `Dismiss: ${what}`,
    dismissed: (what: string) => `${what}: dismissed.`,
    byModel: "Read by a language model",
    notDismissed: "This was not saved: the suggestion stands as before.",
    showAgain: "Show again",
    incomplete: (money: string | null, day: string | null) =>
      `${money ?? "No amount said"}, ${day ? `by ${day}` : "no day said"}`,
    balance: "the full balance",
    overdue: "all that was overdue",
    condition: (text: string) => `Only if: ${text}`,
    unknownReferences: (documents: string, n: number) =>
      `${documents} ${n === 1 ? "is" : "are"} not open on this account.`,
    saidOn: (said: string, day: string, isBefore: boolean) =>
      `Said for ${said}; the ${isBefore ? "last business day before it" : "next business day"} is ${day}.`,
    unsure: "The wording leaves doubt: read it before you confirm.",
    recorded: "Promise recorded",
    undone: "Undone: the promise is withdrawn.",
    notRecorded: "The promise was not recorded.",
    confirmLabel: (promise: string) => `Confirm the promise of ${promise}`,
  },
  sayings: {
    title: "Also in this mail",
    kinds: {
      alreadyPaid: "Says it is paid",
      remittance: "Says what was paid for what",
      requestCopy: "Asks for a copy",
      requestStatement: "Asks for a statement",
      requestBankDetails: "Asks for our bank details",
      requestProofOfDelivery: "Asks for proof of delivery",
      requestCreditNote: "Asks for a credit note",
      requestCall: "Asks for a call",
      requestMoreTime: "Asks for more time",
      question: "Asks something",
      refusal: "Refuses to pay",
      insolvency: "Speaks of insolvency",
      wrongContact: "Is the wrong contact",
      outOfOffice: "Is out of office",
      bounce: "Our mail was not delivered",
      willRespond: "Will come back to us",
      thanks: "Thanks",
    } satisfies Words<Schemas["SaidKind"]>,
    on: (day: string) => `on ${day}`,
    until: (day: string) => `until ${day}`,
    instead: "Write instead to",
    notOpen: "not open here",
    noPayment: "Look for the payment: none known here fits.",
    payment: (number: string, day: string, money: string, documents: string) =>
      `May be payment ${number} of ${day}: ${money} for ${documents}`,
  },
  remittance: {
    title: "Remittance advice",
    from: (file: string) => `From ${file}`,
    line: (n: number) => `line ${n}`,
    open: (money: string) => `${money} open`,
    none: "No line of it names a document and an amount.",
    notOpen: "not open here",
    several: (n: number) => `${n} are called so`,
    exact: "all of it",
    short: (money: string) => `${money} short`,
    over: (money: string) => `${money} too much`,
    differs: (money: string) => `differs by ${money}`,
    total: "Total",
    unmatched: (money: string) => `${money} for nothing open here`,
    unread: (file: string) => `${file} could not be read`,
    failed: "The attached table could not be read",
  },
  form: {
    title: "Promise to pay",
    amount: "Amount",
    currency: "Currency",
    date: "Pay by",
    datePlaceholder: "Fri 27 Nov, next Friday",
    openCalendar: "Choose in a calendar",
    dateUnderstood: (day: string) => `Understood as ${day}`,
    dateNotUnderstood: "Write a day, such as 27 Nov or next Friday.",
    amountNotUnderstood: "Write an amount above zero.",
    receivables: "Which receivables",
    receivablesHint: "Leave an amount empty to divide the promise, oldest first.",
    part: (document: string) => `Amount on ${document}`,
    partsExceed: "The parts add up to more than the promise.",
    save: "Record promise",
  },
  disputes: {
    title: "Disputes",
    inMail: "Dispute in this mail",
    none: "Nothing is contested.",
    open: "Open a dispute",
    opened: "Dispute opened",
    show: "Show it",
    owner: (name: string) => `Owner ${name}`,
    outsideOwner: (name: string) => `With ${name}`,
    due: (day: string) => `Settled by ${day}`,
    overdue: (day: string) => `Should have been settled by ${day}`,
    credited: (money: string) => `${money} credited`,
    of: (money: string) => `of ${money}`,
    note: "Write a note",
    noteSaved: "The note was saved.",
    evidence: "Evidence",
    page: "Open its page",
    pageLabel: (dispute: string) => `Open the page of the dispute: ${dispute}`,
    states: {
      open: "Open",
      investigating: "Investigating",
      awaitingCustomer: "Waiting for the customer",
      resolvedCredited: "Resolved: credited",
      resolvedPaid: "Resolved: paid",
      resolvedRejected: "Resolved: rejected",
      withdrawn: "Withdrawn",
    } satisfies Words<Schemas["DisputeState"]>,
    reasons: {
      "01": "Price",
      "04": "Damaged",
      "05": "Quality",
      "06": "Quantity",
      "07": "Wrong product",
      "09": "Terms",
      "11": "Return",
      "19": "Duplicate",
      "24": "Discount",
      "30": "Delivery charge",
      "44": "Documents missing",
      "54": "Freight",
      "55": "Tax",
      "56": "Advertising",
      "57": "Volume",
      "59": "Not received",
    } as Readonly<Record<string, string>>,
    otherReason: (code: string) => `Reason ${code}`,
  },
  history: {
    title: "History",
    none: "Nothing has happened yet.",
    machine: "The system",
    conversationFiled: (subject: string | null, messages: number) =>
      `Filed ${subject ? `“${subject}”` : "a conversation"}${messages > 0 ? `, ${count(messages, "new message")}` : ""}`,
    conversationUnlinked: "Moved a conversation to another account",
    conversationRejected: "Said that a conversation is not this customer's",
    conversationReceived: (subject: string | null, messages: number, isNewLink: boolean) =>
      `${count(messages, "message")} in ${subject ? `“${subject}”` : "a conversation"}${isNewLink ? ", linked by what speaks for it" : ""}`,
    conversationsJoined: (isOpenWhose: boolean) =>
      `Two conversations are one${isOpenWhose ? ", and a person must say whose" : ""}`,
    conversationCorrected: (messages: number) =>
      `${count(messages, "message")} now as the mailbox has ${messages === 1 ? "it" : "them"}`,
    conversationBounced: (addresses: string, failed: number, delayed: number) =>
      failed > 0
        ? `Our mail did not arrive at ${addresses || count(failed, "address", "addresses")}`
        : `Our mail to ${count(delayed, "address", "addresses")} is late`,
    conversationClosed: "Closed a conversation",
    conversationReopened: "Opened a conversation again",
    conversationAskedColleague: "Set a conversation waiting on a colleague",
    conversationReleasedColleague: "Took back that a conversation waits on a colleague",
    conversationAnsweredByColleague: "Answered among ourselves what the conversation waited on them for",
    conversationTied: (document: string | null) => `Said that a conversation is about ${document ?? "a receivable"}`,
    conversationFreed: (document: string | null) =>
      `Said that a conversation is not about ${document ?? "a receivable"}`,
    conversationNudged: (note: string | null) => `Asked the owner to look at a conversation${note ? `: ${note}` : ""}`,
    answerRemembered: (address: string | null) => `Mail of ${address ?? "a sender"} is taken to be theirs from now on`,
    answerRevoked: (address: string | null) => `Mail of ${address ?? "a sender"} is a question again`,
    promiseRecorded: (promise: string) => `Recorded a promise of ${promise}`,
    promiseWithdrawn: (promise: string, byCustomer: boolean) =>
      `Withdrew the promise of ${promise}${byCustomer ? " for the customer" : ""}`,
    promiseKept: (promise: string, isPresumed: boolean) =>
      `The promise of ${promise} was kept${isPresumed ? ", as far as exports tell" : ""}`,
    promisePartlyKept: (promise: string, paid: string) => `Of the promise of ${promise} only ${paid} came in time`,
    promiseBroken: (promise: string) => `The promise of ${promise} was broken`,
    promiseCredited: (promise: string) => `Credits took all of the promise of ${promise}`,
    promiseSuperseded: (promise: string) => `Another promise took the place of that of ${promise}`,
    promiseReopened: (promise: string) => `The promise of ${promise} is open again`,
    promiseSuspended: (promise: string, byCash: boolean) =>
      `The day of the promise of ${promise} passed; ${byCash ? "money that nobody has applied yet may cover it" : "a rate is missing to tell whether it was kept"}`,
    paymentRecorded: (amount: string, day: string) => `Recorded a payment of ${amount} on ${day}`,
    paymentReversed: (amount: string, day: string, why: string | null) =>
      `Took back the payment of ${amount} on ${day}${why ? `: ${why}` : ""}`,
    promiseRefitted: "Fitted a promise to what is open now",
    disputeOpened: (reason: string, amount: string, documents: string) =>
      `Opened a dispute over ${amount} (${reason})${documents ? ` on ${documents}` : ""}`,
    disputeChanged: (fields: string) => `Changed a dispute: ${fields}`,
    disputeMoved: (state: string) => `Set a dispute to “${state}”`,
    disputeNoted: (text: string | null) => `Wrote about a dispute${text ? `: ${text}` : ""}`,
    disputeStepTicked: (step: string, isDone: boolean) =>
      isDone ? `Did for a dispute: ${step}` : `Has not done after all for a dispute: ${step}`,
    disputeApprovalAsked: (amount: string, why: string | null) =>
      `Asked a second person to approve a credit of ${amount}${because(why)}`,
    disputeApprovalDeclined: (amount: string, isTakenBack: boolean, why: string | null) =>
      `${isTakenBack ? "Took back what was asked for" : "Declined"}: a credit of ${amount}${because(why)}`,
    disputeResolved: (state: string, credited: string | null, isApproved: boolean, why: string | null) =>
      `Settled a dispute. ${state}${credited ? ` with ${credited}` : ""}${isApproved ? ", approved by a second person" : ""}${because(why)}`,
    disputeWithdrawn: (byCustomer: boolean, why: string | null) =>
      `Took a dispute back${byCustomer ? " for the customer" : ""}${because(why)}`,
    disputeReopened: (credited: string | null, why: string | null) =>
      `Opened a dispute again${credited ? `, without the credit of ${credited}` : ""}${because(why)}`,
    disputeRefitted: "Fitted a dispute to what is open now",
    promiseSplit: "Divided a promise: a part of it is about a merged account that stands on its own again",
    disputeSplit: "Divided a dispute: a part of it is about a merged account that stands on its own again",
    evidenceAsked: (messages: number) =>
      `Asked for the mail behind a dispute to be kept: ${count(messages, "message")}`,
    evidenceRetried: (failed: number) => `Had evidence read again: ${count(failed, "file")} had failed`,
    evidenceFrozen: (stored: number, failed: number) =>
      [`Evidence was kept: ${count(stored, "file")}`, failed > 0 && `${failed} could not be read`]
        .filter(Boolean)
        .join(", "),
    evidenceFileAdded: (name: string | null, isMisnamed: boolean) =>
      `Added ${name ?? "a file"} to a dispute${isMisnamed ? "; its content is not what its name says" : ""}`,
    evidenceErased: (items: number) => `Evidence was erased, its time was over: ${count(items, "file")}`,
    legalHoldChanged: (isOn: boolean, why: string | null) =>
      [isOn ? "Laid a legal hold on a dispute" : "Lifted the legal hold on a dispute", why].filter(Boolean).join(": "),
    documentAttached: (document: string | null) => `Attached the document of ${document ?? "an invoice"}`,
    accountImported: (created: boolean) =>
      created ? "Came with an import of customers" : "An import changed the account",
    settlementsImported: (created: number, changed: number) =>
      ["Imported payments", created > 0 && `${created} new`, changed > 0 && `${changed} changed`]
        .filter(Boolean)
        .join(", "),
    presumedPaid: (closed: number) => `${count(closed, "item")} no longer open, presumably paid`,
    importUndone: (removed: number, restored: number) =>
      ["Undid an import", removed > 0 && `${removed} taken away`, restored > 0 && `${restored} as before`]
        .filter(Boolean)
        .join(", "),
    accountsMerged: "Another account was merged into this one",
    accountMergedAway: "This account was merged into another",
    accountMergeUndone: "A merged account stands on its own again",
    accountRestored: "This account stands on its own again",
    accountStatusSet: (status: string, why: string | null) => `Set the status to “${status}”${because(why)}`,
    accountChanged: (fields: string) => `Changed ${fields}`,
    contactAdded: (name: string | null) => `Added the contact ${name ?? ""}`,
    contactChanged: (name: string | null) => `Changed the contact ${name ?? ""}`,
    contactRemoved: (name: string | null) => `Removed the contact ${name ?? ""}`,
    noteWritten: (kind: string, day: string, person: string | null, outcome: string | null, text: string | null) =>
      `${noteKinds[kind] ?? noteKinds.note} on ${[day, person && `with ${person}`, outcome].filter(Boolean).join(", ")}${text ? `: ${text}` : ""}`,
    noteWithdrawn: (kind: string, day: string) =>
      `Took back the ${(noteKinds[kind] ?? "note").toLowerCase()} of ${day}`,
    receivablesImported: (created: number, changed: number) =>
      ["Imported receivables", created > 0 && `${created} new`, changed > 0 && `${changed} changed`]
        .filter(Boolean)
        .join(", "),
  },
};

/** What a reason is about, as words. */
export interface ReasonWords {
  amount: string;
  date: string;
  n: number;
  currency: string;
}
