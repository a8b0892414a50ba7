using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain;
using Vyomiyra.Domain.History;

namespace Vyomiyra.Api.History;

/// <summary>Appends one activity a fact to the chain that the fact belongs to, in the fact's transaction.</summary>
public sealed class AppendActivities(VyomiyraDb db) : IFactHandler
{
    private const int ChainsAtOnce = 500;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutWhatIsNoDetail } },
    };

    public async Task HandleAsync(IReadOnlyList<RecordedFact> facts, Work work, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(facts);
        foreach (var chunk in facts.GroupBy(recorded => recorded.Fact.Chain).Chunk(ChainsAtOnce))
        {
            var heads = await HeadsAsync([.. chunk.Select(chain => chain.Key)], cancellation);
            var personal = new List<(Activity Activity, string Salt, string Json)>();
            var activities = new List<Activity>();
            foreach (var chain in chunk)
            {
                var head = heads.GetValueOrDefault(chain.Key);
                foreach (var recorded in chain)
                {
                    var activity = Append(head, recorded, personal);
                    activities.Add(activity);
                    head = new ChainHead(activity.Chain, activity.Sequence, activity.Hash);
                }
            }

            if (personal.Count == 0)
            {
                // Imports touch many accounts and say nothing personal: nobody needs the keys of these lines.
                await db.BulkInsertAsync(activities, cancellation);
                continue;
            }

            db.Activities.AddRange(activities);
            await db.SaveChangesAsync(cancellation);
            db.ActivityPersonalData.AddRange(personal.Select(data => new ActivityPersonalData { ActivityId = data.Activity.Id, Salt = data.Salt, Json = data.Json }));
        }
    }

    private static Activity Append(ChainHead? head, RecordedFact recorded, List<(Activity, string, string)> personal)
    {
        var fact = recorded.Fact;
        var (salt, personalJson) = fact.Personal is { } data ? (ActivityChain.NewSalt(), JsonSerializer.Serialize(data, Json)) : (null, null);
        var activity = ActivityChain.Append(
            head,
            fact.Chain,
            (fact as AccountFact)?.AccountId,
            JsonNamingPolicy.SnakeCaseLower.ConvertName(fact.GetType().Name),
            recorded.At,
            recorded.Actor,
            JsonSerializer.Serialize(fact, fact.GetType(), Json),
            personalJson is null ? null : ActivityChain.Commit(salt!, personalJson));
        if (personalJson is not null)
        {
            personal.Add((activity, salt!, personalJson));
        }

        return activity;
    }

    /// <summary>What every fact has is no detail of it: its chain, its account or company, and above all its personal part.</summary>
    private static void LeaveOutWhatIsNoDetail(JsonTypeInfo type)
    {
        if (typeof(Fact).IsAssignableFrom(type.Type))
        {
            foreach (var property in type.Properties.Where(property => IsNoDetail.Contains(property.Name)).ToList())
            {
                type.Properties.Remove(property);
            }
        }
    }

    private static readonly HashSet<string> IsNoDetail = new(StringComparer.Ordinal) { "chain", "personal", "accountId", "companyId" };

    private async Task<Dictionary<string, ChainHead>> HeadsAsync(string[] chains, CancellationToken cancellation) =>
        await db.Activities
            .Where(activity => chains.Contains(activity.Chain)
                && activity.Sequence == db.Set<Activity>().Where(other => other.Chain == activity.Chain).Max(other => other.Sequence))
            .Select(activity => new ChainHead(activity.Chain, activity.Sequence, activity.Hash))
            .ToDictionaryAsync(head => head.Chain, cancellation);
}
