using Vyomiyra.Api.Data;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddOpenApi();
builder.Services.AddSingleton(TimeProvider.System);
builder.AddData();

var app = builder.Build();
app.MapOpenApi();
app.Run();

public partial class Program;
