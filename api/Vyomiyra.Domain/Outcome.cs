namespace Vyomiyra.Domain;

/// <summary>What an operation answers: its value, or why it was refused. Expected failures are data; an exception is a bug.</summary>
public sealed class Outcome<T>
{
    private readonly T? value;

    private Outcome(T? value, IReadOnlyList<Refusal> refusals)
    {
        this.value = value;
        Refusals = refusals;
    }

    public IReadOnlyList<Refusal> Refusals { get; }

    public bool IsRefused => Refusals.Count > 0;

    public T Value => IsRefused ? throw new InvalidOperationException($"Refused: {Refusals[0].Code}.") : value!;

#pragma warning disable CA2225, CA1000 // The two conversions are the whole point: a handler returns either.
    public static implicit operator Outcome<T>(T value) => new(value, []);

    public static implicit operator Outcome<T>(Refusal refusal) => new(default, [refusal]);

    public static Outcome<T> Refused(IReadOnlyList<Refusal> refusals) => new(default, refusals);
#pragma warning restore CA2225, CA1000
}
