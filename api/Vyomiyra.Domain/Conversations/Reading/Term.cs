namespace Vyomiyra.Domain.Conversations.Reading;

/// <summary>
/// The kinds of words the readers ask for. A language's data file has a section of each name; "= n" behind a phrase is its value.
/// Further sections, "[words name]", are the language's own and only its patterns use them.
/// </summary>
internal enum Term
{
    /// <summary>Frequent words by which the language is recognised.</summary>
    Common,

    /// <summary>Expressions found by code, for use in patterns.</summary>
    Date,
    Amount,
    Reference,

    /// <summary>Any number in digits.</summary>
    Digits,

    /// <summary>Negations, and phrases that contain one without denying anything ("no later than").</summary>
    Not,
    NotNegation,

    /// <summary>What no gap in a pattern may skip: another verb, another subject.</summary>
    Stop,

    /// <summary>Begin a clause of their own: "but"; and words that do so after a comma or an "and".</summary>
    But,
    And,
    ClauseStart,

    /// <summary>Stand before the first clause of a sentence: "ok will pay", "thanks, noted".</summary>
    Opening,

    /// <summary>Begin a condition ("once"); look like it but are none ("if possible"); begin what is only asked ("whether").</summary>
    If,
    NotIf,
    Whether,

    /// <summary>Those of the conditions that suppose what may not be so ("in case"); "once" does not.</summary>
    Suppose,

    /// <summary>Begin a question: "could", "is"; one behind a statement leaves the statement one.</summary>
    Question,

    /// <summary>A line that ends so goes on in the next.</summary>
    GoesOn,

    /// <summary>A full stop behind it ends no sentence.</summary>
    Abbreviation,

    /// <summary>Monday = 1 to Sunday = 7.</summary>
    Weekday,

    /// <summary>January = 1.</summary>
    Month,

    /// <summary>"two" = 2, "fifteenth" = 15.</summary>
    Number,
    Ordinal,
    OrdinalMark,

    /// <summary>Days known by name, as month and day: "Christmas" = 1224; a time behind them is its last day: "after the holidays" = 108.</summary>
    Feast,

    /// <summary>A month and its week in one word, by its month ("Dezemberwoche").</summary>
    MonthWeek,

    /// <summary>Before or behind a weekday or a time: after the day said before ("the following Friday", "a week later").</summary>
    Follow,
    FollowBehind,

    /// <summary>"right away": no day where it is that of a condition.</summary>
    AtOnce,

    /// <summary>Days in it; a month is 30, a year 365; a business day is 0.</summary>
    Unit,

    /// <summary>"today" = 0.</summary>
    RelativeDay,
    This,

    /// <summary>The one after that = 2.</summary>
    Next,
    Coming,

    /// <summary>The same where a language puts them behind the weekday or unit: "prochain", "en cours".</summary>
    ThisBehind,
    ComingBehind,

    /// <summary>Behind a weekday, so many weeks after the coming one: "Friday week" = 1.</summary>
    WeeksLater,

    /// <summary>The day said before it: "the same day".</summary>
    SameDay,

    Early,
    Mid,
    End,

    /// <summary>Ends in one word ("EOM", "Monatsende"), by their unit.</summary>
    PeriodEnd,

    /// <summary>"close of business": today where no day is said with it.</summary>
    EndOfDay,
    Within,
    FromNow,
    DatePreposition,
    OrdinalArticle,

    /// <summary>A bare number behind it is a day: "le 15", "el 15".</summary>
    DayArticle,
    Of,
    WeekOf,
    WeekNumber,

    /// <summary>Before a date that is not the promise's: "dated", "due on", "since".</summary>
    OtherDate,

    /// <summary>"next payment run": a promise whose day is to be asked for.</summary>
    PaymentRun,

    /// <summary>"k" = 1000.</summary>
    Multiplier,
    Balance,
    Rest,

    /// <summary>The receivables not named before it, with how many there are where that is said: "the other two" = 2, "the others".</summary>
    OtherReceivables,

    /// <summary>"all overdue": of what is open only that whose due date was past when the mail was sent.</summary>
    Overdue,

    /// <summary>Begins like one of these and is no amount: "rest assured".</summary>
    NoAmount,

    /// <summary>"half" = 50.</summary>
    Share,

    /// <summary>Behind an amount of one piece only: "per", "each".</summary>
    PerUnit,

    /// <summary>What is charged for one piece or hour: "unit price". How many were charged is not said with it.</summary>
    UnitPrice,

    /// <summary>Before or behind an amount by which something is wrong: "difference of", "too much"; between two of which the second is right: "instead of".</summary>
    Difference,
    Instead,

    /// <summary>Those of the latter that stand between nothing but two of a kind: a number with decimals on either side is an amount.</summary>
    RatherThan,

    /// <summary>Before the name of somebody to turn to: "please contact".</summary>
    Deputy,

    /// <summary>"yesterday" = 1; before a weekday, the one that was.</summary>
    PastDay,
    Last,

    DocumentWord,
    OrderWord,
    NumberWord,

    /// <summary>Before the number of a payment, where the sentence says that something was paid: "reference".</summary>
    PaymentWord,

    /// <summary>Behind a number that is no amount: "days", "pieces"; before one: "phone", "page".</summary>
    NoAmountAfter,

    /// <summary>Before a number that is no reference: "Tel", "IBAN".</summary>
    NoReference,
    NoAmountBefore,

    /// <summary>
    /// Headings of a remittance advice, found anywhere in a heading: above the documents, above what was paid for them, above other amounts of them,
    /// and above amounts that are no payment ("discount"). Last, what the row of the total begins with.
    /// </summary>
    DocumentHeading,
    PaidHeading,
    AmountHeading,
    DeductionHeading,
    TotalRow,

    /// <summary>Parts of a mail, for <see cref="NewWords"/>.</summary>
    Closing,
    WeakClosing,
    SentFrom,
    Disclaimer,
    Attribution,
    Wrote,
    Header,
    OriginalMessage,
    Postscript,
}
