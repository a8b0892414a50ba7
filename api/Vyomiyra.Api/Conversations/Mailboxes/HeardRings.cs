namespace Vyomiyra.Api.Conversations.Mailboxes;

/// <summary>The last changes that this process was told of and made durable: told once more, they ring no more.</summary>
internal sealed class HeardRings
{
    private const int Most = 20_000;

    private readonly Lock gate = new();
    private readonly HashSet<UInt128> marks = [];
    private readonly Queue<UInt128> order = [];

    public bool Contains(Ring ring)
    {
        lock (gate)
        {
            return ring.Mark is { } mark && marks.Contains(mark);
        }
    }

    public void Add(IEnumerable<Ring> rings)
    {
        lock (gate)
        {
            foreach (var mark in rings.Select(ring => ring.Mark).OfType<UInt128>().Where(marks.Add))
            {
                order.Enqueue(mark);
                if (order.Count > Most)
                {
                    marks.Remove(order.Dequeue());
                }
            }
        }
    }
}
