using Vyomiyra.Api.Data;
using Vyomiyra.Api.Receivables;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddOpenApi();
builder.Services.AddSingleton(TimeProvider.System);
builder.AddData();
builder.Services.AddImports();

var app = builder.Build();
if (args is ["import", .. var import])
{
    await app.Services.MigrateAsync();
    return await ImportCommand.RunAsync(import, app.Services, Console.Out, app.Lifetime.ApplicationStopping);
}

app.MapOpenApi();
app.Run();
return 0;

public partial class Program;
