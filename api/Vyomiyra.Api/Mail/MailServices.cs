namespace Vyomiyra.Api.Mail;

public static class MailServices
{
    public static void AddMail(this IServiceCollection services)
    {
        services.AddSingleton<GraphClients>();
        services.AddScoped<MailReader>();
        services.AddScoped<MailLinks>();
        services.AddScoped<AttachmentReader>();
        services.AddSingleton<MailContents>();
        services.AddSingleton<MailboxReader>();
        services.AddSingleton<MailSubscriptions>();
    }
}
