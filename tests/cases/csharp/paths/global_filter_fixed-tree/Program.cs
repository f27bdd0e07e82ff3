using Sts;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton<TokenIssuer>();
builder.Services.AddScoped<MtlsFilter>();
builder.Services.AddControllers(options =>
{
    options.Filters.Add<MtlsFilter>();
});
var app = builder.Build();
app.MapControllers();
app.Run();
