using Sts;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton<TokenIssuer>();
builder.Services.AddScoped<MtlsFilter>();
builder.Services.AddControllers(options =>
{
    options.SuppressAsyncSuffixInActionNames = true;
});
var app = builder.Build();
app.MapControllers();
app.Run();
