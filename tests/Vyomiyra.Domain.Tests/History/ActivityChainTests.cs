using Vyomiyra.Domain.History;

namespace Vyomiyra.Domain.Tests.History;

public sealed class ActivityChainTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly Actor Mara = new(ActorKind.Member, 7, "Collector");

    [Fact]
    public void A_chain_that_nobody_touched_holds()
    {
        Assert.Null(ActivityChain.Verify(Lines(20)));
        Assert.Null(ActivityChain.Verify([]));
    }

    [Fact]
    public void The_first_line_follows_the_genesis_and_each_other_line_the_one_before()
    {
        var lines = Lines(3);

        Assert.Equal([ActivityChain.Genesis, lines[0].Hash, lines[1].Hash], lines.Select(line => line.PreviousHash));
        Assert.Equal([1L, 2L, 3L], lines.Select(line => line.Sequence));
    }

    [Fact]
    public void The_canonical_bytes_never_change_between_releases()
    {
        var line = ActivityChain.Append(null, "account:17", 17, "promise_recorded", Monday, Mara, """{"amount":1}""", null);

        // Computed once with another language's SHA-256 over the bytes as documented.
        Assert.Equal("64c2d4d46770fe0f91364e2ca2afc5051b732563d82b4e14f53c7b990414b0c5", line.Hash);
    }

    public static TheoryData<string, Func<Activity, Activity>> Changes => new()
    {
        { "another kind", line => Copy(line, kind: "promise_withdrawn") },
        { "another time, by a microsecond", line => Copy(line, at: line.At.AddMicroseconds(1)) },
        { "another person", line => Copy(line, actorId: 8) },
        { "nobody instead of a person", line => Copy(line, actorId: -1) },
        { "another authority", line => Copy(line, authority: "Manager") },
        { "other details", line => Copy(line, details: """{"amount":2}""") },
        { "another commitment", line => Copy(line, commitment: new string('a', 64)) },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_changed_line_is_named(string what, Func<Activity, Activity> change)
    {
        Assert.NotEmpty(what);
        var lines = Lines(9);
        lines[4] = change(lines[4]);

        Assert.Equal(new ChainBreak("account:17", 5, ChainBreakKind.Changed), ActivityChain.Verify(lines));
    }

    [Fact]
    public void A_removed_line_is_named()
    {
        var lines = Lines(9);
        lines.RemoveAt(3);

        Assert.Equal(new ChainBreak("account:17", 4, ChainBreakKind.Missing), ActivityChain.Verify(lines));
    }

    [Fact]
    public void Lines_whose_places_were_exchanged_are_found()
    {
        var lines = Lines(4);
        (lines[1], lines[2]) = (Copy(lines[2], sequence: 2), Copy(lines[1], sequence: 3));

        Assert.Equal(new ChainBreak("account:17", 2, ChainBreakKind.Reordered), ActivityChain.Verify(lines));
    }

    [Fact]
    public void A_line_moved_to_another_chain_no_longer_fits()
    {
        var lines = Lines(2);
        lines[1] = Copy(lines[1], chain: "account:18");

        Assert.Equal(ChainBreakKind.Changed, ActivityChain.Verify(lines)?.Kind);
    }

    [Fact]
    public void Text_cannot_be_shifted_from_one_field_to_the_next()
    {
        var one = ActivityChain.Append(null, "account:1", 1, "ab", Monday, Mara, "c", null);
        var other = ActivityChain.Append(null, "account:1", 1, "a", Monday, Mara, "bc", null);
        var absent = ActivityChain.Append(null, "account:1", 1, "ab", Monday, Mara, "c", "");

        Assert.Equal(3, new[] { one.Hash, other.Hash, absent.Hash }.Distinct().Count());
    }

    [Fact]
    public void A_commitment_hides_the_data_and_binds_to_it()
    {
        const string quote = """{"quote":"We will pay on Friday."}""";
        var (salt, otherSalt) = (ActivityChain.NewSalt(), ActivityChain.NewSalt());

        Assert.Equal(ActivityChain.Commit(salt, quote), ActivityChain.Commit(salt, quote));
        Assert.NotEqual(ActivityChain.Commit(salt, quote), ActivityChain.Commit(otherSalt, quote));
        Assert.NotEqual(ActivityChain.Commit(salt, quote), ActivityChain.Commit(salt, quote + " "));
    }

    [Fact]
    public void Any_single_damage_to_a_random_chain_is_found()
    {
        var random = new Random(42);
        for (var round = 0; round < 200; round++)
        {
            var lines = Lines(random.Next(2, 30));
            var place = random.Next(lines.Count);
            switch (random.Next(3))
            {
                case 0 when place < lines.Count - 1:
                    lines.RemoveAt(place);
                    break;
                case 1 when place < lines.Count - 1:
                    (lines[place], lines[place + 1]) = (lines[place + 1], lines[place]);
                    break;
                default:
                    lines[place] = Copy(lines[place], details: lines[place].Details + " ");
                    break;
            }

            Assert.NotNull(ActivityChain.Verify(lines));
        }
    }

    private static List<Activity> Lines(int count)
    {
        var lines = new List<Activity>();
        ChainHead? head = null;
        for (var index = 0; index < count; index++)
        {
            var line = ActivityChain.Append(
                head, "account:17", 17, "promise_recorded", Monday.AddMinutes(index), Mara, $$"""{"amount":{{index}}}""", index % 2 == 0 ? null : new string('0', 64));
            lines.Add(line);
            head = new ChainHead(line.Chain, line.Sequence, line.Hash);
        }

        return lines;
    }

    private static Activity Copy(
        Activity line,
        string? chain = null,
        long? sequence = null,
        string? kind = null,
        DateTimeOffset? at = null,
        long? actorId = null,
        string? authority = null,
        string? details = null,
        string? commitment = null) => new()
        {
            Chain = chain ?? line.Chain,
            Sequence = sequence ?? line.Sequence,
            AccountId = line.AccountId,
            Kind = kind ?? line.Kind,
            At = at ?? line.At,
            ActorKind = line.ActorKind,
            ActorId = actorId == -1 ? null : actorId ?? line.ActorId,
            Authority = authority ?? line.Authority,
            Details = details ?? line.Details,
            PersonalCommitment = commitment ?? line.PersonalCommitment,
            PreviousHash = line.PreviousHash,
            Hash = line.Hash,
        };
}
