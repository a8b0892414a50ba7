using Vyomiyra.Api.Conversations.Turns;

namespace Vyomiyra.Api.Conversations.Receiving;

public static class ReceivingServices
{
    public static void AddReceiving(this IServiceCollection services)
    {
        services.AddOptions<ConversationOptions>().BindConfiguration(ConversationOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<OwnDomains>();
        services.AddScoped<JoinConversations>();
        services.AddScoped<PlaceMessages>();
        services.AddScoped<GatherEvidence>();
        services.AddScoped<LinkConversations>();
        services.AddScoped<NamedReceivables>();
        services.AddScoped<LookAgain>();
        services.AddScoped<NoteColleagues>();
        services.AddScoped<NoteBounces>();
        services.AddScoped<ReceiveMail>();
        services.AddScoped<TieOldMessages>();
        services.AddScoped<ComputeTurns>();
        services.AddScoped<RecomputeTurns>();
    }

    /// <summary>After an upgrade there are messages that nobody could answer yet.</summary>
    public static async Task TieOldMessagesAsync(this IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<TieOldMessages>().RunAsync(CancellationToken.None);
    }
}
