namespace Vyomiyra.Domain.Conversations.Reading;

/// <summary>Makes a suggestion of one promised part: its amount, its day and how sure it is.</summary>
internal sealed class Suggestion(ReadSentence read, PromisePart part, ReadingContext context, IReadOnlyList<ReferenceMention> references)
{
    private readonly Sentence sentence = read.Sentence;

    public PromiseSuggestion Make(IReadOnlyList<PromiseSuggestion> before)
    {
        var said = new SaidSum(read, part, context, references);
        var amount = said.Amount(before);
        var condition = part.Date is null ? read.ConditionOf(part.Promise) : read.StatedConditionOf(part.Promise);
        return new PromiseSuggestion
        {
            Amount = amount.Money,
            AmountBasis = amount.Basis,
            AmountSpan = amount.Span,
            PromisedOn = part.Date?.PromisedOn(context.Calendar),
            SaidOn = part.Date?.On,
            DateSpan = part.Date is { } date ? sentence.Span(date.From, date.To) : null,
            References = references,
            Sentence = sentence.Whole,
            Verb = sentence.Span(part.Promise.From, part.Promise.To),
            Condition = condition is { } found ? sentence.Span(found.From, found.To) : null,
            Confidence = Confidence(amount, condition is not null),
            Language = sentence.Language.Name,
        };
    }

    private double Confidence((Money? Money, AmountBasis Basis, TextSpan? Span, double Certainty) amount, bool isConditional)
    {
        var day = part.Date is not { } date ? 0.7 : date.On is null ? 0.5 : date.Certainty;
        var sum = amount.Basis == AmountBasis.Unsaid ? 0.8 : amount.Certainty;
        var named = references.Count == 0 ? 0.95 : references.All(reference => reference.Source == ReferenceSource.Sentence) ? 1 : 0.9;
        return Math.Round(Math.Clamp(part.Promise.Strength * day * sum * named * (isConditional ? 0.8 : 1), 0.05, 0.99), 2);
    }
}
